package io.leanq.wire.value;

import io.leanq.wire.error.ValueConversionException;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoMessage;
import io.leanq.wire.proto.ProtoWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Appends rows to a growing array in their final encoding: result rows for a server, parameters for a client. Values
 * take the form that both generations of server and every known client read. Call one {@code add…} method per column,
 * in order, between {@link #beginRow} and {@link #endRow}. Not thread-safe.
 */
public final class RowEncoder {
    private static final int ROW_FIELD_ONE = 0x0A;
    private static final int EXECUTE_PARAMETER = 0x12;
    private static final int SCALAR_VALUE = 0x22;
    private static final int TYPE = 0x08;
    private static final int BOOL_TRUE_KEY = 0x10;
    private static final int STRING_KEY = 0x1A;
    private static final int NUMBER_KEY = 0x20;
    private static final int BYTES_KEY = 0x2A;
    private static final int DOUBLE_KEY = 0x31;
    private static final int NULL_KEY = 0x38;
    private static final int NO_ROW = -1;

    private final EncodedRows.Shape shape;
    private final ProtoWriter out;
    private int count;
    private int rowStart = NO_ROW;
    private int rowMark;

    private RowEncoder(EncodedRows.Shape shape) {
        this.shape = shape;
        this.out = new ProtoWriter(512);
    }

    /** For the rows of a {@link Frame}. */
    public static RowEncoder forFrames() {
        return new RowEncoder(EncodedRows.Shape.FRAME);
    }

    /** For the rows of an ExecuteBatchRequest. */
    public static RowEncoder forBatches() {
        return new RowEncoder(EncodedRows.Shape.BATCH);
    }

    /** For the single row of an ExecuteRequest. */
    public static RowEncoder forParameters() {
        return new RowEncoder(EncodedRows.Shape.PARAMETERS);
    }

    /** Drops all rows and keeps the array. A result of {@link #rows} is no longer valid. */
    public void clear() {
        out.reset();
        count = 0;
        rowStart = NO_ROW;
    }

    /** Drops all rows, and releases the array if it has more than {@code bytes} bytes. */
    public void shrink(int bytes) {
        clear();
        out.shrink(bytes);
    }

    public RowEncoder beginRow() {
        if (rowStart != NO_ROW) {
            throw new IllegalStateException("the row before has not been ended");
        }
        if (shape == EncodedRows.Shape.PARAMETERS && count == 1) {
            throw new IllegalStateException("an execute request carries one row");
        }
        rowStart = out.size();
        if (shape != EncodedRows.Shape.PARAMETERS) {
            rowMark = out.begin(shape.field());
        }
        return this;
    }

    public RowEncoder endRow() {
        needRow();
        if (shape != EncodedRows.Shape.PARAMETERS) {
            out.end(rowMark);
        }
        rowStart = NO_ROW;
        count++;
        return this;
    }

    /**
     * Takes back a row that has begun and not ended, for instance after a value that cannot be sent. Does nothing
     * without such a row.
     */
    public void cancelRow() {
        if (rowStart != NO_ROW) {
            out.truncate(rowStart);
            rowStart = NO_ROW;
        }
    }

    /** The number of rows that have ended. */
    public int count() {
        return count;
    }

    /** The bytes so far, for limiting messages. */
    public int size() {
        return out.size();
    }

    /** The rows so far: a view that is valid until the next change of this encoder. */
    public EncodedRows rows() {
        if (rowStart != NO_ROW) {
            throw new IllegalStateException("the last row has not been ended");
        }
        return out.size() == 0 && count == 0 ? shape.empty() : new EncodedRows(shape, count, out.slice());
    }

    public RowEncoder addNull() {
        cell(4, Rep.NULL);
        out.oneByte(NULL_KEY);
        out.oneByte(1);
        return this;
    }

    public RowEncoder addBoolean(boolean value) {
        cell(value ? 4 : 2, Rep.BOOLEAN);
        if (value) {
            out.oneByte(BOOL_TRUE_KEY);
            out.oneByte(1);
        }
        return this;
    }

    public RowEncoder addShort(short value) {
        return integral(Rep.SHORT, value);
    }

    public RowEncoder addInt(int value) {
        return integral(Rep.INTEGER, value);
    }

    public RowEncoder addLong(long value) {
        return integral(Rep.LONG, value);
    }

    /**
     * A REAL, in both forms that clients look for: its bits as a number, and a double. Prefer {@link #addDouble} if the
     * column's type leaves a choice.
     */
    public RowEncoder addFloat(float value) {
        long bits = zigzag(Float.floatToIntBits(value));
        long wide = Double.doubleToRawLongBits(value);
        cell(2 + (bits == 0 ? 0 : 1 + ProtoWriter.varintSize(bits)) + (wide == 0 ? 0 : 9), Rep.FLOAT);
        if (bits != 0) {
            out.oneByte(NUMBER_KEY);
            out.varint(bits);
        }
        doubleField(wide);
        return this;
    }

    public RowEncoder addDouble(double value) {
        long bits = Double.doubleToRawLongBits(value);
        cell(bits == 0 ? 2 : 11, Rep.DOUBLE);
        doubleField(bits);
        return this;
    }

    public RowEncoder addDecimal(BigDecimal value) {
        return text(Rep.BIG_DECIMAL, value.toString());
    }

    /**
     * @throws ValueConversionException for text with half of a surrogate pair; {@link #cancelRow} takes the row back
     */
    public RowEncoder addString(String value) {
        return text(Rep.STRING, value);
    }

    public RowEncoder addBytes(byte[] value) {
        int length = value.length;
        cell(length == 0 ? 2 : 3 + ProtoWriter.varintSize(length) + length, Rep.BYTE_STRING);
        if (length > 0) {
            out.oneByte(BYTES_KEY);
            out.varint(length);
            out.raw(ByteSlice.of(value));
        }
        return this;
    }

    public RowEncoder addDate(LocalDate value) {
        return integral(Rep.JAVA_SQL_DATE, value.toEpochDay());
    }

    /** A TIME, cut to milliseconds, which is all that the protocol carries. */
    public RowEncoder addTime(LocalTime value) {
        return integral(Rep.JAVA_SQL_TIME, value.toNanoOfDay() / 1_000_000);
    }

    /** A TIMESTAMP as wall clock read as UTC, cut to milliseconds, which is all that the protocol carries. */
    public RowEncoder addTimestamp(LocalDateTime value) {
        return addTimestampMillis(timestampMillis(value));
    }

    /**
     * A TIMESTAMP as milliseconds since 1970-01-01T00:00, wall clock read as UTC, cut to milliseconds.
     *
     * @throws ValueConversionException for a time more than 292 million years away, whose milliseconds no 64-bit number
     *     holds
     */
    public static long timestampMillis(LocalDateTime value) {
        try {
            return value.toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (ArithmeticException e) {
            throw new ValueConversionException(
                    "a TIMESTAMP this far from 1970 cannot be sent as a 64-bit number of milliseconds");
        }
    }

    /** A TIMESTAMP by milliseconds since 1970-01-01T00:00, wall clock read as UTC. */
    public RowEncoder addTimestampMillis(long epochMillis) {
        return integral(Rep.JAVA_SQL_TIMESTAMP, epochMillis);
    }

    /** An ARRAY. In a frame its elements are beside the place of the scalar, where clients expect them. */
    public RowEncoder addArray(Rep componentType, List<TypedValue> elements) {
        if (shape != EncodedRows.Shape.FRAME) {
            return add(TypedValue.array(componentType, elements));
        }
        needRow();
        out.message(1, columnValue -> {
            columnValue.messages(2, elements);
            columnValue.bool(3, true);
        });
        return this;
    }

    /** A value of any kind. */
    public RowEncoder add(TypedValue value) {
        needRow();
        if (shape != EncodedRows.Shape.FRAME) {
            out.message(shape == EncodedRows.Shape.BATCH ? 1 : 2, value);
        } else if (value.type() == Rep.ARRAY && !value.isNull()) {
            addArray(value.componentType(), value.elements());
        } else {
            ProtoMessage scalar = columnValue -> columnValue.message(4, value);
            out.message(1, scalar);
        }
        return this;
    }

    private RowEncoder integral(Rep rep, long value) {
        long zigzag = zigzag(value);
        cell(zigzag == 0 ? 2 : 3 + ProtoWriter.varintSize(zigzag), rep);
        if (zigzag != 0) {
            out.oneByte(NUMBER_KEY);
            out.varint(zigzag);
        }
        return this;
    }

    private RowEncoder text(Rep rep, String value) {
        int length = ProtoWriter.utf8Length(value);
        cell(length == 0 ? 2 : 3 + ProtoWriter.varintSize(length) + length, rep);
        if (length > 0) {
            out.oneByte(STRING_KEY);
            out.varint(length);
            out.text(value, length);
        }
        return this;
    }

    private void doubleField(long bits) {
        if (bits != 0) {
            out.oneByte(DOUBLE_KEY);
            out.fixed64(bits);
        }
    }

    /** Begins a TypedValue whose encoding takes {@code length} bytes, two of them for its type. */
    private void cell(int length, Rep rep) {
        needRow();
        if (shape == EncodedRows.Shape.FRAME) {
            out.oneByte(ROW_FIELD_ONE);
            out.varint(1L + ProtoWriter.varintSize(length) + length);
            out.oneByte(SCALAR_VALUE);
        } else {
            out.oneByte(shape == EncodedRows.Shape.BATCH ? ROW_FIELD_ONE : EXECUTE_PARAMETER);
        }
        out.varint(length);
        out.oneByte(TYPE);
        out.oneByte(rep.ordinal());
    }

    private void needRow() {
        if (rowStart == NO_ROW) {
            throw new IllegalStateException("no row has been begun");
        }
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }
}
