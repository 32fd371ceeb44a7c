package io.leanq.embedded.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.proto.Common.ColumnMetaData;
import org.apache.calcite.avatica.proto.Common.ConnectionProperties;
import org.apache.calcite.avatica.proto.Common.Frame;
import org.apache.calcite.avatica.proto.Common.Rep;
import org.apache.calcite.avatica.proto.Common.Row;
import org.apache.calcite.avatica.proto.Common.Signature;
import org.apache.calcite.avatica.proto.Common.StatementHandle;
import org.apache.calcite.avatica.proto.Common.TypedValue;
import org.apache.calcite.avatica.proto.Requests.CloseStatementRequest;
import org.apache.calcite.avatica.proto.Requests.ConnectionSyncRequest;
import org.apache.calcite.avatica.proto.Requests.ExecuteBatchRequest;
import org.apache.calcite.avatica.proto.Requests.ExecuteRequest;
import org.apache.calcite.avatica.proto.Requests.FetchRequest;
import org.apache.calcite.avatica.proto.Requests.UpdateBatch;
import org.apache.calcite.avatica.proto.Responses.CloseStatementResponse;
import org.apache.calcite.avatica.proto.Responses.ConnectionSyncResponse;
import org.apache.calcite.avatica.proto.Responses.ExecuteBatchResponse;
import org.apache.calcite.avatica.proto.Responses.ExecuteResponse;
import org.apache.calcite.avatica.proto.Responses.FetchResponse;
import org.apache.calcite.avatica.proto.Responses.ResultSetResponse;
import org.jspecify.annotations.Nullable;

/**
 * Does message by message what LeanXcale's Python client does, its oddities included: how it opens a connection, which
 * requests a statement takes, how it sends values, and above all how it reads them.
 */
final class VendorClient implements AutoCloseable {
    private static final int FRAME = 2000;
    private static final int CLOB = 2005;

    final RawClient raw;
    private int cursor = -1;
    private int prepared = -1;

    private VendorClient(RawClient raw) {
        this.raw = raw;
    }

    /** Opens a connection with the properties that the client always sends, and these. */
    static VendorClient connect(int port, Map<String, String> more) throws IOException {
        RawClient raw = RawClient.connect(port, RawSocket.Framing.CHUNKED);
        Map<String, String> info = new HashMap<>(Map.of(
                "LXJDBCVERS",
                "2.4",
                "is_kryo",
                "false",
                "appTimeZone",
                "CET",
                "user",
                "user1",
                "password",
                "pass4user1",
                "database",
                "dbtest"));
        info.putAll(more);
        raw.open(info);
        return new VendorClient(raw);
    }

    /**
     * Sends both flags, as the client always does, so that setting one resets the other. The client never sends
     * isolation, catalog and schema.
     */
    ConnectionProperties sync(boolean autoCommit, boolean readOnly) throws IOException {
        return raw.ask(
                        ConnectionSyncRequest.newBuilder()
                                .setConnectionId(raw.id)
                                .setConnProps(ConnectionProperties.newBuilder()
                                        .setHasAutoCommit(true)
                                        .setAutoCommit(autoCommit)
                                        .setHasReadOnly(true)
                                        .setReadOnly(readOnly))
                                .build(),
                        ConnectionSyncResponse.class)
                .getConnProps();
    }

    /** Runs SQL without parameters: one statement per cursor, used again for each SQL. */
    ResultSetResponse execute(String sql) throws IOException {
        if (cursor < 0) {
            cursor = raw.createStatement();
        }
        return raw.execute(cursor, sql);
    }

    /**
     * Runs SQL with parameters: Prepare, then CloseStatement for the statement before, then Execute with the whole
     * signature.
     */
    ResultSetResponse execute(String sql, TypedValue... values) throws IOException {
        return executeAgain(prepare(sql), values);
    }

    StatementHandle prepare(String sql) throws IOException {
        StatementHandle handle = raw.prepare(sql).getStatement();
        assertThat(handle.getSignature().getSql()).isEqualTo(sql);
        if (prepared >= 0) {
            close(prepared);
        }
        prepared = handle.getId();
        return handle;
    }

    ResultSetResponse executeAgain(StatementHandle handle, TypedValue... values) throws IOException {
        ExecuteResponse answer = raw.ask(
                ExecuteRequest.newBuilder()
                        .setStatementHandle(handle)
                        .addAllParameterValues(List.of(values))
                        .setHasParameterValues(true)
                        .setFirstFrameMaxSize(FRAME)
                        .build(),
                ExecuteResponse.class);
        assertThat(answer.getMissingStatement()).isFalse();
        assertThat(answer.getResultsCount()).isEqualTo(1);
        return answer.getResults(0);
    }

    /** Sends all rows in one message. */
    List<Long> executeMany(String sql, List<List<TypedValue>> rows) throws IOException {
        ExecuteBatchRequest.Builder batch = ExecuteBatchRequest.newBuilder()
                .setConnectionId(raw.id)
                .setStatementId(prepare(sql).getId());
        for (List<TypedValue> row : rows) {
            batch.addUpdates(UpdateBatch.newBuilder().addAllParameterValues(row));
        }
        return raw.ask(batch.build(), ExecuteBatchResponse.class).getUpdateCountsList();
    }

