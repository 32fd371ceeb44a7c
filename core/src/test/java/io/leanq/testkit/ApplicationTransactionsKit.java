package io.leanq.testkit;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.truncate;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.Students.STUDENT_IDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.leanq.LeanqException;
import io.leanq.PoolExhausted;
import io.leanq.driver.Isolation;
import io.leanq.exec.Database;
import io.leanq.exec.Platform;
import io.leanq.exec.Session;
import io.leanq.exec.TransactionOptions;
import io.leanq.query.Change;
import io.leanq.query.Dsl;
import io.leanq.schema.MetaData;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** LeanQ inside and beside the transactions of an application: Spring's TransactionTemplate over a Hikari pool. */
@Timeout(60)
public interface ApplicationTransactionsKit {
    /** The pool's settings for a user of the database; the kit adds size and mode. */
    void address(HikariConfig config);

    Platform platform();

    /** The same database over other connections, for creating tables and for seeing what is committed. */
    Database outside();

    @BeforeEach
    default void createTable() {
        MetaData.of(STUDENTS, STUDENT_IDS).createAll(outside());
    }

    @AfterEach
    default void dropTable() {
        MetaData.of(STUDENTS, STUDENT_IDS).dropAll(outside(), MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    private HikariDataSource pool(int size, boolean autocommit) {
        HikariConfig config = new HikariConfig();
        address(config);
        config.setMaximumPoolSize(size);
        config.setAutoCommit(autocommit);
        config.setConnectionTimeout(2_000);
        return new HikariDataSource(config);
    }

    private static TransactionTemplate transactions(DataSource pool) {
        return new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    private static Change student(int id) {
        return insertInto(STUDENTS).set(STUDENTS.id, id).set(STUDENTS.name, "Ann");
    }

    private static long countedBy(io.leanq.exec.Executor db) {
        return db.fetchOne(select(count()).from(STUDENTS));
    }

    @Test
    default void rollbackOfTheApplicationUndoesLeanqsWork() {
        try (HikariDataSource pool = pool(2, true);
                Database db = Database.joining(new TransactionAwareDataSourceProxy(pool), platform())) {
            transactions(pool).executeWithoutResult(status -> {
                db.execute(student(1));
                db.transaction(tx -> tx.execute(student(2)));
                db.batch(Dsl.batchInsert(STUDENTS), List.of(new StudentsRow(3, "Ben", null, true)));
                try (Session session = db.session()) {
                    session.execute(student(4));
                    assertThat(countedBy(session)).isEqualTo(4);
                }
                status.setRollbackOnly();
            });
            assertThat(countedBy(outside())).isZero();
        }
    }

    @Test
    default void commitOfTheApplicationKeepsLeanqsWork() {
        try (HikariDataSource pool = pool(2, true);
                Database db = Database.joining(new TransactionAwareDataSourceProxy(pool), platform())) {
            transactions(pool).executeWithoutResult(status -> {
                db.execute(student(1));
                db.transaction(tx -> tx.execute(student(2)));
                assertThat(countedBy(outside()))
                        .as("seen by others before the commit")
                        .isZero();
            });
            assertThat(countedBy(outside())).isEqualTo(2);
        }
    }

    @Test
    default void failedJoinedWorkLeavesTheRollbackToTheApplication() {
        try (HikariDataSource pool = pool(2, true);
                Database db = Database.joining(new TransactionAwareDataSourceProxy(pool), platform())) {
            transactions(pool).executeWithoutResult(status -> {
                db.execute(student(1));
                assertThatThrownBy(() -> db.transaction(tx -> {
                            tx.execute(student(2));
                            throw new IllegalStateException("no");
                        }))
                        .isInstanceOf(IllegalStateException.class);
            });
            assertThat(countedBy(outside())).isEqualTo(2);
        }
    }

    @Test
    default void connectionWithOpenWorkIsRefusedAndStaysOpen() {
        try (HikariDataSource pool = pool(2, true);
                Database db = Database.over(new TransactionAwareDataSourceProxy(pool), platform())) {
            transactions(pool).executeWithoutResult(status -> {
                Database.joining(new TransactionAwareDataSourceProxy(pool), platform())
                        .execute(student(1));
                assertThatThrownBy(() -> db.fetch(select(STUDENTS.id).from(STUDENTS)))
                        .isInstanceOf(LeanqException.class)
                        .hasMessageContaining("Database.joining(dataSource, platform)")
                        .hasMessageContaining("Database.owning(dataSource, platform)");
                status.setRollbackOnly();
            });
            assertThat(countedBy(outside())).isZero();
            assertThat(countedBy(db)).as("outside a transaction it works").isZero();
        }
    }

    @Test
    default void whatTheApplicationDecidesIsRefusedInsideItsTransaction() {
        try (HikariDataSource pool = pool(2, true);
                Database db = Database.joining(new TransactionAwareDataSourceProxy(pool), platform())) {
            transactions(pool).executeWithoutResult(status -> {
                refused(() -> db.transaction(tx -> tx.rollbackOnly()), "setRollbackOnly()");
                refused(() -> db.retryOnConflict(3), "repeat that one");
                refused(() -> db.session().commit(), "who alone ends it");
                refused(
                        () -> db.transaction(TransactionOptions.isolation(Isolation.SNAPSHOT), tx -> {}),
                        "belongs to whoever opened the connection");
                refused(
                        () -> MetaData.of(STUDENTS).dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA),
                        "outside of it");
                refused(() -> db.execute(truncate(STUDENTS)), "outside of the transaction");
            });
        }
    }

    @Test
    default void onlySingleStatementsRunOutsideATransaction() {
        try (HikariDataSource pool = pool(2, true);
                Database db = Database.joining(new TransactionAwareDataSourceProxy(pool), platform())) {
            db.execute(student(1));
            assertThat(countedBy(outside())).isEqualTo(1);
            refused(() -> db.transaction(tx -> tx.execute(student(2))), "none has begun");
            refused(
                    () -> db.batch(Dsl.batchInsert(STUDENTS), List.of(new StudentsRow(3, "Ben", null, true))),
                    "none has begun");
            refused(() -> db.session(TransactionOptions.DEFAULT), "none has begun");
            assertThat(countedBy(outside())).isEqualTo(1);
        }
    }

    private static void refused(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(LeanqException.class).hasMessageContaining(words);
    }

    @Test
    default void aPoolWithoutAutocommitKeepsItsWritesAndItsMode() throws SQLException {
        try (HikariDataSource pool = pool(1, false);
                Database db = Database.owning(pool, platform())) {
            db.execute(student(1));
            db.transaction(tx -> tx.execute(student(2)));
            db.batch(Dsl.batchInsert(STUDENTS), List.of(new StudentsRow(3, "Ben", null, true)));
            try (Session session = db.session(TransactionOptions.DEFAULT)) {
                session.execute(student(4));
                session.commit();
                session.execute(student(5));
                session.rollback();
            }
            assertThat(countedBy(outside())).isEqualTo(4);
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isFalse();
            }
        }
    }

    @Test
    default void isolationAndReadOnlyEndWithTheTransaction() throws SQLException {
        try (HikariDataSource pool = pool(1, true);
                Database db = Database.over(pool, platform())) {
            int before;
            try (Connection connection = pool.getConnection()) {
                before = connection.getTransactionIsolation();
            }
            db.transaction(
                    TransactionOptions.isolation(Isolation.READ_COMMITTED).withReadOnly(), tx -> {
                        assertThat(countedBy(tx)).isZero();
                        refused(() -> tx.execute(student(1)), "read-only");
                    });
            db.execute(student(1));
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getTransactionIsolation()).isEqualTo(before);
                assertThat(connection.isReadOnly()).isFalse();
            }
        }
    }

    @Test
    default void exhaustedPoolAdvisesToUseTheTransactionsExecutor() {
        try (HikariDataSource pool = pool(1, true);
                Database db = Database.over(pool, platform())) {
            pool.setConnectionTimeout(250);
            assertThatThrownBy(() -> db.transaction(tx -> countedBy(db)))
                    .isInstanceOf(PoolExhausted.class)
                    .hasMessageContaining("inside a transaction use tx, not db");
            assertThat(countedBy(db)).isZero();
        }
    }

    @Test
    default void aPoolOfOneConnectionWorksAThousandTimes() {
        try (HikariDataSource pool = pool(1, true);
                HikariDataSource manual = pool(1, false)) {
            List<Database> databases = List.of(Database.over(pool, platform()), Database.owning(manual, platform()));
            for (int i = 0; i < 500; i++) {
                for (Database db : databases) {
                    switch (i % 4) {
                        case 0 -> countedBy(db);
                        case 1 -> db.transaction(tx -> countedBy(tx));
                        case 2 ->
                            assertThatThrownBy(() -> db.transaction(tx -> {
                                        throw new IllegalStateException("no");
                                    }))
                                    .isInstanceOf(IllegalStateException.class);
                        default ->
                            assertThatThrownBy(() -> db.execute(insertInto(STUDENTS)
                                            .set(STUDENTS.id, 1)
                                            .set(
                                                    STUDENTS.name,
                                                    Dsl.value((String) null, io.leanq.query.DataType.VARCHAR))))
                                    .isInstanceOf(LeanqException.class);
                    }
                }
            }
            Database joining = Database.joining(new TransactionAwareDataSourceProxy(pool), platform());
            TransactionTemplate transactions = transactions(pool);
            for (int i = 0; i < 250; i++) {
                transactions.executeWithoutResult(status -> {
                    countedBy(joining);
                    joining.transaction(tx -> countedBy(tx));
                });
            }
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }
}
