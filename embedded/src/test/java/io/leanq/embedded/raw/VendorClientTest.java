package io.leanq.embedded.raw;

import static io.leanq.embedded.raw.VendorClient.bool;
import static io.leanq.embedded.raw.VendorClient.bytes;
import static io.leanq.embedded.raw.VendorClient.date;
import static io.leanq.embedded.raw.VendorClient.float64;
import static io.leanq.embedded.raw.VendorClient.integer;
import static io.leanq.embedded.raw.VendorClient.nothing;
import static io.leanq.embedded.raw.VendorClient.text;
import static io.leanq.embedded.raw.VendorClient.time;
import static io.leanq.embedded.raw.VendorClient.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.avatica.proto.Common.ConnectionProperties;
import org.apache.calcite.avatica.proto.Common.Rep;
import org.apache.calcite.avatica.proto.Common.StatementHandle;
import org.apache.calcite.avatica.proto.Common.TypedValue;
import org.apache.calcite.avatica.proto.Common.WireMessage;
import org.apache.calcite.avatica.proto.Requests.CommitRequest;
import org.apache.calcite.avatica.proto.Requests.RollbackRequest;
import org.apache.calcite.avatica.proto.Responses.CommitResponse;
import org.apache.calcite.avatica.proto.Responses.ErrorResponse;
import org.apache.calcite.avatica.proto.Responses.ResultSetResponse;
import org.apache.calcite.avatica.proto.Responses.RollbackResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LeanXcale's own Python client, as described, finds what it expects. */
@ExtendWith(LeanxcaleExtension.class)
class VendorClientTest {
    /** Words in an error by which the client closes the connection and sends the request again. */
    private static final List<String> RETRIED = List.of(
            "Broken pipe",
            "IO Error",
            "Connection refused",
            "Connection closed",
            "Connection reset by peer",
            "Cannot create cursor",
            "Connection already exists",
            "Error parsing message",
            "Bad file descriptor",
            "RPC request failed on ParseResult",
            "the cursor is already closed");

    private static final long NONE = -1;

    private final EmbeddedLeanxcale server;

    VendorClientTest(EmbeddedLeanxcale server) {
        this.server = server;
    }

