package io.leanq.embedded.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.avatica.AvaticaSqlException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The server judged by the stock Avatica JDBC driver, which knows nothing of our codec. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockDriverTest {
    private final EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
    private final Connection connection;

    StockDriverTest() throws SQLException {
        connection = connect("pass4user1");
    }

    private Connection connect(String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "user1");
        properties.setProperty("password", password);
        return DriverManager.getConnection(
                "jdbc:avatica:remote:url=http://127.0.0.1:" + server.port()
                        + ";serialization=protobuf;httpclient_factory=" + TcpTransport.Factory.class.getName(),
                properties);
    }

    @BeforeAll
    void createTable() throws SQLException {
        execute(
                "CREATE TABLE types (id INTEGER PRIMARY KEY, b BOOLEAN, ty TINYINT, sm SMALLINT, l BIGINT, r REAL, f FLOAT,"
                        + " d DOUBLE, n DECIMAL(30, 10), c CHAR(3), v VARCHAR, x VARBINARY, dt DATE, tm TIME, ts TIMESTAMP, bl BLOB,"
                        + " cl CLOB, la BIGINT ARRAY, sa VARCHAR ARRAY)");
        execute(
                "INSERT INTO types VALUES (1, TRUE, 5, 6, 7, 1.5, 2.5, 3.25, 12345678901234567890.0123456789, 'abc', 'v', X'01FF',"
                        + " DATE '2024-01-31', TIME '23:59:58', TIMESTAMP '2024-03-10 02:30:00.123', X'02', 'clob', ARRAY[1, 2],"
                        + " ARRAY['x', NULL])");
        execute("INSERT INTO types (id) VALUES (2)");
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
        server.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void everyTypeIsRead() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM types ORDER BY id")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt("id")).isEqualTo(1);
            assertThat(row.getBoolean("b")).isTrue();
            assertThat(row.getByte("ty")).isEqualTo((byte) 5);
            assertThat(row.getShort("sm")).isEqualTo((short) 6);
            assertThat(row.getLong("l")).isEqualTo(7);
            assertThat(row.getFloat("r")).isEqualTo(1.5f);
            assertThat(row.getDouble("f")).isEqualTo(2.5);
            assertThat(row.getDouble("d")).isEqualTo(3.25);
            assertThat(row.getBigDecimal("n")).isEqualTo(new BigDecimal("12345678901234567890.0123456789"));
            assertThat(row.getString("c")).isEqualTo("abc");
            assertThat(row.getString("v")).isEqualTo("v");
            assertThat(row.getBytes("x")).containsExactly(1, -1);
            assertThat(row.getString("dt")).isEqualTo("2024-01-31");
            assertThat(row.getString("tm")).isEqualTo("23:59:58.000");
            assertThat(row.getString("ts")).isEqualTo("2024-03-10 02:30:00.123");
            assertThat(row.getBytes("bl")).containsExactly(2);
            assertThat(row.getString("cl")).isEqualTo("clob");
            assertThat((Object[]) row.getArray("la").getArray()).containsExactly(1L, 2L);
            assertThat((Object[]) row.getArray("sa").getArray()).containsExactly("x", null);
            assertThat(row.next()).isTrue();
            for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
                assertThat(row.getObject(i))
                        .as(row.getMetaData().getColumnLabel(i))
                        .isNull();
            }
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void everyTypeIsAParameter() throws SQLException {
        execute("CREATE TABLE copy AS SELECT * FROM types WHERE 1 = 0");
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO copy (id, b, ty, sm, l, r, d, n, v, x, dt, tm, ts, c) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
            insert.setInt(1, 1);
            insert.setBoolean(2, true);
            insert.setByte(3, (byte) 5);
            insert.setShort(4, (short) 6);
            insert.setLong(5, 7);
            insert.setFloat(6, 1.5f);
            insert.setDouble(7, 3.25);
            insert.setBigDecimal(8, new BigDecimal("12.5"));
            insert.setString(9, "v");
            insert.setBytes(10, new byte[] {1, -1});
            insert.setDate(11, Date.valueOf("2024-01-31"));
            insert.setTime(12, Time.valueOf("23:59:58"));
            insert.setTimestamp(13, Timestamp.valueOf("2024-01-31 10:20:30.123"));
            insert.setNull(14, java.sql.Types.VARCHAR);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, b, ty, sm, l, r, d, n, v, x, c FROM copy"
                        + " WHERE dt = DATE '2024-01-31' AND tm = TIME '23:59:58'"
                        + " AND ts = TIMESTAMP '2024-01-31 10:20:30.123'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean(2)).isTrue();
            assertThat(row.getFloat(6)).isEqualTo(1.5f);
            assertThat(row.getBigDecimal(8)).isEqualByComparingTo("12.5");
            assertThat(row.getBytes(10)).containsExactly(1, -1);
            assertThat(row.getString(11)).isNull();
        }
        execute("DROP TABLE copy");
    }

    @Test
    void manyRowsComeInFramesOfAnySize() throws SQLException {
        for (int size : new int[] {7, 100, 1000}) {
            try (PreparedStatement query = connection.prepareStatement("SELECT X FROM SYSTEM_RANGE(1, ?)")) {
                query.setFetchSize(size);
                query.setInt(1, 25_000);
                long sum = 0;
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        sum += rows.getLong(1);
                    }
                }
                assertThat(sum).isEqualTo(25_000L * 25_001 / 2);
            }
        }
    }

    @Test
    void maxRowsBatchesAndCounts() throws SQLException {
        execute("CREATE TABLE many (id INTEGER PRIMARY KEY)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO many VALUES (?)")) {
            for (int id = 0; id < 50; id++) {
                insert.setInt(1, id);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(50).containsOnly(1);
        }
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(10);
            int rows = 0;
            try (ResultSet result = statement.executeQuery("SELECT * FROM many")) {
                while (result.next()) {
                    rows++;
                }
            }
            assertThat(rows).isEqualTo(10);
            assertThat(statement.executeUpdate("DELETE FROM many WHERE id < 20"))
                    .isEqualTo(20);
        }
        execute("DROP TABLE many");
    }

    @Test
    void transactionsAndStates() throws SQLException {
        execute("CREATE TABLE tx (id INTEGER PRIMARY KEY)");
        try (Connection other = connect("pass4user1");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO tx VALUES (1)");
            other.rollback();
            statement.executeUpdate("INSERT INTO tx VALUES (2)");
            other.commit();
            assertThatThrownBy(() -> statement.executeUpdate("INSERT INTO tx VALUES (2)"))
                    .isInstanceOfSatisfying(AvaticaSqlException.class, e -> {
                        assertThat(e.getSQLState()).isEqualTo("23505");
                        assertThat(e.getMessage()).contains("Unique");
                    });
            other.rollback();
            try (ResultSet rows = statement.executeQuery("SELECT id FROM tx")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(2);
                assertThat(rows.next()).isFalse();
            }
        }
        execute("DROP TABLE tx");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> {
                    try (Connection refused = connect("wrong")) {
                        refused.createStatement().close();
                    }
                })
                .hasStackTraceContaining("Wrong user name or password");
    }

    @Test
    void metaDataIsListedInJdbcsOrder() throws SQLException {
        execute("CREATE TABLE IF NOT EXISTS meta_listed (id INTEGER PRIMARY KEY, name VARCHAR(30) DEFAULT 'x')");
        assertThat(listed(connection.getMetaData().getTables(null, "user1", "meta%", new String[] {"TABLE"}), 3))
                .containsExactly("meta_listed");
        assertThat(listed(connection.getMetaData().getTables(null, null, "meta\\_list%", null), 4))
                .containsExactly("TABLE");
        assertThat(listed(connection.getMetaData().getColumns(null, "user1", "meta_listed", "%"), 4))
                .containsExactly("id", "name");
        assertThat(listed(connection.getMetaData().getColumns(null, "user1", "meta_listed", "name"), 13))
                .containsExactly("'x'");
        assertThat(listed(connection.getMetaData().getColumns(null, "user1", "meta_listed", "%"), 5))
                .containsExactly("4", "12");
        assertThat(listed(connection.getMetaData().getSchemas(), 1)).contains("user1", "APP", "LXSYS");
        assertThat(listed(connection.getMetaData().getCatalogs(), 1)).containsExactly("dbtest");
        assertThat(listed(connection.getMetaData().getTableTypes(), 1)).containsExactly("SEQUENCE", "TABLE", "VIEW");
        assertThat(listed(connection.getMetaData().getTypeInfo(), 1))
                .contains("BIGINT", "VARCHAR", "DECIMAL", "DOUBLE");
        execute("DROP TABLE meta_listed");
    }

    private static List<String> listed(ResultSet rows, int column) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(column));
        }
        rows.close();
        return values;
    }
}
