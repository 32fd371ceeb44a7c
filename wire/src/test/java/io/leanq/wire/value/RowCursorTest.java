package io.leanq.wire.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.ValueConversionException;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.value.EncodedRows.Shape;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowCursorTest {
    @ParameterizedTest
    @EnumSource(Shape.class)
    void everyShapeGivesBackWhatWasAdded(Shape shape) {
        LocalDateTime timestamp = LocalDateTime.of(1582, 10, 4, 23, 59, 59, 999_000_000);
        RowCursor row = row(
                shape,
                encoder -> encoder.addBoolean(true)
                        .addInt(Integer.MIN_VALUE)
                        .addLong(Long.MIN_VALUE)
                        .addDouble(-0.0)
                        .addDouble(Double.NaN)
                        .addDecimal(new BigDecimal("1E+30"))
                        .addString("a\u0000é€𝄞")
                        .addBytes(new byte[] {0, -1})
                        .addDate(LocalDate.of(9999, 12, 31))
                        .addTime(LocalTime.of(23, 59, 59, 999_000_000))
                        .addTimestamp(timestamp)
                        .addNull()
                        .add(TypedValue.integral(Rep.BYTE, -128))
                        .addShort((short) -32768)
                        .addFloat(0.1f)
                        .addString("")
                        .addBytes(new byte[0]));
        assertThat(row.size()).isEqualTo(17);
        assertThat(row.getBoolean(0)).isTrue();
        assertThat(row.getInt(1)).isEqualTo(Integer.MIN_VALUE);
        assertThat(row.getLong(2)).isEqualTo(Long.MIN_VALUE);
        assertThat(Double.doubleToRawLongBits(row.getDouble(3))).isEqualTo(Long.MIN_VALUE);
        assertThat(row.getDouble(4)).isNaN();
        assertThat(row.getDecimal(5)).isEqualTo(new BigDecimal("1E+30"));
        assertThat(row.getString(6)).isEqualTo("a\u0000é€𝄞");
        assertThat(row.getBytes(7)).containsExactly(0, -1);
        assertThat(row.getDate(8)).isEqualTo(LocalDate.of(9999, 12, 31));
        assertThat(row.getTime(9)).isEqualTo(LocalTime.of(23, 59, 59, 999_000_000));
        assertThat(row.getTimestamp(10)).isEqualTo(timestamp);
        assertThat(row.isNull(11)).isTrue();
        assertThat(row.getInt(12)).isEqualTo(-128);
        assertThat(row.getInt(13)).isEqualTo(-32768);
        assertThat((float) row.getDouble(14)).isEqualTo(0.1f);
        assertThat(row.getString(15)).isEmpty();
        assertThat(row.getBytes(16)).isEmpty();
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        refused(row -> row.addLong(1L << 31), row -> row.getInt(0));
        refused(row -> row.addLong(-(1L << 31) - 1), row -> row.getInt(0));
        refused(row -> row.addDecimal(new BigDecimal("1.5")), row -> row.getInt(0));
        refused(row -> row.addDecimal(new BigDecimal("9223372036854775808")), row -> row.getLong(0));
        refused(row -> row.addDecimal(new BigDecimal("1E+1000000000")), row -> row.getLong(0));
        refused(row -> row.addDecimal(new BigDecimal("1E+400")), row -> row.getDouble(0));
        refused(row -> row.addDecimal(new BigDecimal("1E-400")), row -> row.getDouble(0));
        refused(row -> row.addDecimal(new BigDecimal("0.1000000000000000055511151231257827")), row -> row.getDouble(0));
        refused(row -> row.add(read(Rep.NUMBER, "1E+1000000000", 0)), row -> row.getString(0));
        refused(row -> row.add(read(Rep.NUMBER, "1E-1000000000", 0)), row -> row.getString(0));
        refused(row -> row.addDouble(0.5), row -> row.getLong(0));
        refused(row -> row.addDouble(0x1p63), row -> row.getLong(0));
        refused(row -> row.addDouble(Double.NaN), row -> row.getLong(0));
        refused(row -> row.addDouble(Double.NEGATIVE_INFINITY), row -> row.getDecimal(0));
        refused(row -> row.addLong((1L << 53) + 1), row -> row.getDouble(0));
        refused(row -> row.addLong(Long.MAX_VALUE), row -> row.getDouble(0));
        refused(row -> row.addInt(2), row -> row.getBoolean(0));
        refused(row -> row.add(TypedValue.integral(Rep.JAVA_SQL_TIME, 86_400_000)), row -> row.getTime(0));
        refused(row -> row.add(TypedValue.integral(Rep.JAVA_SQL_TIME, -1)), row -> row.getTime(0));
        refused(row -> row.add(TypedValue.integral(Rep.JAVA_SQL_DATE, Long.MAX_VALUE)), row -> row.getDate(0));
    }

    @Test
    void wrongTypesAndNullsAreRefused() {
        refused(row -> row.addString("12x"), row -> row.getInt(0));
        refused(row -> row.addString("9".repeat(10_001)), row -> row.getDecimal(0));
        refused(row -> row.addBoolean(true), row -> row.getInt(0));
        refused(row -> row.addBytes(new byte[1]), row -> row.getString(0));
        refused(row -> row.addString("a"), row -> row.getBytes(0));
        refused(row -> row.addString("2020-01-01"), row -> row.getDate(0));
        refused(RowEncoder::addNull, row -> row.getInt(0));
        refused(RowEncoder::addNull, row -> row.getString(0));
        refused(row -> row.addInt(1), row -> row.getArray(0));
    }

    @Test
    void otherFormsOfAValueAreConvertedWithoutLoss() {
        assertThat(row(Shape.FRAME, row -> row.addInt(1)).getBoolean(0)).isTrue();
        assertThat(row(Shape.FRAME, row -> row.addInt(0)).getBoolean(0)).isFalse();
        assertThat(row(Shape.FRAME, row -> row.addString("12.50")).getDecimal(0))
                .isEqualTo(new BigDecimal("12.50"));
        assertThat(row(Shape.FRAME, row -> row.addDecimal(new BigDecimal("7.00")))
                        .getInt(0))
                .isEqualTo(7);
        assertThat(row(Shape.FRAME, row -> row.addDouble(7)).getInt(0)).isEqualTo(7);
        assertThat(row(Shape.FRAME, row -> row.addInt(7)).getDouble(0)).isEqualTo(7);
        assertThat(row(Shape.FRAME, row -> row.addDecimal(new BigDecimal("0.10")))
                        .getDouble(0))
                .isEqualTo(0.1);
        assertThat(row(Shape.FRAME, row -> row.addDouble(0.1)).getDecimal(0)).isEqualTo(new BigDecimal("0.1"));
        assertThat(row(Shape.FRAME, row -> row.addInt(-5)).getString(0)).isEqualTo("-5");
        assertThat(row(Shape.FRAME, row -> row.add(read(Rep.NUMBER, "12E+2", 0)))
                        .getString(0))
                .isEqualTo("1200");
        assertThat(row(Shape.FRAME, row -> row.add(TypedValue.integral(Rep.INTEGER, 3)))
                        .getDateDays(0))
                .isEqualTo(3);
        TypedValue base64 = read(Rep.BYTE_STRING, "AQI=", 0);
        assertThat(row(Shape.FRAME, row -> row.add(base64)).getBytes(0)).containsExactly(1, 2);
        TypedValue floatBits = read(Rep.FLOAT, "", Float.floatToIntBits(-1.5f));
        assertThat(row(Shape.FRAME, row -> row.add(floatBits)).getDouble(0)).isEqualTo(-1.5);
        TypedValue objectNull = new TypedValue(
                Rep.OBJECT, false, "", 0, ByteSlice.EMPTY, 0, true, List.of(), Rep.PRIMITIVE_BOOLEAN, false, null);
        assertThat(row(Shape.BATCH, row -> row.add(objectNull)).isNull(0)).isTrue();
    }

    private static TypedValue read(Rep rep, String text, long number) {
        return new TypedValue(
                rep, false, text, number, ByteSlice.EMPTY, 0, false, List.of(), Rep.PRIMITIVE_BOOLEAN, false, null);
    }

    @Test
    void partialLargeObjectIsRefusedAndAWholeOneIsBytes() {
        TypedValue whole = blob(true);
        assertThat(row(Shape.FRAME, row -> row.add(whole)).getBytes(0)).containsExactly(5);
        refused(row -> row.add(blob(false)), row -> row.getBytes(0));
    }

    private static TypedValue blob(boolean done) {
        return new TypedValue(
                Rep.LXBLOB,
                false,
                "",
                0,
                ByteSlice.of(new byte[] {5}),
                0,
                false,
                List.of(),
                Rep.PRIMITIVE_BOOLEAN,
                false,
                new BlobInfo(0, 0, done));
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void arraysNestAndHoldNulls(Shape shape) {
        TypedValue inner = TypedValue.array(Rep.STRING, List.of(TypedValue.of("x"), TypedValue.NULL));
        RowCursor row = row(
                shape,
                encoder -> encoder.addArray(Rep.ARRAY, List.of(inner, inner)).addInt(3));
        RowCursor outer = row.getArray(0);
        assertThat(outer.size()).isEqualTo(2);
        assertThat(outer.getArray(1).getString(0)).isEqualTo("x");
        assertThat(outer.getArray(1).isNull(1)).isTrue();
        assertThat(outer.next()).isFalse();
        assertThat(row.getInt(1)).isEqualTo(3);
    }

    @Test
    void arraysNestedWithoutEndAreRefused() {
        TypedValue value = TypedValue.array(Rep.ARRAY, List.of());
        for (int i = 0; i < 80; i++) {
            value = TypedValue.array(Rep.ARRAY, List.of(value));
        }
        TypedValue deep = value;
        RowCursor row = row(Shape.BATCH, encoder -> encoder.add(deep));
        assertThatThrownBy(() -> row.getObject(0)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void aCellThatTheRowDoesNotHaveIsAMalformedRow() {
        RowCursor row = row(Shape.FRAME, encoder -> encoder.addInt(1));
        assertThatThrownBy(() -> row.getInt(1)).isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> row.isNull(-1)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void aColumnWithoutAnyValueIsMalformed() {
        ProtoWriter out = new ProtoWriter();
        int row = out.begin(3);
        int column = out.begin(1);
        out.end(column);
        out.end(row);
        RowCursor cursor = new EncodedRows(Shape.FRAME, 1, out.slice()).cursor();
        assertThatThrownBy(cursor::next).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        ProtoWriter out = new ProtoWriter();
        int row = out.begin(2);
        out.int32(1, Rep.STRING.number());
        out.bytes(3, ByteSlice.of(new byte[] {'a', (byte) 0xC3}));
        out.end(row);
        RowCursor cursor = new EncodedRows(Shape.PARAMETERS, 1, out.slice()).cursor();
        assertThat(cursor.next()).isTrue();
        assertThatThrownBy(() -> cursor.getString(0)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void rowWithAnUnsendableValueIsTakenBack() {
        RowEncoder encoder = RowEncoder.forBatches().beginRow().addInt(1).endRow();
        int size = encoder.size();
        encoder.beginRow().addInt(2);
        assertThatThrownBy(() -> encoder.addString("half \uD83D"))
                .isInstanceOf(ValueConversionException.class)
                .hasMessageNotContaining("half \uD83D");
        encoder.cancelRow();
        assertThat(encoder.size()).isEqualTo(size);
        encoder.beginRow().addInt(3).endRow();
        RowCursor cursor = encoder.rows().cursor();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.getInt(0)).isEqualTo(3);
    }

    @Test
    void rowsOfEveryLengthAreFramed() {
        RowEncoder encoder = RowEncoder.forFrames();
        for (int length = 0; length < 40_000; length += 61) {
            encoder.beginRow().addString("x".repeat(length)).addInt(length).endRow();
        }
        RowCursor cursor = encoder.rows().cursor();
        for (int length = 0; length < 40_000; length += 61) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.getString(0)).hasSize(length);
            assertThat(cursor.getInt(1)).isEqualTo(length);
        }
        assertThat(cursor.next()).isFalse();
    }

    private static void refused(Consumer<RowEncoder> add, Function<RowCursor, Object> get) {
        RowCursor row = row(Shape.FRAME, add);
        assertThatThrownBy(() -> get.apply(row))
                .isInstanceOf(ValueConversionException.class)
                .hasMessageContaining("cell at index 0");
    }

    private static RowCursor row(Shape shape, Consumer<RowEncoder> add) {
        RowEncoder encoder = switch (shape) {
            case FRAME -> RowEncoder.forFrames();
            case BATCH -> RowEncoder.forBatches();
            case PARAMETERS -> RowEncoder.forParameters();
        };
        encoder.beginRow();
        add.accept(encoder);
        RowCursor cursor = encoder.endRow().rows().cursor();
        assertThat(cursor.next()).isTrue();
        return cursor;
    }
}
