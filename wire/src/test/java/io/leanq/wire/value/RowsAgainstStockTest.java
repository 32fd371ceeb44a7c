package io.leanq.wire.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoReader;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.ExecuteRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.proto.Common;
import org.apache.calcite.avatica.proto.Requests;
import org.junit.jupiter.api.Test;

/** Rows and parameters against the classes by which stock Avatica turns Java values into messages and back. */
class RowsAgainstStockTest {
    private static final int ROWS = 500;
    private final Random random = new Random(42);

    @Test
    void framesThatStockEncodesAreReadWithBothPlacesOfTheScalar() {
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(Arrays.asList(
                    random.nextBoolean() ? random.nextBoolean() : null,
                    random.nextInt(),
                    random.nextLong(),
                    random.nextGaussian(),
                    text(i),
                    new BigDecimal(new BigInteger(100, random), random.nextInt(30)),
                    (short) random.nextInt(),
                    (byte) random.nextInt()));
        }
        Frame frame = read(Meta.Frame.create(17, true, rows).toProto());
        assertThat(frame.offset()).isEqualTo(17);
        assertThat(frame.done()).isTrue();
        assertThat(frame.nextOffset()).isEqualTo(17 + ROWS);
        RowCursor cursor = frame.rows().cursor();
        for (Object row : rows) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.size()).isEqualTo(8);
            assertThat(objects(cursor)).isEqualTo(row);
        }
        assertThat(cursor.next()).isFalse();
    }

    @Test
    void arraysInStockFramesAreRead() {
        List<Object> rows = List.of(
                List.of(1, Arrays.asList(1L, null, 3L)), List.of(2, List.of()), List.of(3, List.of("a", "", "é")));
        RowCursor cursor =
                read(Meta.Frame.create(0, false, rows).toProto()).rows().cursor();
        for (Object row : rows) {
            assertThat(cursor.next()).isTrue();
            assertThat(objects(cursor)).isEqualTo(row);
        }
    }

    @Test
    void theDeprecatedPlaceAloneIsReadToo() {
        Common.Frame sent = Common.Frame.newBuilder()
                .addRows(Common.Row.newBuilder()
                        .addValue(oldStyle(Common.TypedValue.newBuilder()
                                .setType(Common.Rep.INTEGER)
                                .setNumberValue(7)))
                        .addValue(oldStyle(Common.TypedValue.newBuilder()
                                .setType(Common.Rep.NULL)
                                .setNull(true))))
                .build();
        RowCursor cursor = read(sent).rows().cursor();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.getInt(0)).isEqualTo(7);
        assertThat(cursor.isNull(1)).isTrue();
    }

    @SuppressWarnings("deprecation") // the field is what the test is about
    private static Common.ColumnValue.Builder oldStyle(Common.TypedValue.Builder value) {
        return Common.ColumnValue.newBuilder().addValue(value);
    }

    @Test
    void framesThatWeEncodeAreReadByStock() throws Exception {
        RowEncoder encoder = RowEncoder.forFrames();
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            int number = random.nextInt();
            BigDecimal decimal = new BigDecimal(new BigInteger(100, random), random.nextInt(30));
            double wide = random.nextGaussian();
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            encoder.beginRow()
                    .addInt(number)
                    .addLong((long) number << 20)
                    .addBoolean(i % 2 == 0)
                    .addDouble(wide)
                    .addFloat((float) wide)
                    .addDecimal(decimal)
                    .addString(text(i))
                    .addNull()
                    .addDate(LocalDate.ofEpochDay(number))
                    .addTime(LocalTime.ofNanoOfDay(i * 1_000_000L))
                    .addTimestampMillis(number * 1000L)
                    .addArray(Rep.LONG, List.of(TypedValue.of(1L), TypedValue.NULL))
                    .addBytes(bytes)
                    .endRow();
            expected.add(Arrays.asList(
                    number,
                    (long) number << 20,
                    i % 2 == 0,
                    wide,
                    (float) wide,
                    decimal,
                    text(i),
                    null,
                    number,
                    i,
                    number * 1000L,
                    Arrays.asList(1L, null),
                    ByteSlice.of(bytes)));
        }
        Frame frame = new Frame(5, false, encoder.rows());
        Meta.Frame read = Meta.Frame.fromProto(Common.Frame.parseFrom(ProtoWriter.bytesOf(frame)));
        assertThat(read.offset).isEqualTo(5);
        assertThat(read.done).isFalse();
        int row = 0;
        for (Object cells : read.rows) {
            assertThat(normalized(cells)).isEqualTo(expected.get(row++));
        }
        assertThat(row).isEqualTo(ROWS);
    }

    /** Stock gives rows as arrays or lists, and dates, times and timestamps as numbers. */
    private static List<Object> normalized(Object cells) {
        List<Object> list = new ArrayList<>(cells instanceof Object[] array ? Arrays.asList(array) : (List<?>) cells);
        list.replaceAll(cell -> cell instanceof byte[] bytes ? ByteSlice.of(bytes) : cell);
        return list;
    }

    @Test
    void parametersThatStockEncodesAreRead() {
        Requests.ExecuteRequest sent = Requests.ExecuteRequest.newBuilder()
                .setStatementHandle(
                        Common.StatementHandle.newBuilder().setConnectionId("c").setId(3))
                .addParameterValues(stock(ColumnMetaData.Rep.FLOAT, 1.25f))
                .addParameterValues(stock(
                        ColumnMetaData.Rep.BYTE_STRING,
                        new org.apache.calcite.avatica.util.ByteString(new byte[] {9, 8})))
                .addParameterValues(Common.TypedValue.newBuilder()
                        .setType(Common.Rep.BIG_INTEGER)
                        .setBytesValue(com.google.protobuf.ByteString.copyFrom(
                                BigInteger.TEN.pow(30).toByteArray())))
                .addParameterValues(stock(ColumnMetaData.Rep.CHARACTER, 'x'))
                .addParameterValues(stock(ColumnMetaData.Rep.JAVA_SQL_DATE, -1))
                .addParameterValues(org.apache.calcite.avatica.remote.TypedValue.EXPLICIT_NULL.toProto())
                .setHasParameterValues(true)
                .build();
        ExecuteRequest read = ExecuteRequest.read(new ProtoReader(ByteSlice.of(sent.toByteArray())));
        RowCursor cursor = read.parameters().cursor();
        assertThat(cursor.next()).isTrue();
        assertThat(objects(cursor))
                .isEqualTo(Arrays.asList(
                        1.25f,
                        ByteSlice.of(new byte[] {9, 8}),
                        BigInteger.TEN.pow(30),
                        "x",
                        java.time.LocalDate.of(1969, 12, 31),
                        null));
        assertThat(cursor.isUnbound(5)).isFalse();
    }

    @Test
    void batchesThatWeEncodeAreReadByStock() throws Exception {
        RowEncoder encoder = RowEncoder.forBatches();
        for (int i = 0; i < ROWS; i++) {
            encoder.beginRow().addInt(i).addString(text(i)).endRow();
        }
        ExecuteBatchRequest request = new ExecuteBatchRequest("c1", 9, encoder.rows());
        Requests.ExecuteBatchRequest read = Requests.ExecuteBatchRequest.parseFrom(ProtoWriter.bytesOf(request));
        assertThat(read.getUpdatesCount()).isEqualTo(ROWS);
        for (int i = 0; i < ROWS; i++) {
            List<Common.TypedValue> row = read.getUpdates(i).getParameterValuesList();
            assertThat(row.get(0).getNumberValue()).isEqualTo(i);
            assertThat(row.get(1).getStringValue()).isEqualTo(text(i));
        }
        assertThat(ExecuteBatchRequest.read(new ProtoReader(ByteSlice.of(read.toByteArray()))))
                .isEqualTo(request);
    }

    @Test
    void rowsBetweenOtherFieldsAreGathered() {
        RowEncoder rows = RowEncoder.forFrames().beginRow().addInt(1).endRow();
        ByteSlice first = ByteSlice.of(rows.rows().bytes().toByteArray());
        ProtoWriter out = new ProtoWriter();
        out.raw(first);
        out.int64(1, 4);
        out.raw(first);
        out.bool(2, true);
        out.string(99, "unknown");
        out.raw(first);
        Frame frame = Frame.read(new ProtoReader(out.slice()));
        assertThat(frame.rows().count()).isEqualTo(3);
        RowCursor cursor = frame.rows().cursor();
        for (int i = 0; i < 3; i++) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.getInt(0)).isEqualTo(1);
        }
        assertThat(cursor.next()).isFalse();
    }

    private static Common.TypedValue stock(ColumnMetaData.Rep rep, Object local) {
        return org.apache.calcite.avatica.remote.TypedValue.ofLocal(rep, local).toProto();
    }

    private static Frame read(Common.Frame sent) {
        return Frame.read(new ProtoReader(ByteSlice.of(sent.toByteArray())));
    }

    private static List<Object> objects(RowCursor cursor) {
        List<Object> objects = new ArrayList<>();
        for (int i = 0; i < cursor.size(); i++) {
            Object object = cursor.getObject(i);
            objects.add(object instanceof byte[] bytes ? ByteSlice.of(bytes) : object);
        }
        return objects;
    }

    private static String text(int i) {
        return switch (i % 4) {
            case 0 -> "";
            case 1 -> "row " + i;
            case 2 -> "ü€𝄞".repeat(i % 60);
            default -> "x".repeat(i);
        };
    }
}