    private void close(int statement) throws IOException {
        raw.ask(
                CloseStatementRequest.newBuilder()
                        .setConnectionId(raw.id)
                        .setStatementId(statement)
                        .build(),
                CloseStatementResponse.class);
    }

    /**
     * All rows. Each fetch begins where the last frame ended; an empty frame that is not the last would end the result
     * silently.
     */
    List<List<@Nullable Object>> rows(ResultSetResponse result) throws IOException {
        Signature signature = result.getSignature();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Frame frame = result.getFirstFrame();
        while (true) {
            assertThat(frame.getOffset()).isEqualTo(rows.size());
            for (Row row : frame.getRowsList()) {
                rows.add(row(signature, row));
            }
            if (frame.getDone()) {
                return rows;
            }
            assertThat(frame.getRowsCount()).isBetween(1, FRAME);
            frame = raw.ask(
                            FetchRequest.newBuilder()
                                    .setConnectionId(raw.id)
                                    .setStatementId(result.getStatementId())
                                    .setOffset(frame.getOffset() + frame.getRowsCount())
                                    .setFrameMaxSize(FRAME)
                                    .build(),
                            FetchResponse.class)
                    .getFrame();
        }
    }

    private static List<@Nullable Object> row(Signature signature, Row row) {
        assertThat(row.getValueCount()).isEqualTo(signature.getColumnsCount());
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < row.getValueCount(); i++) {
            assertThat(row.getValue(i).hasScalarValue()).isTrue();
            values.add(value(signature.getColumns(i), row.getValue(i).getScalarValue()));
        }
        return values;
    }

    /**
     * Reads the value by the class that the column announces, and by the value's own type only if that class leaves it
     * open.
     */
    private static @Nullable Object value(ColumnMetaData column, TypedValue value) {
        if (value.getNull()) {
            return null;
        }
        return switch (column.getColumnClassName()) {
            case "java.lang.Boolean" -> value.getBoolValue();
            case "java.lang.Short", "java.lang.Integer" -> value.getNumberValue();
            case "java.lang.Float" -> value.getDoubleValue();
            case "java.sql.Date" -> LocalDate.ofEpochDay(value.getNumberValue());
            case "java.sql.Time" -> LocalTime.ofNanoOfDay(value.getNumberValue() * 1_000_000);
            case "java.sql.Timestamp" ->
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(value.getNumberValue(), 1000L),
                        Math.floorMod(value.getNumberValue(), 1000) * 1_000_000,
                        ZoneOffset.UTC);
            case "[B" -> value.getBytesValue();
            case "java.lang.Byte" -> throw new AssertionError("the client reads nonsense from this class");
            default -> byType(column, value);
        };
    }

    private static Object byType(ColumnMetaData column, TypedValue value) {
        if (column.getType().getId() == CLOB) {
            assertThat(value.getType()).as("a CLOB's value").isEqualTo(Rep.BYTE_STRING);
            return value.getBytesValue().toString(StandardCharsets.UTF_8);
        }
        return switch (value.getType()) {
            case LONG, INTEGER -> value.getNumberValue();
            case DOUBLE -> value.getDoubleValue();
            case BIG_DECIMAL -> new BigDecimal(value.getStringValue());
            case STRING -> value.getStringValue();
            case BYTE_STRING -> value.getBytesValue();
            default -> throw new AssertionError("the client cannot read a value of type " + value.getType());
        };
    }

    static TypedValue integer(long value) {
        Rep rep = Math.abs(value) < Integer.MAX_VALUE ? Rep.INTEGER : Rep.LONG;
        return TypedValue.newBuilder().setType(rep).setNumberValue(value).build();
    }

    /** A boolean. Python's bool is an int, and the client tests for int first. */
    static TypedValue bool(boolean value) {
        return integer(value ? 1 : 0);
    }

    /** Text, and every value that the client has no case for, above all decimals. */
    static TypedValue text(Object value) {
        return TypedValue.newBuilder()
                .setType(Rep.STRING)
                .setStringValue(value.toString())
                .build();
    }

    static TypedValue float64(double value) {
        return TypedValue.newBuilder().setType(Rep.DOUBLE).setDoubleValue(value).build();
    }

    static TypedValue bytes(byte[] value) {
        return TypedValue.newBuilder()
                .setType(Rep.BYTE_STRING)
                .setBytesValue(ByteString.copyFrom(value))
                .build();
    }

    static TypedValue date(LocalDate value) {
        return number(Rep.JAVA_SQL_DATE, value.toEpochDay());
    }

    static TypedValue time(LocalTime value) {
        return number(Rep.JAVA_SQL_TIME, value.toNanoOfDay() / 1_000_000);
    }

    static TypedValue timestamp(LocalDateTime value) {
        return number(Rep.JAVA_SQL_TIMESTAMP, value.toInstant(ZoneOffset.UTC).toEpochMilli());
    }

    private static TypedValue number(Rep rep, long value) {
        return TypedValue.newBuilder().setType(rep).setNumberValue(value).build();
    }

    static TypedValue nothing() {
        return TypedValue.newBuilder().setType(Rep.NULL).setNull(true).build();
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
