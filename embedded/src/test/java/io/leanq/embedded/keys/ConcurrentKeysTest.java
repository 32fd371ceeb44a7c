package io.leanq.embedded.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * If two transactions touch both ends of a foreign key, one of them fails, so that no child is left without its parent.
 */
class ConcurrentKeysTest {
    private static final String ORPHANS = "SELECT COUNT(*) FROM children WHERE parent NOT IN (SELECT id FROM parents)";

    private EmbeddedLeanxcale server;
    private Connection one;
    private Connection two;

    @BeforeEach
    void start() throws SQLException {
        server = EmbeddedLeanxcale.builder().httpPort(0).start();
        one = connect();
        two = connect();
        run(one, "CREATE TABLE parents (id INTEGER PRIMARY KEY)");
        run(
                one,
                "CREATE TABLE children (id BIGINT PRIMARY KEY, parent INTEGER, FOREIGN KEY (parent) REFERENCES "
                        + "parents (id))");
        run(one, "INSERT INTO parents VALUES (1), (2), (3)");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:avatica:remote:serialization=protobuf;url=" + server.httpUrl(), "user1", "pass4user1");
    }

    private static long run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static void assertConflict(Connection connection, String sql) {
        assertThatThrownBy(() -> run(connection, sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40001"));
    }

    private static void assertMissing(Connection connection, String sql) {
        assertThatThrownBy(() -> run(connection, sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23503"));
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void transactions(int level, Connection... connections) throws SQLException {
        for (Connection connection : connections) {
            connection.setTransactionIsolation(level);
            connection.setAutoCommit(false);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void parentGoesWithItsChildInOneTransaction(int level) throws SQLException {
        run(one, "INSERT INTO children VALUES (10, 1)");
        transactions(level, one);
        run(one, "DELETE FROM children WHERE parent = 1");
        assertThat(run(one, "DELETE FROM parents WHERE id = 1")).isEqualTo(1);
        one.commit();
        assertThat(count(two, "SELECT COUNT(*) FROM parents")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void childIsRefusedWhileItsParentIsBeingDeleted(int level) throws SQLException {
        transactions(level, one, two);
        count(two, "SELECT COUNT(*) FROM children");
        run(one, "DELETE FROM parents WHERE id = 2");
        assertConflict(two, "INSERT INTO children VALUES (20, 2)");
        one.commit();
        two.rollback();
        assertThat(count(one, ORPHANS)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void parentIsKeptWhileItsChildIsBeingInserted(int level) throws SQLException {
        transactions(level, one, two);
        run(one, "INSERT INTO children VALUES (10, 1)");
        assertConflict(two, "DELETE FROM parents WHERE id = 1");
        two.rollback();
        one.commit();
        assertMissing(two, "DELETE FROM parents WHERE id = 1");
        assertThat(count(one, ORPHANS)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void changesAfterSnapshotAtOtherEndAreConflicts(int level) throws SQLException {
        transactions(level, one, two);
        count(two, "SELECT COUNT(*) FROM parents");
        run(one, "INSERT INTO children VALUES (10, 1)");
        run(one, "DELETE FROM parents WHERE id = 2");
        one.commit();
        assertConflict(two, "DELETE FROM parents WHERE id = 1");
        two.rollback();
        count(two, "SELECT COUNT(*) FROM parents");
        run(one, "DELETE FROM parents WHERE id = 3");
        one.commit();
        assertConflict(two, "INSERT INTO children VALUES (20, 3)");
    }

    @Test
    void listOfStatementsIsCheckedFromItsSnapshotOn() throws SQLException {
        transactions(Connection.TRANSACTION_SERIALIZABLE, one);
        try (Statement list = one.createStatement()) {
            list.addBatch("INSERT INTO children VALUES (1, 3)"); // takes the snapshot
            list.executeBatch();
            run(two, "INSERT INTO children VALUES (2, 2)");
            list.clearBatch();
            list.addBatch("DELETE FROM parents WHERE id = 2");
            assertThatThrownBy(list::executeBatch).hasMessageContaining("Conflict");
        }
    }

    @Test
    void childOfManyDeletedParentsIsSeenByOlderSnapshots() throws SQLException {
        run(one, "INSERT INTO parents SELECT id + 10 FROM parents");
        for (int doubled = 20; doubled < 12_000; doubled *= 2) {
            run(one, "INSERT INTO parents SELECT id + " + doubled + " FROM parents");
        }
        transactions(Connection.TRANSACTION_SERIALIZABLE, one, two);
        count(two, "SELECT COUNT(*) FROM parents");
        assertThat(run(one, "DELETE FROM parents WHERE id > 3")).isGreaterThan(KeyLocks.KEYS_OF_ONE);
        run(one, "INSERT INTO children VALUES (1, 3)");
        one.commit();
        assertConflict(two, "DELETE FROM parents WHERE id = 3");
    }

    @Test
    void cascadingKeyMissesNoConcurrentChild() throws SQLException {
        run(
                one,
                "CREATE TABLE pets (id INTEGER PRIMARY KEY, owner INTEGER,"
                        + " FOREIGN KEY (owner) REFERENCES parents (id) ON DELETE CASCADE)");
        transactions(Connection.TRANSACTION_SERIALIZABLE, one, two);
        run(two, "INSERT INTO pets VALUES (1, 1)");
        assertConflict(one, "DELETE FROM parents WHERE id = 1");
        two.commit();
        one.rollback();
        assertThat(run(one, "DELETE FROM parents WHERE id = 1")).isEqualTo(1);
        one.commit();
        assertThat(count(one, "SELECT COUNT(*) FROM pets")).isZero();
    }

    @Test
    void readCommittedSeesConcurrentCommits() throws SQLException {
        transactions(Connection.TRANSACTION_READ_COMMITTED, one, two);
        count(two, "SELECT COUNT(*) FROM parents");
        run(one, "INSERT INTO children VALUES (10, 1)");
        run(one, "DELETE FROM parents WHERE id = 2");
        run(one, "INSERT INTO parents VALUES (4)");
        one.commit();
        assertMissing(two, "DELETE FROM parents WHERE id = 1");
        assertMissing(two, "INSERT INTO children VALUES (20, 2)");
        assertThat(run(two, "INSERT INTO children VALUES (40, 4)")).isEqualTo(1);
    }

    @Test
    void childrenOfOneParentDoNotConflict() throws SQLException {
        transactions(Connection.TRANSACTION_SERIALIZABLE, one, two);
        run(one, "INSERT INTO children VALUES (10, 1)");
        run(two, "INSERT INTO children VALUES (11, 1)");
        one.commit();
        two.commit();
        assertThat(count(one, "SELECT COUNT(*) FROM children")).isEqualTo(2);
    }

    @Test
    void keysAreFreeAfterEveryEndOfTransaction() throws SQLException {
        one.setAutoCommit(false);
        run(one, "DELETE FROM parents WHERE id = 1");
        one.rollback();
        run(two, "INSERT INTO children VALUES (10, 1)");
        run(one, "DELETE FROM parents WHERE id = 2");
        run(one, "CREATE TABLE other (id INTEGER PRIMARY KEY)"); // commits
        assertMissing(two, "INSERT INTO children VALUES (20, 2)");
        run(one, "DELETE FROM parents WHERE id = 3");
        one.close();
        run(two, "INSERT INTO children VALUES (30, 3)");
        assertThat(count(two, ORPHANS)).isZero();
    }

    @Test
    void refusedStatementKeepsTransactionUsable() throws SQLException {
        one.setAutoCommit(false);
        run(one, "INSERT INTO children VALUES (10, 1)");
        assertMissing(one, "INSERT INTO children VALUES (11, 2), (12, 99)");
        run(one, "INSERT INTO children VALUES (11, 2)");
        one.commit();
        assertThat(count(two, "SELECT SUM(id) FROM children")).isEqualTo(21);
    }

    /** In each round two transactions insert a child, and two delete the parent. */
    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_SERIALIZABLE})
    void concurrentTransactionsLeaveNoOrphan(int level) throws Exception {
        int rounds = 60;
        for (int parent = 10; parent < 10 + rounds; parent++) {
            run(one, "INSERT INTO parents VALUES (" + parent + ")");
        }
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> running = IntStream.range(0, 4)
                    .mapToObj(thread -> threads.submit(() -> rounds(level, thread, rounds, start)))
                    .toList();
            int committed = 0;
            for (Future<Integer> thread : running) {
                committed += thread.get();
            }
            assertThat(committed).isGreaterThanOrEqualTo(rounds);
        } finally {
            threads.shutdownNow();
        }
        assertThat(count(one, ORPHANS)).isZero();
    }

    private int rounds(int level, int thread, int rounds, CyclicBarrier start) throws Exception {
        int committed = 0;
        try (Connection connection = connect()) {
            transactions(level, connection);
            for (int parent = 10; parent < 10 + rounds; parent++) {
                start.await();
                String change = thread % 2 == 0
                        ? "INSERT INTO children VALUES (" + (4 * parent + thread) + ", " + parent + ")"
                        : "DELETE FROM parents WHERE id = " + parent;
                committed += isCommitted(connection, change) ? 1 : 0;
            }
        }
        return committed;
    }

    private static boolean isCommitted(Connection connection, String change) throws SQLException {
        try {
            run(connection, change);
            connection.commit();
            return true;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isIn("23503", "40001");
            connection.rollback();
            return false;
        }
    }
}
