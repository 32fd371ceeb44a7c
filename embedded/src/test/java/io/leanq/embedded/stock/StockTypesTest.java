package io.leanq.embedded.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Values of every type by the stock Avatica JDBC driver, which knows nothing of our codec. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("StockTypesTest")
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockTypesTest {
    @Parameter
    private StockTransport transport;

    private EmbeddedLeanxcale server;
    private Connection connection;

    @BeforeParameterizedClassInvocation
    void createTable(StockTransport over) throws SQLException {
        server = StockTransport.startServer();
        connection = over.connect(server);
        execute("CREATE TABLE types (id INTEGER PRIMARY KEY, b BOOLEAN, ty TINYINT, sm SMALLINT, l BIGINT, r REAL, f "
                + "FLOAT,"
                + " d DOUBLE, n DECIMAL(30, 10), c CHAR(3), v VARCHAR, x VARBINARY, dt DATE, tm TIME, ts "
                + "TIMESTAMP, bl BLOB,"
                + " cl CLOB, la BIGINT ARRAY, sa VARCHAR ARRAY)");
        execute("INSERT INTO types VALUES (1, TRUE, 5, 6, 7, 1.5, 2.5, 3.25, 12345678901234567890.0123456789, 'abc', "
                + "'v', X'01FF',"
                + " DATE '2024-01-31', TIME '23:59:58', TIMESTAMP '2024-03-10 02:30:00.123', X'02', 'clob', "
                + "ARRAY[1, 2],"
                + " ARRAY['x', NULL])");
        execute("INSERT INTO types (id) VALUES (2)");
    }

    @AfterParameterizedClassInvocation
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
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO copy (id, b, ty, sm, l, r, d, n, v, x, dt, tm, ts, c) VALUES "
                        + "(?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
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
            insert.setNull(14, Types.VARCHAR);
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
    void nullOfEveryTypeIsSetByEveryJdbcType() throws SQLException {
        execute("CREATE TABLE nulls AS SELECT * FROM types WHERE 1 = 0");
        int columns = 19;
        String places = String.join(", ", Collections.nCopies(columns, "?"));
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO nulls VALUES (" + places + ")")) {
            for (int type : new int[] {Types.NULL, Types.INTEGER, Types.VARCHAR, Types.TIMESTAMP, Types.VARBINARY}) {
                for (int i = 1; i <= columns; i++) {
                    insert.setNull(i, type);
                }
                insert.setInt(1, type);
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
            for (int i = 1; i <= columns; i++) {
                insert.setObject(i, null);
            }
            insert.setString(11, null);
            insert.setTimestamp(15, null);
            insert.setBigDecimal(9, null);
            insert.setBytes(12, null);
            insert.setInt(1, 7);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM nulls")) {
            int rows = 0;
            while (row.next()) {
                rows++;
                for (int i = 2; i <= columns; i++) {
                    assertThat(row.getObject(i)).isNull();
                    row.getString(i);
                    assertThat(row.wasNull()).isTrue();
                }
                assertThat(row.getLong("l")).isZero();
                assertThat(row.wasNull()).isTrue();
            }
            assertThat(rows).isEqualTo(6);
        }
        execute("DROP TABLE nulls");
    }
}