    private VendorClient connect() throws IOException {
        VendorClient client = VendorClient.connect(server.port(), Map.of());
        client.sync(true, false);
        return client;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CET",
                "UTC",
                "+03",
                "Etc/GMT+3",
                "Etc/GMT-+3",
                "",
                "no zone at all",
                "\u65e5\u672c",
                "'; DROP TABLE x"
            })
    void anyZoneNameIsAcceptedAndChangesNoTimestamp(String zone) throws IOException {
        try (VendorClient client = VendorClient.connect(server.port(), Map.of("appTimeZone", zone))) {
            assertThat(client.rows(client.execute("SELECT TIMESTAMP '2024-03-10 02:30:00.123'")))
                    .containsExactly(List.of(LocalDateTime.parse("2024-03-10T02:30:00.123")));
        }
    }

    @Test
    void databaseMayBeUrlOptionsOrUnderItsOldName() throws IOException {
        for (Map<String, String> info : List.of(
                Map.of("database", "?autocommit=False&parallel=True", "parallel", "True", "LXJDBCVERS", "3.2"),
                Map.of("database", "?"),
                Map.of("database", ""),
                Map.of("database", "DBTEST", "txn_mode", "NO_CONFLICTS_NO_LOGGING"),
                Map.of("database", "", "databaseName", "dbtest", "schema", "user1", "autoCommit", "False"))) {
            try (VendorClient client = VendorClient.connect(server.port(), info)) {
                assertThat(client.rows(client.execute("SELECT 1"))).containsExactly(List.of(1L));
            }
        }
    }

    @Test
    void syncIsAnsweredInFullAndSettingOneFlagResetsTheOther() throws IOException {
        try (VendorClient client = VendorClient.connect(server.port(), Map.of())) {
            assertFull(client.sync(false, false), false, false);
            assertFull(client.sync(false, true), false, true);
            assertFull(client.sync(true, false), true, false);
            assertFull(client.sync(false, false), false, false);
        }
    }

    private static void assertFull(ConnectionProperties state, boolean autoCommit, boolean readOnly) {
        assertThat(state.getHasAutoCommit() && state.getHasReadOnly()).isTrue();
        assertThat(state.getAutoCommit()).isEqualTo(autoCommit);
        assertThat(state.getReadOnly()).isEqualTo(readOnly);
        assertThat(state.getTransactionIsolation()).isIn(1, 2, 4, 8);
    }

    @Test
    void countsAreAbsentForRowsAndSignaturesAreAbsentForCounts() throws IOException {
        try (VendorClient client = connect()) {
            ResultSetResponse created = client.execute("CREATE TABLE vc_counts (id INTEGER PRIMARY KEY)");
            assertThat(created.getUpdateCount()).isZero();
            assertNoRows(created);
            ResultSetResponse inserted = client.execute("INSERT INTO vc_counts VALUES (1), (2), (3)");
            assertThat(inserted.getUpdateCount()).isEqualTo(3);
            assertNoRows(inserted);
            assertNoRows(client.execute("UPDATE vc_counts SET id = ? WHERE id = ?", integer(9), integer(1)));
            ResultSetResponse empty = client.execute("SELECT id FROM vc_counts WHERE id = ?", integer(77));
            assertThat(empty.getUpdateCount()).isEqualTo(NONE);
            assertThat(empty.getFirstFrame().getDone()).isTrue();
            assertThat(client.rows(empty)).isEmpty();
            assertThat(empty.getOwnStatement()).isFalse();
        }
    }

    private static void assertNoRows(ResultSetResponse result) {
        assertThat(result.hasSignature()).isFalse();
        assertThat(result.hasFirstFrame()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1999, 2000, 2001, 4000, 25_000})
    void framesOf2000AreExactAndOnlyTheLastMayBeEmpty(int rows) throws IOException {
        try (VendorClient client = connect()) {
            List<List<@Nullable Object>> read =
                    client.rows(client.execute("SELECT X FROM SYSTEM_RANGE(1, ?)", integer(rows)));
            assertThat(read).hasSize(rows);
            if (rows > 0) {
                assertThat(read.get(rows - 1)).containsExactly((long) rows);
            }
        }
    }

    @Test
    void everyTypeIsReadByTheClassThatItsColumnAnnounces() throws IOException {
        try (VendorClient client = connect()) {
            client.execute(
                    "CREATE TABLE vc_types (id INTEGER PRIMARY KEY, b BOOLEAN, ty TINYINT, sm SMALLINT, l BIGINT,"
                            + " r REAL, d DOUBLE, n DECIMAL(30, 10), v VARCHAR(50), x VARBINARY(50), dt DATE, tm TIME,"
                            + " ts TIMESTAMP, bl BLOB, cl CLOB)");
            List<@Nullable Object> expected = List.of(
                    1L,
                    true,
                    -5L,
                    -6L,
                    1L << 40,
                    1.5,
                    2.25,
                    new BigDecimal("12345678901234567890.0123456789"),
                    "text \uD83D\uDE00",
                    ByteString.copyFrom(new byte[] {1, -1}),
                    LocalDate.parse("1969-12-31"),
                    LocalTime.parse("23:59:58"),
                    LocalDateTime.parse("1969-12-31T23:59:58.999"),
                    ByteString.copyFrom(new byte[] {2}),
                    "clob");
            TypedValue[] sent = {
                integer(1),
                bool(true),
                integer(-5),
                integer(-6),
                integer(1L << 40),
                float64(1.5),
                float64(2.25),
                text("12345678901234567890.0123456789"),
                text("text \uD83D\uDE00"),
                bytes(new byte[] {1, -1}),
                date(LocalDate.parse("1969-12-31")),
                time(LocalTime.parse("23:59:58")),
                timestamp(LocalDateTime.parse("1969-12-31T23:59:58.999")),
                bytes(new byte[] {2}),
                text("clob")
            };
            String places = String.join(", ", Collections.nCopies(sent.length, "?"));
            assertThat(client.execute("INSERT INTO vc_types VALUES (" + places + ")", sent)
                            .getUpdateCount())
                    .isEqualTo(1);
            assertThat(client.rows(client.execute("SELECT * FROM vc_types"))).containsExactly(expected);
        }
    }

    @Test
    void bothSpellingsOfNullAreNullInEveryType() throws IOException {
        try (VendorClient client = connect()) {
            client.execute("CREATE TABLE vc_nulls (id INTEGER PRIMARY KEY, b BOOLEAN, ty TINYINT, l BIGINT, d DOUBLE,"
                    + " n DECIMAL(30, 10), v VARCHAR(50), x VARBINARY(50), dt DATE, tm TIME, ts TIMESTAMP, cl CLOB)");
            TypedValue object =
                    TypedValue.newBuilder().setType(Rep.OBJECT).setNull(true).build();
            String places = String.join(", ", Collections.nCopies(12, "?"));
            StatementHandle insert = client.prepare("INSERT INTO vc_nulls VALUES (" + places + ")");
            int id = 0;
            for (TypedValue spelling : List.of(nothing(), object)) {
                List<TypedValue> values = new ArrayList<>(Collections.nCopies(12, spelling));
                values.set(0, integer(++id));
                client.executeAgain(insert, values.toArray(TypedValue[]::new));
            }
            for (List<@Nullable Object> row : client.rows(client.execute("SELECT * FROM vc_nulls"))) {
                assertThat(row.subList(1, 12)).containsOnlyNulls();
            }
        }
    }

    @Test
    void valuesAreCoercedToTheTypeOfTheColumn() throws IOException {
        try (VendorClient client = connect()) {
            client.execute("CREATE TABLE vc_coerced (id BIGINT PRIMARY KEY, b BOOLEAN, n DECIMAL(10, 2), d DOUBLE, v "
                    + "VARCHAR(40))");
            client.execute(
                    "INSERT INTO vc_coerced VALUES (?, ?, ?, ?, ?)",
                    integer(1),
                    bool(false),
                    integer(7),
                    integer(3),
                    text("7f0f1c4a-0000-0000-0000-000000000000"));
            client.execute(
                    "INSERT INTO vc_coerced VALUES (?, ?, ?, ?, ?)",
                    text("2"),
                    bool(true),
                    text("1.25"),
                    text("1E2"),
                    integer(5));
            assertThat(client.rows(client.execute(
                            "SELECT id FROM vc_coerced WHERE b = ? AND n = ? AND d > ?",
                            bool(true),
                            text("1.25"),
                            integer(99))))
                    .containsExactly(List.of(2L));
            assertThat(client.rows(client.execute("SELECT n, d, v FROM vc_coerced ORDER BY id")))
                    .containsExactly(
                            List.of(new BigDecimal("7.00"), 3.0, "7f0f1c4a-0000-0000-0000-000000000000"),
                            List.of(new BigDecimal("1.25"), 100.0, "5"));
        }
    }

    @Test
    void valueForAQuotedQuestionMarkIsIgnored() throws IOException {
        try (VendorClient client = connect()) {
            client.execute("CREATE SEQUENCE IF NOT EXISTS vc_sequence");
            assertThat(client.rows(client.execute(
                            "SELECT DISTINCT(table_name) FROM LXSYS.TABLES WHERE table_schem <> 'LXSYS'"
                                    + " AND table_type = 'SEQUENCE' AND table_schem = '?'",
                            text("user1"))))
                    .isEmpty();
        }
    }

    @Test
    void batchComesInOneMessageOfManyChunks() throws IOException {
        try (VendorClient client = connect()) {
            client.execute("CREATE TABLE vc_many (id INTEGER PRIMARY KEY, v VARCHAR(200))");
            List<List<TypedValue>> rows = new ArrayList<>();
            for (int id = 0; id < 10_000; id++) {
                rows.add(List.of(integer(id), text("x".repeat(100))));
            }
            assertThat(client.executeMany("INSERT INTO vc_many VALUES (?, ?)", rows))
                    .hasSize(10_000)
                    .containsOnly(1L);
            assertThat(client.rows(client.execute("SELECT COUNT(*), SUM(id) FROM vc_many")))
                    .containsExactly(List.of(10_000L, 49_995_000L));
        }
    }

    @Test
    void statementsAreReusedWithTheirSignature() throws IOException {
        try (VendorClient client = connect()) {
            StatementHandle query = client.prepare("SELECT ? + 1, 'x'");
            for (int i = 0; i < 5; i++) {
                assertThat(client.rows(client.executeAgain(query, integer(i)))).hasSize(1);
            }
        }
    }

    @Test
    void commitAndRollbackAreAnsweredAlsoUnderAutocommit() throws IOException {
        try (VendorClient client = connect()) {
            for (int i = 0; i < 2; i++) {
                client.raw.ask(
                        CommitRequest.newBuilder()
                                .setConnectionId(client.raw.id)
                                .build(),
                        CommitResponse.class);
                client.raw.ask(
                        RollbackRequest.newBuilder()
                                .setConnectionId(client.raw.id)
                                .build(),
                        RollbackResponse.class);
                client.sync(false, false);
            }
        }
    }

    @Test
    void errorsNeverMakeTheClientSendAgain() throws IOException {
        try (VendorClient client = connect()) {
            client.execute("CREATE TABLE vc_errors (id INTEGER PRIMARY KEY, v VARCHAR(3) NOT NULL)");
            client.execute("INSERT INTO vc_errors VALUES (1, 'a')");
            int statement = client.raw.createStatement();
            for (String sql : List.of(
                    "SELEC 1",
                    "SELECT 'Broken pipe",
                    "SELECT * FROM vc_none WHERE v = 'the cursor is already closed'",
                    "SELECT w FROM vc_errors WHERE v = 'Connection refused'",
                    "INSERT INTO vc_errors VALUES (1, 'IO Error')",
                    "INSERT INTO vc_errors VALUES (2, 'Connection closed')",
                    "INSERT INTO vc_errors VALUES (3, NULL)",
                    "SELECT CAST('Bad file descriptor' AS INTEGER)",
                    "UPDATE vc_errors SET id = 'Cannot create cursor'",
                    "CREATE TABLE vc_errors (id INTEGER PRIMARY KEY)",
                    "SELECT nothing_like_it('Error parsing message')",
                    "SELECT 1 / 0")) {
                assertSafe(client.raw.refused(client.raw.executeRequest(statement, sql)));
            }
        }
    }

    private static void assertSafe(ErrorResponse error) {
        assertThat(error.getHasExceptions()).isTrue();
        assertThat(error.getExceptionsList()).hasSize(1);
        assertThat(error.getSqlState()).hasSize(5).isNotEqualTo("00000");
        String all = (error.getErrorMessage() + error.getExceptions(0)).toLowerCase(Locale.ROOT);
        for (String words : RETRIED) {
            assertThat(all).doesNotContain(words.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void oldClientAsksForTheServerInEightByteFrames() throws IOException {
        try (RawClient old = RawClient.connect(server.port(), RawSocket.Framing.WHOLE)) {
            ByteString action = UnknownFieldSet.newBuilder()
                    .addField(
                            1,
                            UnknownFieldSet.Field.newBuilder()
                                    .addLengthDelimited(ByteString.copyFromUtf8("SERVER_INFO"))
                                    .build())
                    .build()
                    .toByteString();
            old.socket.send(RawClient.envelope("org.apache.calcite.avatica.proto.Requests$LxActionRequest", action), 0);
            WireMessage answer = WireMessage.parseFrom(old.socket.receive().message());
            assertThat(answer.getName()).isEqualTo("org.apache.calcite.avatica.proto.Responses$LxActionResponse");
            List<ByteString> params = UnknownFieldSet.parseFrom(answer.getWrappedMessage())
                    .getField(1)
                    .getLengthDelimitedList();
            assertThat(params).isNotEmpty();
            for (ByteString param : params) {
                assertThat(UnknownFieldSet.parseFrom(param)
                                .getField(1)
                                .getLengthDelimitedList()
                                .get(0)
                                .toStringUtf8())
                        .isNotEqualTo("ERROR");
            }
            old.open(Map.of("user", "user1", "password", "pass4user1", "databaseName", "dbtest"));
            assertThat(old.value("SELECT 42").getNumberValue()).isEqualTo(42);
        }
    }
}
