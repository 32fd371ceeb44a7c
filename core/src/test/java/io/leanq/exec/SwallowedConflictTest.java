package io.leanq.exec;

import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.testkit.Students.STUDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.WriteConflict;
import io.leanq.schema.MetaData;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On a conflict H2 rolls back all earlier changes of the transaction. Changes that the work makes afterwards must not
 * be committed without them.
 */
class SwallowedConflictTest {
    private final JdbcDataSource source = new JdbcDataSource();
    private Database db;

    @BeforeEach
    void createTable() {
        // conflicts are reported at once, without waiting for the other writer
        source.setURL("jdbc:h2:mem:swallowed;DB_CLOSE_DELAY=-1;"
                + "INIT=SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
        db = Database.over(source, StandardPlatform.H2);
        MetaData.of(STUDENTS).createAll(db);
        db.execute(insertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "Ann"));
    }

    @AfterEach
    void dropTable() {
        MetaData.of(STUDENTS).dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    private void losesToAnotherAndGoesOn(Executor work) {
        work.execute(insertInto(STUDENTS).set(STUDENTS.id, 2).set(STUDENTS.name, "before"));
        rename(db);
        try {
            rename(work);
        } catch (WriteConflict e) {
            // the work ignores the conflict and goes on
        }
        work.execute(insertInto(STUDENTS).set(STUDENTS.id, 3).set(STUDENTS.name, "after"));
    }

    private static void rename(Executor by) {
        by.execute(update(STUDENTS).set(STUDENTS.name, "Bea").where(STUDENTS.id.eq(1)));
    }

    private List<Integer> ids() {
        return db.fetch(select(STUDENTS.id).from(STUDENTS).orderBy(STUDENTS.id.asc()));
    }

    @Test
    void transactionIsNeverCommittedAfterAConflict() {
        assertThatThrownBy(() -> db.transaction(this::losesToAnotherAndGoesOn))
                .isInstanceOf(WriteConflict.class)
                .hasCauseInstanceOf(WriteConflict.class)
                .hasMessageContaining("rolled back instead of committed");
        assertThat(ids()).containsExactly(1);
    }

    @Test
    void retriedTransactionIsRepeatedAfterASwallowedConflict() {
        AtomicInteger attempts = new AtomicInteger();
        db.retryOnConflict(1).transaction(tx -> {
            if (attempts.incrementAndGet() == 1) {
                losesToAnotherAndGoesOn(tx);
            } else {
                rename(tx);
            }
        });
        assertThat(attempts).hasValue(2);
        assertThat(ids()).containsExactly(1);
    }

    @Test
    void aSessionCommitsAgainAfterItsRollback() {
        Database manual = Database.over(source, StandardPlatform.H2, new DatabaseOptions(false, List.of()));
        try (Session session = manual.session()) {
            losesToAnotherAndGoesOn(session);
            assertThatThrownBy(session::commit).isInstanceOf(WriteConflict.class);
            session.execute(insertInto(STUDENTS).set(STUDENTS.id, 4).set(STUDENTS.name, "anew"));
            session.commit();
        }
        assertThat(ids()).containsExactly(1, 4);
    }
}
