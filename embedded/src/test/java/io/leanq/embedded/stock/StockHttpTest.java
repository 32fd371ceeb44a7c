package io.leanq.embedded.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.calcite.avatica.AvaticaSqlException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The stock Avatica JDBC driver over its own HTTP client, which keeps a pool of sockets for all connections. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockHttpTest {
    private final EmbeddedLeanxcale server =
            EmbeddedLeanxcale.builder().httpPort(0).start();

    @AfterAll
    void close() {
        server.close();
    }

    private Connection connect(String options) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:avatica:remote:url=" + server.httpUrl() + options, "user1", "pass4user1");
    }

    @Test
    void batchesManyRowsRollbacksAndErrorsWork() throws SQLException {
        try (Connection connection = connect(";serialization=protobuf");
                Connection other = connect(";serialization=protobuf");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v VARCHAR(200))");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
                for (int i = 0; i < 5000; i++) {
                    insert.setInt(1, i);
                    insert.setString(2, "x".repeat(100));
                    insert.addBatch();
                }
                assertThat(insert.executeBatch()).hasSize(5000).containsOnly(1);
            }
            assertThat(count(other)).isZero();
            connection.commit();
            statement.executeUpdate("DELETE FROM t");
            connection.rollback();
            assertThat(count(other)).isEqualTo(5000);
            int rows = 0;
            try (ResultSet result = statement.executeQuery("SELECT id, v FROM t ORDER BY id")) {
                while (result.next()) {
                    assertThat(result.getInt(1)).isEqualTo(rows++);
                    assertThat(result.getString(2)).hasSize(100);
                }
            }
            assertThat(rows).isEqualTo(5000);
            assertThatThrownBy(() -> statement.executeUpdate("INSERT INTO t VALUES (1, 'again')"))
                    .isInstanceOfSatisfying(
                            AvaticaSqlException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("23505"));
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM t")) {
            assertThat(result.next()).isTrue();
            return result.getInt(1);
        }
    }

    @Test
    void driverThatSpeaksJsonIsAskedForProtobuf() {
        assertThatThrownBy(() -> connect("").createStatement()).hasStackTraceContaining("serialization=protobuf");
    }

    /** The driver sends user and password in the head of a request, after a challenge, and none in the message. */
    @Test
    void userAndPasswordMayComeByBasicAuthentication() throws SQLException {
        String url = "jdbc:avatica:remote:url=" + server.httpUrl()
                + ";serialization=protobuf;authentication=BASIC;avatica_user=user1;avatica_password=";
        try (Connection connection = DriverManager.getConnection(url + "pass4user1");
                Statement statement = connection.createStatement();
                ResultSet user = statement.executeQuery("SELECT CURRENT_USER")) {
            assertThat(user.next()).isTrue();
            assertThat(user.getString(1)).isEqualToIgnoringCase("user1");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(url + "wrong").createStatement())
                .hasStackTraceContaining("Wrong user name or password");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> DriverManager.getConnection(
                                "jdbc:avatica:remote:url=" + server.httpUrl() + ";serialization=protobuf",
                                "user1",
                                "wrong")
                        .createStatement())
                .hasStackTraceContaining("Wrong user name or password");
    }
}
