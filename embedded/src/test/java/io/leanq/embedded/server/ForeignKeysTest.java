package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign keys hold at the end of each statement, and after whatever transactions are under way at once. */
class ForeignKeysTest {
    private EmbeddedLeanxcale server;
    private Connection one;
    private Connection two;

    @BeforeEach
    void start() throws SQLException {
        server = EmbeddedLeanxcale.builder().httpPort(0).start();
        one = connect();
        two = connect();
        run(
                one,
                "CREATE TABLE staff (id INTEGER PRIMARY KEY, boss INTEGER, CONSTRAINT fk_boss FOREIGN KEY (boss) REFERENCES staff (id))");
        run(one, "CREATE TABLE parents (id INTEGER PRIMARY KEY, name VARCHAR(10))");
        run(
                one,
                "CREATE TABLE children (id BIGINT PRIMARY KEY, parent INTEGER, CONSTRAINT fk_parent FOREIGN KEY (parent) REFERENCES parents (id))");
        run(one, "INSERT INTO parents VALUES (1, 'a'), (2, 'b'), (3, 'c')");
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

    private static void refused(Connection connection, String sql, String words) {
        assertThatThrownBy(() -> run(connection, sql))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(words);
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void isolation(int level, Connection... connections) throws SQLException {
        for (Connection connection : connections) {
            connection.setTransactionIsolation(level);
            connection.setAutoCommit(false);
        }
    }

    @Test
    void rowsOfOneStatementReferToEachOther() throws SQLException {
        assertThat(run(one, "INSERT INTO staff VALUES (1, NULL), (2, 1)")).isEqualTo(2);
        assertThat(run(one, "INSERT INTO staff VALUES (4, 3), (3, NULL), (5, 5)"))
                .isEqualTo(3);
        assertThat(run(one, "DELETE FROM staff")).isEqualTo(5);
    }

    @Test
    void brokenKeysAreRefusedAndNothingOfTheStatementRemains() throws SQLException {
        refused(one, "INSERT INTO staff VALUES (1, NULL), (2, 99)", "FK_BOSS".toLowerCase(java.util.Locale.ROOT));
        assertThat(count(one, "SELECT COUNT(*) FROM staff")).isZero();
        run(one, "INSERT INTO staff VALUES (1, NULL), (2, 1)");
        refused(one, "DELETE FROM staff WHERE id = 1", "Foreign key violation");
        refused(one, "UPDATE staff SET boss = 7 WHERE id = 2", "Foreign key violation");
        refused(one, "UPDATE staff SET id = 7 WHERE id = 1", "Foreign key violation");
        assertThat(run(one, "UPDATE staff SET boss = NULL WHERE id = 2")).isEqualTo(1);
        assertThat(run(one, "UPDATE staff SET id = 7 WHERE id = 1")).isEqualTo(1);
        assertThat(count(one, "SELECT SUM(id) FROM staff")).isEqualTo(9);
    }

    @Test
    void upsertsAndBatchesAreLookedThroughToo() throws SQLException {
        refused(one, "UPSERT INTO children VALUES (10, 99)", "Foreign key violation");
        assertThat(run(one, "UPSERT INTO children VALUES (10, 1)")).isEqualTo(1);
        assertThat(run(one, "UPSERT INTO parents VALUES (1, 'z')")).isEqualTo(1);
        try (PreparedStatement insert = one.prepareStatement("INSERT INTO children VALUES (?, ?)")) {
            for (int i = 0; i < 3; i++) {
                insert.setLong(1, 20 + i);
                insert.setInt(2, i == 2 ? 99 : 1);
                insert.addBatch();
            }
            assertThatThrownBy(insert::executeBatch).isInstanceOf(SQLException.class);
        }
        assertThat(count(one, "SELECT COUNT(*) FROM children")).isEqualTo(1);
        refused(one, "TRUNCATE TABLE parents", "truncate");
        refused(one, "DROP TABLE parents", "parents");
    }

    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ})
    void parentGoesWithItsChildInOneTransaction(int level) throws SQLException {
        run(one, "INSERT INTO children VALUES (10, 1)");
        isolation(level, one);
        run(one, "DELETE FROM children WHERE parent = 1");
        assertThat(run(one, "DELETE FROM parents WHERE id = 1")).isEqualTo(1);
        one.commit();
        assertThat(count(two, "SELECT COUNT(*) FROM parents")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ})
    void childAndVanishingParentAreAConflict(int level) throws SQLException {
        isolation(level, one, two);
        count(two, "SELECT COUNT(*) FROM children"); // the snapshot is taken
        run(one, "DELETE FROM parents WHERE id = 2");
        refused(two, "INSERT INTO children VALUES (20, 2)", "Conflict");
        one.commit();
        two.rollback();

        count(two, "SELECT COUNT(*) FROM children");
        run(one, "DELETE FROM parents WHERE id = 3");
        one.commit();
        assertThatThrownBy(() -> run(two, "INSERT INTO children VALUES (30, 3)"))
                .isInstanceOf(SQLException.class);
        two.rollback();

        count(two, "SELECT COUNT(*) FROM parents");
        run(one, "INSERT INTO children VALUES (10, 1)");
        refused(two, "DELETE FROM parents WHERE id = 1", "Conflict");
        one.commit();
        two.rollback();
        assertThat(count(one, "SELECT COUNT(*) FROM children WHERE parent NOT IN (SELECT id FROM parents)"))
                .isZero();
        assertThat(count(one, "SELECT COUNT(*) FROM children")).isEqualTo(1);
    }

    @Test
    void snapshotDoesNotTakeAParentWhoseChildCameMeanwhile() throws SQLException {
        isolation(Connection.TRANSACTION_REPEATABLE_READ, one, two);
        count(two, "SELECT COUNT(*) FROM parents");
        run(one, "INSERT INTO children VALUES (10, 1)");
        one.commit();
        refused(two, "DELETE FROM parents WHERE id = 1", "Conflict");
    }

    @Test
    void childrenOfOneParentDoNotMeet() throws SQLException {
        isolation(Connection.TRANSACTION_REPEATABLE_READ, one, two);
        run(one, "INSERT INTO children VALUES (10, 1)");
        run(two, "INSERT INTO children VALUES (11, 1)");
        one.commit();
        two.commit();
        assertThat(count(one, "SELECT COUNT(*) FROM children")).isEqualTo(2);
    }
}
