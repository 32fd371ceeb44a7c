package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.AuthenticationFailed;
import io.leanq.ConstraintViolation;
import io.leanq.ConstraintViolation.Kind;
import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.SyntaxError;
import io.leanq.UnknownName;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client and the embedded server over a real socket, with statements as SQL text. */
@Timeout(60)
class ClientAgainstEmbeddedTest {
    private EmbeddedLeanxcale server;
    private LeanxcaleDriver driver;
    private DriverConnection connection;

    @BeforeEach
    void start() {
        server = EmbeddedLeanxcale.start();
        driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
        connection = driver.acquire();
    }

    @AfterEach
    void stop() {
        connection.close();
        driver.close();
        server.close();
    }

    @Test
    void valuesOfEveryTypeGoThereAndBack() {
        run("CREATE TABLE v (id INTEGER PRIMARY KEY, b BOOLEAN, i INTEGER, l BIGINT, d DOUBLE, n DECIMAL(20,4),"
                + " s VARCHAR(100), x VARBINARY(100), dt DATE, tm TIME, ts TIMESTAMP)");
        LocalDateTime timestamp = LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_000_000);
        long changed = connection.execute("INSERT INTO v VALUES (?,?,?,?,?,?,?,?,?,?,?)", binds -> {
            binds.setInt(0, 1);
            binds.setBoolean(1, true);
            binds.setInt(2, Integer.MIN_VALUE);
            binds.setLong(3, Long.MAX_VALUE);
            binds.setDouble(4, Double.MIN_VALUE);
            binds.setDecimal(5, new BigDecimal("-1234567890123456.7890"));
            binds.setString(6, "ünï €𝄞 '\"\n");
            binds.setBytes(7, new byte[] {0, -128, 127});
            binds.setDate(8, LocalDate.of(2024, 2, 29));
            binds.setTime(9, LocalTime.of(12, 34, 56));
            binds.setTimestamp(10, timestamp);
        });
        assertThat(changed).isEqualTo(1);
        connection.execute("INSERT INTO v (id, s) VALUES (?, ?)", binds -> {
            binds.setInt(0, 2);
            binds.setNull(1, new SqlType.Varchar(OptionalInt.empty()));
        });
        try (DriverCursor row = connection.query("SELECT * FROM v ORDER BY id", BindWriter.NONE)) {
            assertThat(row.columns()).isEqualTo(11);
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean(1)).isTrue();
            assertThat(row.getInt(2)).isEqualTo(Integer.MIN_VALUE);
            assertThat(row.getLong(3)).isEqualTo(Long.MAX_VALUE);
            assertThat(row.getDouble(4)).isEqualTo(Double.MIN_VALUE);
            assertThat(row.getDecimal(5)).isEqualTo(new BigDecimal("-1234567890123456.7890"));
            assertThat(row.getString(6)).isEqualTo("ünï €𝄞 '\"\n");
            assertThat(row.getBytes(7)).containsExactly(0, -128, 127);
            assertThat(row.getDate(8)).isEqualTo(LocalDate.of(2024, 2, 29));
            assertThat(row.getTime(9)).isEqualTo(LocalTime.of(12, 34, 56));
            assertThat(row.getTimestamp(10)).isEqualTo(timestamp);
            assertThatThrownBy(() -> row.getInt(3)).isInstanceOf(LeanqException.class);
            assertThat(row.next()).isTrue();
            for (int i = 1; i < 11; i++) {
                assertThat(row.isNull(i)).isTrue();
            }
            assertThat(row.getInt(2)).isZero();
            assertThat(row.getBoolean(1)).isFalse();
            assertThat(row.getString(6)).isNull();
            assertThat(row.getBytes(7)).isNull();
            assertThat(row.getTimestamp(10)).isNull();
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void aMebibyteOfTextGoesThereAndBack() {
        run("CREATE TABLE big (id INTEGER PRIMARY KEY, s VARCHAR(2000000))");
        String large = "äx".repeat(1 << 19);
        connection.execute("INSERT INTO big VALUES (?, ?)", binds -> {
            binds.setInt(0, 1);
            binds.setString(1, large);
        });
        try (DriverCursor row = connection.query("SELECT s FROM big", BindWriter.NONE)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(0)).isEqualTo(large);
        }
    }

    @Test
    void aBatchOfManyMessagesAndAResultOfManyFramesAreComplete() {
        run("CREATE TABLE t (id INTEGER PRIMARY KEY, s VARCHAR(200))");
        int rows = 25_000;
        connection.autocommit(false);
        List<Long> told = new ArrayList<>();
        try (DriverBatch batch = connection.batch("INSERT INTO t VALUES (?, ?)", (row, changed) -> {
            assertThat(row).isEqualTo(told.size());
            told.add(changed);
        })) {
            for (int i = 0; i < rows; i++) {
                batch.binds().setInt(0, i);
                batch.binds().setString(1, "row " + i + " ".repeat(i % 190));
                batch.addRow();
            }
            batch.finish();
        }
        connection.commit();
        assertThat(told).hasSize(rows).containsOnly(1L);
        try (DriverCursor cursor = connection.query("SELECT id, s FROM t ORDER BY id", BindWriter.NONE)) {
            for (int i = 0; i < rows; i++) {
                assertThat(cursor.next()).isTrue();
                assertThat(cursor.getInt(0)).isEqualTo(i);
                assertThat(cursor.getString(1)).startsWith("row " + i + " ".repeat(i % 190));
            }
            assertThat(cursor.next()).isFalse();
        }
    }

    @Test
    void emptyBatchSendsNoRequest() {
        try (DriverBatch batch = connection.batch("this is no SQL", (row, changed) -> {})) {
            batch.finish();
        }
    }

    @Test
    void twoCursorsAreReadInTurns() {
        run("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        fill(3000);
        String sql = "SELECT id FROM t WHERE id >= ? ORDER BY id";
        BindWriter zero = binds -> binds.setInt(0, 0);
        try (DriverCursor one = connection.query(sql, zero);
                DriverCursor two = connection.query(sql, zero)) {
            for (int i = 0; i < 3000; i++) {
                assertThat(one.next()).isTrue();
                assertThat(two.next()).isTrue();
                assertThat(one.getInt(0)).isEqualTo(i);
                assertThat(two.getInt(0)).isEqualTo(i);
            }
            assertThat(one.next()).isFalse();
            assertThat(two.next()).isFalse();
        }
    }

    @Test
    void aResultIsLeftEarlyAndTheSameStatementRunsAgain() {
        run("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        fill(3000);
        for (int round = 0; round < 3; round++) {
            int from = round;
            try (DriverCursor cursor =
                    connection.query("SELECT id FROM t WHERE id >= ? ORDER BY id", binds -> binds.setInt(0, from))) {
                assertThat(cursor.next()).isTrue();
                assertThat(cursor.getInt(0)).isEqualTo(from);
            }
        }
    }

    @Test
    void moreStatementsThanTheCacheHoldsAllRun() {
        try (LeanxcaleDriver small = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()).toBuilder()
                        .statementCache(3)
                        .build());
                DriverConnection other = small.acquire()) {
            other.execute("CREATE TABLE t (id INTEGER PRIMARY KEY)", BindWriter.NONE);
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 10; i++) {
                    String sql = "SELECT COUNT(*) + " + i + " FROM t WHERE id > ?";
                    try (DriverCursor cursor = other.query(sql, binds -> binds.setInt(0, 0))) {
                        assertThat(cursor.next()).isTrue();
                        assertThat(cursor.getLong(0)).isEqualTo(i);
                    }
                }
            }
        }
    }

    @Test
    void commitAndRollbackAreSeenFromASecondConnection() {
        run("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        try (DriverConnection second = driver.acquire()) {
            connection.autocommit(false);
            insert(1);
            assertThat(count(second)).isZero();
            connection.commit();
            assertThat(count(second)).isEqualTo(1);
            insert(2);
            connection.rollback();
            assertThat(count(second)).isEqualTo(1);
            assertThat(count(connection)).isEqualTo(1);
            connection.rollback();
            connection.autocommit(true);
            insert(3);
            assertThat(count(second)).isEqualTo(2);
        }
    }

    @Test
    void uncommittedWorkIsRolledBackWhenAConnectionIsGivenBack() {
        run("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        DriverConnection second = driver.acquire();
        second.autocommit(false);
        second.execute("INSERT INTO t VALUES (?)", binds -> binds.setInt(0, 1));
        second.close();
        second.close();
        assertThat(count(connection)).isZero();
        assertThatThrownBy(second::commit).isInstanceOf(LeanqException.class);
    }

    @Test
    void autocommitIsNotSwitchedOverOpenWork() {
        run("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        connection.autocommit(false);
        insert(1);
        assertThatThrownBy(() -> connection.autocommit(true)).isInstanceOf(LeanqException.class);
        connection.rollback();
        connection.autocommit(true);
    }

    @Test
    void violationsAreDistinguishedAndMessagesHideValues() {
        run("CREATE TABLE p (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL)");
        run("CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INTEGER, FOREIGN KEY (p_id) REFERENCES p (id))");
        String insert = "INSERT INTO p VALUES (?, ?)";
        BindWriter row = binds -> {
            binds.setInt(0, 4711);
            binds.setString(1, "secret");
        };
        connection.execute(insert, row);
        violates(Kind.UNIQUE, insert, row);
        violates(Kind.NOT_NULL, insert, binds -> {
            binds.setInt(0, 2);
            binds.setNull(1, new SqlType.Varchar(OptionalInt.of(50)));
        });
        violates(Kind.FOREIGN_KEY, "INSERT INTO c VALUES (?, ?)", binds -> {
            binds.setInt(0, 1);
            binds.setInt(1, 4712);
        });
    }

    private void violates(Kind kind, String sql, BindWriter values) {
        assertThatThrownBy(() -> connection.execute(sql, values))
                .isInstanceOfSatisfying(ConstraintViolation.class, violation -> {
                    assertThat(violation.kind()).isEqualTo(kind);
                    assertThat(violation.sqlState()).startsWith("23");
                })
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("471");
    }

    @Test
    void unknownTableAndBrokenSqlDifferAndConnectionGoesOn() {
        assertThatThrownBy(() -> connection.query("SELECT a FROM nowhere WHERE b = ?", binds -> binds.setInt(0, 1)))
                .isInstanceOf(UnknownName.class);
        assertThatThrownBy(() -> run("SELEKT 1")).isInstanceOf(SyntaxError.class);
        run("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        assertThat(count(connection)).isZero();
    }

    @Test
    void queriesAndChangesAreNotMistakenForEachOther() {
        run("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        fill(2000);
        assertThatThrownBy(() -> run("SELECT id FROM t"))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("a query, not a change");
        assertThatThrownBy(() -> connection.query("DELETE FROM t", BindWriter.NONE))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("a change, not a query");
        assertThat(count(connection)).isZero();
    }

    @Test
    void valuesThatProtocolWouldChangeAreRefusedUnsent() {
        run("CREATE TABLE t (id INTEGER PRIMARY KEY, s VARCHAR(10), ts TIMESTAMP)");
        String sql = "UPDATE t SET s = ?, ts = ?";
        assertThatThrownBy(() -> connection.execute(sql, binds -> binds.setString(0, "\uD800")))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("surrogate");
        assertThatThrownBy(() -> connection.execute(sql, binds -> {
                    binds.setString(0, "x");
                    binds.setTimestamp(1, LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1));
                }))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("truncatedTo");
        assertThat(count(connection)).isZero();
    }

    @Test
    void aWrongPasswordIsRefusedWithoutShowingIt() {
        LeanxcaleOptions wrong = LeanxcaleUrl.parse(server.url()).toBuilder()
                .user("user1", "wr0ng")
                .build();
        try (LeanxcaleDriver other = new LeanxcaleDriver(wrong)) {
            assertThatThrownBy(other::acquire)
                    .isInstanceOfSatisfying(
                            AuthenticationFailed.class,
                            refused -> assertThat(refused.sqlState()).startsWith("28"))
                    .hasMessageContaining("user1")
                    .hasMessageNotContaining("wr0ng");
        }
    }

    private void run(String sql) {
        connection.execute(sql, BindWriter.NONE);
    }

    private void insert(int id) {
        connection.execute("INSERT INTO t (id) VALUES (?)", binds -> binds.setInt(0, id));
    }

    private void fill(int rows) {
        try (DriverBatch batch = connection.batch("INSERT INTO t (id) VALUES (?)", (row, changed) -> {})) {
            for (int i = 0; i < rows; i++) {
                batch.binds().setInt(0, i);
                batch.addRow();
            }
            batch.finish();
        }
    }

    private static long count(DriverConnection connection) {
        try (DriverCursor cursor = connection.query("SELECT COUNT(*) FROM t", BindWriter.NONE)) {
            assertThat(cursor.next()).isTrue();
            return cursor.getLong(0);
        }
    }
}
