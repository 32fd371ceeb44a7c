package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.wire.common.AvaticaParameter;
import io.leanq.wire.common.ColumnMetaData;
import io.leanq.wire.common.Signature;
import io.leanq.wire.common.StatementHandle;
import io.leanq.wire.common.StatementType;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.request.CloseStatementRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.FetchRequest;
import io.leanq.wire.request.PrepareAndExecuteBatchRequest;
import io.leanq.wire.request.PrepareRequest;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.ExecuteBatchResponse;
import io.leanq.wire.response.ExecuteResponse;
import io.leanq.wire.response.FetchResponse;
import io.leanq.wire.response.PrepareResponse;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.value.Frame;
import io.leanq.wire.value.Rep;
import io.leanq.wire.value.TypedValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
        client.update("CREATE TABLE types (b BOOLEAN, ty TINYINT, sm SMALLINT, i INTEGER, l BIGINT, r REAL, f FLOAT, d "
                + "DOUBLE,"
                + " n DECIMAL(30, 10), c CHAR(3), v VARCHAR, x VARBINARY, dt DATE, tm TIME, ts TIMESTAMP, bl "
                + "BLOB, cl CLOB,"
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

    @Test
    void framesHaveExactOffsetsAndNoneIsEmptyBeforeTheLast() throws IOException {
        StatementHandle query = client.prepare("SELECT X FROM SYSTEM_RANGE(1, 25)");
        for (int size : new int[] {1, 5, 7, 24, 25, 26}) {
            ResultSetResponse result = executeInFramesOf(query, size);
            List<Object> seen = new ArrayList<>();
            Frame frame = Objects.requireNonNull(result.firstFrame());
            assertThat(result.updateCount()).isEqualTo(ResultSetResponse.NO_COUNT);
            while (true) {
                assertThat(frame.offset()).isEqualTo(seen.size());
                assertThat(frame.rows().count()).isBetween(1, size);
                ProtocolClient.rows(frame).forEach(row -> seen.add(Objects.requireNonNull(row.get(0))));
                if (frame.done()) {
                    break;
                }
                frame = fetch(query.id(), frame.nextOffset(), size);
            }
            assertThat(seen).hasSize(25).startsWith(1L).endsWith(25L);
        }
    }

    @Test
    void noFrameSizeNeverMeansNoRows() throws IOException {
        StatementHandle query = client.prepare("SELECT X FROM SYSTEM_RANGE(1, 25000)");
        for (int size : new int[] {0, -1, -2}) {
            Frame first = Objects.requireNonNull(executeInFramesOf(query, size).firstFrame());
            assertThat(first.rows().count()).isGreaterThan(1000);
            assertThat(fetch(query.id(), first.nextOffset(), size).rows().count())
                    .isGreaterThan(1000);
        }
    }

    @Test
    void framesAreBoundByBytes() throws IOException {
        client.update("DROP TABLE IF EXISTS wide");
        client.update("CREATE TABLE wide (id INTEGER PRIMARY KEY, v VARCHAR)");
        String half = "\u00e9".repeat(1 << 18);
        for (int id = 0; id < 6; id++) {
            client.update("INSERT INTO wide VALUES (?, ?)", id, half);
        }
        ResultSetResponse result = client.execute(client.prepare("SELECT * FROM wide"));
        Frame first = Objects.requireNonNull(result.firstFrame());
        assertThat(first.done()).isFalse();
        assertThat(first.rows().bytes().length()).isLessThan(2 << 20);
        assertThat(client.rows(result))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.get(1)).isEqualTo(half));
        client.update("DROP TABLE wide");
    }

    @Test
    void anEmptyResultIsOneEmptyLastFrame() throws IOException {
        Frame frame = Objects.requireNonNull(client.execute("SELECT * FROM t").firstFrame());
        assertThat(frame.done()).isTrue();
        assertThat(frame.rows().count()).isZero();
    }

    @Test
    void fetchAtAnotherOffsetOrWithoutAResultIsRefused() throws IOException {
        StatementHandle query = client.prepare("SELECT X FROM SYSTEM_RANGE(1, 25)");
        executeInFramesOf(query, 5);
        assertThatThrownBy(() -> fetch(query.id(), 10, 5)).hasMessageStartingWith("HY109");
        assertThat(fetch(query.id(), 5, 5).offset()).isEqualTo(5);
        StatementHandle insert = client.prepare("INSERT INTO t VALUES (1, 'a')");
        client.execute(insert);
        FetchResponse none = (FetchResponse) client.answer(new FetchRequest(client.id(), insert.id(), 0, 5));
        assertThat(none.missingResults()).isTrue();
    }

    @Test
    void closedStatementIsReportedMissing() throws IOException {
        StatementHandle query = client.prepare("SELECT 1");
        client.answer(new CloseStatementRequest(client.id(), query.id()));
        client.answer(new CloseStatementRequest(client.id(), query.id()));
        ExecuteResponse execute = (ExecuteResponse) client.answer(new ExecuteRequest(query, null, -1));
        assertThat(execute.missingStatement()).isTrue();
        FetchResponse fetch = (FetchResponse) client.answer(new FetchRequest(client.id(), query.id(), 0, 5));
        assertThat(fetch.missingStatement()).isTrue();
    }

    @Test
    void maxRowsCutsTheResult() throws IOException {
        PrepareResponse prepared = (PrepareResponse)
                client.answer(new PrepareRequest(client.id(), "SELECT X FROM SYSTEM_RANGE(1, 25)", 3));
        assertThat(client.rows(client.execute(prepared.statement()))).hasSize(3);
    }

    @Test
    void anOpenResultSurvivesOtherStatementsAndTheCommit() throws IOException {
        client.autoCommit(false);
        client.update("INSERT INTO t SELECT X, 'n' FROM SYSTEM_RANGE(1, 5000)");
        StatementHandle query = client.prepare("SELECT id FROM t ORDER BY id");
        ResultSetResponse result = executeInFramesOf(query, 10);
        client.update("DELETE FROM t");
        client.commit();
        assertThat(client.rows(result)).hasSize(5000);
    }

    @Test
    void theSignatureTellsParametersAndColumns() throws IOException {
        Signature signature = Objects.requireNonNull(
                        client.prepare("SELECT id, name AS n, 1.5 AS d FROM t WHERE id = ? AND name LIKE ?")
                                .signature())
                .decode();
        assertThat(signature.statementType()).isEqualTo(StatementType.SELECT);
        assertThat(signature.parameters())
                .extracting(AvaticaParameter::parameterType, AvaticaParameter::name)
                .containsExactly(tuple(Types.INTEGER, "?1"), tuple(Types.VARCHAR, "?2"));
        ColumnMetaData id = signature.columns().get(0);
        assertThat(id.columnName()).isEqualTo("id");
        assertThat(id.tableName()).isEqualTo("t");
        assertThat(id.schemaName()).isEqualTo("user1");
        assertThat(id.nullable()).isZero();
        assertThat(id.signed()).isTrue();
        assertThat(id.columnClassName()).isEqualTo("java.lang.Integer");
        ColumnMetaData name = signature.columns().get(1);
        assertThat(name.label()).isEqualTo("n");
        assertThat(name.columnName()).isEqualTo("name");
        assertThat(name.precision()).isEqualTo(50);
        ColumnMetaData decimal = signature.columns().get(2);
        assertThat(decimal.type().id()).isEqualTo(Types.DECIMAL);
        assertThat(decimal.type().rep()).isEqualTo(Rep.NUMBER);
        assertThat(Objects.requireNonNull(
                                client.prepare("UPSERT INTO t VALUES (?, 'a')").signature())
                        .decode())
                .satisfies(upsert -> assertThat(upsert.statementType()).isEqualTo(StatementType.UPSERT))
                .satisfies(upsert -> assertThat(upsert.parameters()).hasSize(1))
                .satisfies(upsert -> assertThat(upsert.columns()).isEmpty());
    }

    @Test
    void parametersComeInTheFormsThatClientsSend() throws IOException {
        client.update("DROP TABLE IF EXISTS coerced");
        client.update("CREATE TABLE coerced (b BOOLEAN, l BIGINT, n DECIMAL(10, 2), d DOUBLE, dt DATE, s VARCHAR(9))");
        client.update("INSERT INTO coerced VALUES (?, ?, ?, ?, ?, ?)", 1, 2, 3, 4, "2024-01-31", 5);
        client.update("INSERT INTO coerced VALUES (?, ?, ?, ?, ?, ?)", 0, "2", "3.25", "4.5", null, "x");
        assertThat(client.query("SELECT * FROM coerced ORDER BY b DESC"))
                .containsExactly(
                        Arrays.asList(true, 2L, new BigDecimal("3.00"), 4.0, LocalDate.of(2024, 1, 31), "5"),
                        Arrays.asList(false, 2L, new BigDecimal("3.25"), 4.5, null, "x"));
        assertThat(client.query("SELECT s FROM coerced WHERE b = ? AND n = ? AND l IN (?, ?)", 0, "3.25", "2", 9L))
                .containsExactly(List.of("x"));
        assertThat(client.query("SELECT l FROM coerced LIMIT ? OFFSET ?", "1", 1L))
                .containsExactly(List.of(2L));
        client.update("DROP TABLE coerced");
    }

    @Test
    void fractionIsNeverRoundedSilently() throws IOException {
        client.update("DROP TABLE IF EXISTS n");
        client.update("CREATE TABLE n (i INTEGER, d DECIMAL(10, 2))");
        client.update("INSERT INTO n VALUES (2, 3.5)");
        BigDecimal fraction = new BigDecimal("2.375");
        for (String sql : List.of(
                "SELECT i + ? FROM n",
                "SELECT i * ? FROM n",
                "SELECT ? + 1",
                "SELECT i FROM n WHERE i < ? + 1",
                "INSERT INTO n (i) VALUES (?)",
                "UPDATE n SET i = ?",
                "SELECT CASE WHEN i = 2 THEN ? ELSE i END FROM n")) {
            assertThatThrownBy(() -> client.query(sql, fraction)).as(sql).hasMessageStartingWith("22018");
            assertThatThrownBy(() -> client.query(sql, 2.375)).as(sql).hasMessageStartingWith("22018");
        }
        for (String sql : List.of(
                "SELECT i FROM n WHERE i < ?",
                "SELECT i FROM n WHERE i BETWEEN 1 AND ?",
                "SELECT i FROM n WHERE d > ?")) {
            assertThat(client.query(sql, fraction)).as(sql).containsExactly(List.of(2));
        }
        assertThat(client.value("SELECT d * ? FROM n", fraction)).isEqualTo(new BigDecimal("8.31250"));
        assertThat(client.value("SELECT i + CAST(? AS DECIMAL(10, 3)) FROM n", fraction))
                .isEqualTo(new BigDecimal("4.375"));
        assertThat(client.value("SELECT i + ? FROM n", new BigDecimal("3.0"))).isEqualTo(5);
        BigDecimal quotient = (BigDecimal) client.value("SELECT d / ? FROM n", new BigDecimal("1.9"));
        assertThat(Objects.requireNonNull(quotient).setScale(38, RoundingMode.HALF_UP))
                .isEqualTo(new BigDecimal("3.5").divide(new BigDecimal("1.9"), 38, RoundingMode.HALF_UP));
        client.update("DROP TABLE n");
    }

    @Test
    void fractionIsNotRoundedInALaterRunEither() throws IOException {
        client.update("DROP TABLE IF EXISTS n");
        client.update("CREATE TABLE n (i INTEGER)");
        for (String sql : List.of("INSERT INTO n VALUES (?)", "SELECT 1 + ?")) {
            StatementHandle statement = client.prepare(sql);
            for (Object whole : List.of(new BigDecimal("5"), 5.0)) {
                client.execute(statement, whole);
                assertThatThrownBy(() -> client.execute(statement, new BigDecimal("12.50")))
                        .as(sql)
                        .hasMessageStartingWith("22018");
                client.execute(statement, whole);
                assertThatThrownBy(() -> client.execute(statement, 1.5)).as(sql).hasMessageStartingWith("22018");
            }
        }
        assertThatThrownBy(() -> client.batch(
                        client.prepare("INSERT INTO n VALUES (?)"), List.of(new Object[] {5.0}, new Object[] {5.5})))
                .hasMessageStartingWith("22018");
        assertThat(client.query("SELECT DISTINCT i FROM n")).containsExactly(List.of(5));
        client.update("DROP TABLE n");
    }

    @Test
    void missingAndUnsetParametersAreErrors() throws IOException {
        StatementHandle insert = client.prepare("INSERT INTO t VALUES (?, ?)");
        assertThatThrownBy(() -> client.execute(insert, 1)).hasMessageStartingWith("07001");
        assertThatThrownBy(() -> client.execute(insert, 1, "a", 2)).hasMessageStartingWith("07001");
        assertThatThrownBy(() -> client.answer(new ExecuteRequest(insert, null, -1)))
                .hasMessageStartingWith("07001");
        TypedValue unset = new TypedValue(
                Rep.PRIMITIVE_BOOLEAN,
                false,
                "",
                0,
                ByteSlice.EMPTY,
                0,
                false,
                List.of(),
                Rep.PRIMITIVE_BOOLEAN,
                true,
                null);
        assertThatThrownBy(() -> client.execute(insert, 1, unset)).hasMessageStartingWith("07002");
        assertThat(client.query("SELECT * FROM t")).isEmpty();
    }

    @Test
    void batchTakesMegabyteValuesAndManyRows() throws IOException {
        String mebibyte = "x".repeat(1 << 20);
        client.update("DROP TABLE IF EXISTS wide");
        client.update("CREATE TABLE wide (id INTEGER PRIMARY KEY, v VARCHAR)");
        assertThat(client.batch(
                        client.prepare("INSERT INTO wide VALUES (?, ?)"),
                        List.of(new Object[] {1, mebibyte}, new Object[] {2, mebibyte})))
                .containsExactly(1L, 1L);
        assertThat(client.value("SELECT v FROM wide WHERE id = 2")).isEqualTo(mebibyte);
        client.update("DROP TABLE wide");
    }

    @Test
    void statementsWithoutParametersRunAsABatchOfTexts() throws IOException {
        int statement = client.execute("SELECT 1").statementId();
        ExecuteBatchResponse response = (ExecuteBatchResponse) client.answer(new PrepareAndExecuteBatchRequest(
                client.id(),
                statement,
                List.of("INSERT INTO t VALUES (1, 'a'), (2, 'b')", "DELETE FROM t WHERE id = 1")));
        assertThat(response.updateCounts()).containsExactly(2L, 1L);
    }

    @Test
    void longStatementsRunAndTooDeepOnesAreRefused() throws IOException {
        client.update("INSERT INTO t VALUES (1, 'a')");
        String links = " AND id + 0 <> -1".repeat(20_000);
        assertThat(client.value("SELECT name FROM t WHERE id = 1" + links)).isEqualTo("a");
        String in = "SELECT name FROM t WHERE id IN (" + "7, ".repeat(50_000) + "1)";
        assertThat(client.value(in)).isEqualTo("a");
        assertThat(client.value(nested(400))).isEqualTo(1);
        assertThatThrownBy(() -> client.value(nested(1_000_000))).hasMessageStartingWith("54001");
        assertThat(client.value("SELECT name FROM t")).isEqualTo("a");
    }

    private static String nested(int depth) {
        return "SELECT " + "(".repeat(depth) + "1" + ")".repeat(depth);
    }

    @Test
    void requestsThatAreSentAheadAreAnsweredInOrder() throws IOException {
        StatementHandle insert = client.prepare("INSERT INTO t VALUES (?, 'a')");
        for (int id = 0; id < 100; id++) {
            client.send(new ExecuteRequest(insert, ProtocolClient.parameters(id % 50), -1));
        }
        for (int id = 0; id < 100; id++) {
            assertThat(client.receive()).isInstanceOf(id < 50 ? ExecuteResponse.class : ErrorResponse.class);
        }
    }

    private ResultSetResponse executeInFramesOf(StatementHandle query, int size) throws IOException {
        return ((ExecuteResponse) client.answer(new ExecuteRequest(query, null, size)))
                .results()
                .get(0);
    }

    private Frame fetch(int statement, long offset, int size) throws IOException {
        return Objects.requireNonNull(
                ((FetchResponse) client.answer(new FetchRequest(client.id(), statement, offset, size))).frame());
    }
}
