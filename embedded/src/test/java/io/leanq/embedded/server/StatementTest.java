package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Statements over a real socket: prepare, execute, batch, frames and values of every type. */
@ExtendWith(LeanxcaleExtension.class)
class StatementTest {
    private ProtocolClient client;

    StatementTest(EmbeddedLeanxcale server) throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTable() throws IOException {
        client.update("DROP TABLE IF EXISTS t");
        client.update("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(50))");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @Test
    void rowsThatWereInsertedAreSelected() throws IOException {
        assertThat(client.update("INSERT INTO t VALUES (1, 'a'), (2, NULL)")).isEqualTo(2);
        assertThat(client.update("INSERT INTO t VALUES (?, ?)", 3, "c")).isEqualTo(1);
        assertThat(client.query("SELECT * FROM t ORDER BY id"))
                .containsExactly(List.of(1, "a"), Arrays.asList(2, null), List.of(3, "c"));
    }

    @Test
    void everyTypeComesBackAsItWasSent() throws IOException {
        client.update("DROP TABLE IF EXISTS types");
        client.update(
                "CREATE TABLE types (b BOOLEAN, ty TINYINT, sm SMALLINT, i INTEGER, l BIGINT, r REAL, f FLOAT, d DOUBLE,"
                        + " n DECIMAL(30, 10), c CHAR(3), v VARCHAR, x VARBINARY, dt DATE, tm TIME, ts TIMESTAMP, bl BLOB, cl CLOB,"
                        + " la BIGINT ARRAY, da DOUBLE ARRAY, sa VARCHAR ARRAY)");
        @Nullable
        Object[] values = {
            true,
            5,
            6,
            7,
            8L,
            1.5,
            2.5,
            3.25,
            new BigDecimal("12345678901234567890.0123456789"),
            "abc",
            "v\uD83D\uDE00",
            new byte[] {1, -1},
            LocalDate.of(1, 1, 1),
            LocalTime.of(23, 59, 59, 999_000_000),
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_000_000),
            new byte[] {2},
            "clob",
            new long[] {1, 2},
            null,
            new String[] {"x", "y"}
        };
        client.update("INSERT INTO types VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", values);
        List<@Nullable Object> row = client.query("SELECT * FROM types").get(0);
        assertThat(row)
                .usingRecursiveComparison()
                .isEqualTo(Arrays.asList(
                        true,
                        5,
                        (short) 6,
                        7,
                        8L,
                        1.5f,
                        2.5,
                        3.25,
                        new BigDecimal("12345678901234567890.0123456789"),
                        "abc",
                        "v\uD83D\uDE00",
                        new byte[] {1, -1},
                        LocalDate.of(1, 1, 1),
                        LocalTime.of(23, 59, 59, 999_000_000),
                        LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_000_000),
                        new byte[] {2},
                        "clob",
                        List.of(1L, 2L),
                        null,
                        List.of("x", "y")));
    }
}
