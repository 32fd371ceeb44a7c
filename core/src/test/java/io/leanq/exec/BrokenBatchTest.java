package io.leanq.exec;

import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Students.STUDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.schema.MetaData;
import io.leanq.testkit.StudentsRow;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch that fails half-way, after the driver has sent its first thousand rows. */
class BrokenBatchTest {
    private final JdbcDataSource source = new JdbcDataSource();
    private Database db;

    @BeforeEach
    void createTable() {
        source.setURL("jdbc:h2:mem:broken_batch;DB_CLOSE_DELAY=-1");
        db = Database.over(source, StandardPlatform.H2);
        MetaData.of(STUDENTS).createAll(db);
    }

    @AfterEach
    void dropTable() {
        MetaData.of(STUDENTS).dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    /** Rows whose iterator fails half-way, like an assertion of the application. */
    private static Iterator<StudentsRow> rowsThatEndBadly() {
        return IntStream.range(0, 2_000)
                .mapToObj(i -> {
                    if (i == 1_500) {
                        throw new AssertionError("the rows ended badly");
                    }
                    return new StudentsRow(i, "n", null, null);
                })
                .iterator();
    }

    @Test
    void firstHalfOfABrokenBatchIsNeverCommitted() {
        assertThatThrownBy(() -> db.transaction(tx -> {
                    try {
                        tx.batch(batchInsert(STUDENTS), rowsThatEndBadly());
                    } catch (AssertionError e) {
                        // the work ignores the failure and goes on
                    }
                }))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("half-way");
        assertThat(db.fetchOne(select(count()).from(STUDENTS))).isZero();
        assertThatThrownBy(() -> db.batch(batchInsert(STUDENTS), rowsThatEndBadly()))
                .isInstanceOf(AssertionError.class);
        assertThat(db.fetchOne(select(count()).from(STUDENTS))).isZero();
    }

    @Test
    void sessionIsUnusableAfterItsRollbackFailed() {
        Database stubborn = Database.over(withoutRollback(), StandardPlatform.H2);
        Session session = stubborn.session();
        assertThatThrownBy(() -> session.batch(batchInsert(STUDENTS), rowsThatEndBadly()))
                .isInstanceOf(AssertionError.class)
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().isInstanceOf(SqlException.class));
        assertThatThrownBy(() -> session.execute(insertInto(STUDENTS).set(STUDENTS.name, "lost")))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("could not be rolled back");
        session.close(); // the connection is aborted, and the failure was thrown before
        assertThat(db.fetchOne(select(count()).from(STUDENTS))).isZero();
    }

    /** H2 whose connections refuse to roll back. */
    private DataSource withoutRollback() {
        return proxy(
                DataSource.class,
                source,
                (method, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, (name, same) -> same)
                        : result);
    }

    private interface Change {
        Object of(String method, Object result);
    }

    private static <X> X proxy(Class<X> type, X target, Change change) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("rollback")) {
                        throw new SQLException("no", "HY000");
                    }
                    try {
                        return change.of(method.getName(), method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
