package io.leanq.embedded.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.calcite.avatica.AvaticaSqlException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Transactions and failures as users of the stock driver see them. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("StockTransactionsTest")
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockTransactionsTest {
    @Parameter
    private StockTransport transport;

    private EmbeddedLeanxcale server;
    private Connection connection;

    @BeforeParameterizedClassInvocation
    void createTables(StockTransport over) throws SQLException {
        server = StockTransport.startServer();
        connection = over.connect(server);
        execute(connection, "CREATE TABLE parent (id INTEGER PRIMARY KEY, name VARCHAR(5) NOT NULL UNIQUE)");
        execute(connection, "CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id))");
        execute(connection, "CREATE TABLE tx (id INTEGER PRIMARY KEY, n INTEGER)");
        execute(connection, "INSERT INTO parent VALUES (1, 'one')");
    }

    @BeforeEach
    void empty() throws SQLException {
        execute(connection, "DELETE FROM tx");
    }

    @AfterParameterizedClassInvocation
    void close() throws SQLException {
        connection.close();
        server.close();
    }

    private static int execute(Connection on, String sql) throws SQLException {
        try (Statement statement = on.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private int count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM tx")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    private static void assertState(String state, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AvaticaSqlException.class, e -> {
            assertThat(e.getSQLState()).isEqualTo(state);
            assertThat(e.getMessage()).doesNotContain("\tat ");
        });
    }

    @Test
    void committedRowsAreSeenAndRolledBackOnesAreNot() throws SQLException {
        try (Connection other = transport.connect(server)) {
            other.setAutoCommit(false);
            execute(other, "INSERT INTO tx VALUES (1, 0)");
            assertThat(count()).isZero();
            other.commit();
            assertThat(count()).isEqualTo(1);
            execute(other, "DELETE FROM tx");
            other.rollback();
            execute(other, "INSERT INTO tx VALUES (2, 0)");
            other.setAutoCommit(true);
            execute(other, "INSERT INTO tx VALUES (3, 0)");
            assertThat(count()).isEqualTo(3);
            other.setAutoCommit(false);
            execute(other, "INSERT INTO tx VALUES (4, 0)");
        }
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void isolationIsSetByJdbcsLevels() throws SQLException {
        try (Connection other = transport.connect(server)) {
            other.setAutoCommit(false);
            other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            assertThat(countOn(other)).isZero();
            execute(connection, "INSERT INTO tx VALUES (1, 0)");
            assertThat(countOn(other)).isZero();
            other.rollback();
            other.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(countOn(other)).isEqualTo(1);
            execute(connection, "INSERT INTO tx VALUES (2, 0)");
            assertThat(countOn(other)).isEqualTo(2);
            assertThat(other.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    private static int countOn(Connection other) throws SQLException {
        try (Statement statement = other.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM tx")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    @Test
    void laterWriterGetsTheConflictAndMayRepeat() throws SQLException {
        execute(connection, "INSERT INTO tx VALUES (1, 0)");
        try (Connection other = transport.connect(server)) {
            other.setAutoCommit(false);
            assertThat(countOn(other)).isEqualTo(1);
            execute(connection, "UPDATE tx SET n = n + 1");
            assertState("40001", () -> execute(other, "UPDATE tx SET n = n + 10"));
            assertState("40001", () -> execute(other, "INSERT INTO tx VALUES (2, 0)"));
            other.rollback();
            assertThat(execute(other, "UPDATE tx SET n = n + 10")).isEqualTo(1);
            other.commit();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT n FROM tx")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(11);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "42000 | SELEC 1",
                "42S02 | SELECT * FROM nowhere",
                "42S22 | SELECT nothing FROM tx",
                "42S01 | CREATE TABLE tx (id INTEGER PRIMARY KEY)",
                "23505 | INSERT INTO parent VALUES (1, 'two')",
                "23505 | INSERT INTO parent VALUES (2, 'one')",
                "23503 | INSERT INTO child VALUES (1, 77)",
                "23502 | INSERT INTO parent (id) VALUES (3)",
                "22001 | INSERT INTO parent VALUES (4, 'longer than five')",
                "22018 | INSERT INTO tx VALUES (5, 'five')",
                "22003 | INSERT INTO tx VALUES (6, 12345678901)",
                "22012 | SELECT 1 / 0"
            })
    void failuresCarryTheirState(String state, String sql) {
        assertState(state, () -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    @Test
    void preparedStatementGoesOnAfterAFailure() throws SQLException {
        execute(connection, "INSERT INTO tx VALUES (1, 0)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO tx VALUES (?, ?)")) {
            insert.setInt(1, 1);
            insert.setInt(2, 0);
            assertState("23505", insert::executeUpdate);
            insert.setString(1, "one");
            assertState("22018", insert::executeUpdate);
            insert.setInt(1, 2);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        assertState("42000", () -> connection.prepareStatement("SELEC ?"));
    }

    @Test
    void aReadOnlyConnectionChangesNothing() throws SQLException {
        try (Connection other = transport.connect(server)) {
            other.setReadOnly(true);
            assertThat(countOn(other)).isZero();
            assertState("25006", () -> execute(other, "INSERT INTO tx VALUES (1, 0)"));
            other.setReadOnly(false);
            assertThat(execute(other, "INSERT INTO tx VALUES (1, 0)")).isEqualTo(1);
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> {
                    try (Connection refused = transport.connect(server, "user1", "wrong")) {
                        refused.createStatement().close();
                    }
                })
                .hasStackTraceContaining("Wrong user name or password");
    }
}
