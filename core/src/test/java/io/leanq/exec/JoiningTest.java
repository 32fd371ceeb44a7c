package io.leanq.exec;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Students.STUDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.schema.MetaData;
import java.sql.Connection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session inside a transaction that the caller has begun and that only the caller ends. */
class JoiningTest {
    private final JdbcDataSource source = new JdbcDataSource();
    private Database db;

    @BeforeEach
    void createTable() {
        source.setURL("jdbc:h2:mem:joining;DB_CLOSE_DELAY=-1");
        db = Database.over(source, StandardPlatform.H2);
        MetaData.of(STUDENTS).createAll(db);
    }

    @AfterEach
    void dropTable() {
        MetaData.of(STUDENTS).dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    @Test
    void callerCommitsOrRollsBackTheChanges() throws Exception {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("INSERT INTO students (id, name) VALUES (1, 'by the caller')");
            try (Session session = Session.joining(connection, StandardPlatform.H2)) {
                assertThat(session.fetchOne(select(count()).from(STUDENTS))).isEqualTo(1);
                session.execute(insertInto(STUDENTS).set(STUDENTS.id, 2).set(STUDENTS.name, "by LeanQ"));
            }
            assertThat(connection.isClosed()).isFalse();
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(db.fetchOne(select(count()).from(STUDENTS))).isZero();
            connection.rollback();
            assertThat(db.fetchOne(select(count()).from(STUDENTS))).isZero();

            try (Session session = Session.joining(connection, StandardPlatform.H2)) {
                session.execute(insertInto(STUDENTS).set(STUDENTS.id, 3).set(STUDENTS.name, "by LeanQ"));
            }
            connection.commit();
            assertThat(db.fetchOne(select(count()).from(STUDENTS))).isEqualTo(1);
        }
    }

    @Test
    void endingTheTransactionIsRefused() throws Exception {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Session session = Session.joining(connection, StandardPlatform.H2)) {
                assertThatThrownBy(session::commit)
                        .isInstanceOf(LeanqException.class)
                        .hasMessageContaining("caller");
                assertThatThrownBy(session::rollback)
                        .isInstanceOf(LeanqException.class)
                        .hasMessageContaining("caller");
            }
        }
    }

    @Test
    void autocommittingConnectionCannotBeJoined() throws Exception {
        try (Connection connection = source.getConnection()) {
            assertThatThrownBy(() -> Session.joining(connection, StandardPlatform.H2))
                    .isInstanceOf(LeanqException.class)
                    .hasMessageContaining("setAutoCommit(false)");
        }
    }
}
