package io.leanq.wire.value;

import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.ValueConversionException;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads encoded rows one after the other, cell by cell, from the received bytes. {@link #next} indexes a row; the
 * getters then read cells by position from 0. The cursor reads result rows and parameters, the current and the
 * deprecated place of a scalar, and every spelling of NULL.
 *
 * <p>Getters convert only if nothing is lost, else they throw {@link ValueConversionException}. They refuse NULL, so
 * ask {@link #isNull} first. The cursor makes no objects for a row or a cell but those that it returns. {@link #over}
 * points the cursor at other rows. Not thread-safe.
 */
public final class RowCursor {
    /** The most cells of a row, or parameters of a statement. The index of so many takes 6 MB. */
    public static final int MAX_CELLS = 1 << 17;

    /** The most elements of an array, as everywhere in messages. The index of so many takes 45 MB. */
    public static final int MAX_ELEMENTS = ProtoReader.MAX_ELEMENTS;

    private static final long MILLIS_OF_DAY = 86_400_000L;

    private final ProtoReader in = new ProtoReader(ByteSlice.EMPTY);
    private final CellIndex cells = new CellIndex(in);
    private EncodedRows.Shape shape = EncodedRows.Shape.FRAME;
    private int rowsLeft;
    private int elementField;
    private int depth;

    /**
     * Moves the cursor before the first of these rows, of up to {@link #MAX_CELLS} cells each, and forgets the rows
     * from before.
     */
    public RowCursor over(EncodedRows rows) {
        return over(rows, MAX_CELLS);
    }

    /**
     * Moves the cursor before the first of these rows, whose number of cells the caller knows.
     *
     * @param width the most cells of a row: {@link #next} refuses a longer row before it takes memory for the rest
     */
    public RowCursor over(EncodedRows rows, int width) {
        cells.atMost(Math.min(width, MAX_CELLS));
        shape = rows.shape();
        rowsLeft = rows.count();
        in.reset(rows.bytes());
        cells.clear();
        return this;
    }

    /** Moves to the next row. @return false after the last */
    public boolean next() {
        cells.clear();
        if (rowsLeft == 0) {
            return false;
        }
        rowsLeft--;
        if (elementField != 0) {
            indexCells(elementField, false);
        } else if (shape == EncodedRows.Shape.PARAMETERS) {
            indexCells(shape.field(), false);
        } else {
            if (in.next() != shape.field()) {
                throw new MalformedMessageException("fewer rows than counted");
            }
            int outer = in.enter();
            indexCells(1, shape == EncodedRows.Shape.FRAME);
            in.leave(outer);
        }
        return true;
    }

    /** Cells of the current row. */
    public int size() {
        return cells.count;
    }

    /** The representation on the wire. It has no meaning for a NULL. */
    public Rep rep(int index) {
        return cells.rep(at(index));
    }

    public boolean isNull(int index) {
        return cells.isNull(at(index));
    }

    /** True for a parameter that the client never set; {@link #isNull} is then true as well. */
    public boolean isUnbound(int index) {
        return cells.isUnbound(at(index));
    }

    /** True for a large object of which more chunks have still to come. */
    public boolean isUnfinishedBlob(int index) {
        return cells.isUnfinishedBlob(at(index));
    }

    /** A BOOLEAN, also one sent as the number 0 or 1, as LeanXcale's Python client does. */
    public boolean getBoolean(int index) {
        int i = value(index, "BOOLEAN");
        Rep rep = cells.rep(i);
        return rep == Rep.BOOLEAN || rep == Rep.PRIMITIVE_BOOLEAN
                ? cells.bool(i)
                : NumberCells.integral(cells, i, 0, 1, "BOOLEAN") == 1;
    }

    public int getInt(int index) {
        return (int)
                NumberCells.integral(cells, value(index, "INTEGER"), Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
    }

    public long getLong(int index) {
        return NumberCells.integral(cells, value(index, "BIGINT"), Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT");
    }

    /** A DOUBLE. A decimal must be the shortest text of a double, and a whole number must have a double of its own. */
    public double getDouble(int index) {
        return NumberCells.float64(cells, value(index, "DOUBLE"));
    }

    /** A DECIMAL with the scale that was sent. A double becomes its shortest decimal text. */
    public BigDecimal getDecimal(int index) {
        return NumberCells.decimal(cells, value(index, "DECIMAL"));
    }

    /** Text. A decimal or a whole number becomes its text. */
    public String getString(int index) {
        int i = value(index, "VARCHAR");
        return switch (cells.rep(i)) {
            case STRING, CHARACTER, PRIMITIVE_CHAR, BIG_DECIMAL -> cells.text(i);
            case BYTE,
                    SHORT,
                    INTEGER,
                    LONG,
                    PRIMITIVE_BYTE,
                    PRIMITIVE_SHORT,
                    PRIMITIVE_INT,
                    PRIMITIVE_LONG,
                    NUMBER,
                    BIG_INTEGER -> NumberCells.plainText(cells, i);
            default -> throw wrongType(cells, i, "VARCHAR");
        };
    }

    /** Bytes, in a fresh array. A large object is read only if it arrived whole. */
    public byte[] getBytes(int index) {
        int i = value(index, "VARBINARY");
        Rep rep = cells.rep(i);
        if (rep == Rep.LXBLOB && !cells.isUnfinishedBlob(i)) {
            return cells.bytes(i);
        }
        if (rep != Rep.BYTE_STRING) {
            throw wrongType(cells, i, "VARBINARY");
        }
        if (cells.hasBytes(i) || cells.textLength(i) == 0) {
            return cells.bytes(i);
        }
        try {
            return Base64.getDecoder().decode(cells.text(i));
        } catch (IllegalArgumentException e) {
            throw new ValueConversionException("cell at index " + i + ": the text of a BYTE_STRING is not base64");
        }
    }

    /** A DATE as days since 1970-01-01. */
    public long getDateDays(int index) {
        int i = value(index, "DATE");
        return switch (cells.rep(i)) {
            case JAVA_SQL_DATE, INTEGER, PRIMITIVE_INT -> cells.number(i);
            default -> throw wrongType(cells, i, "DATE");
        };
    }

    /** A TIME as milliseconds of the day. */
    public long getTimeMillis(int index) {
        int i = value(index, "TIME");
        return switch (cells.rep(i)) {
            case JAVA_SQL_TIME, INTEGER, PRIMITIVE_INT -> cells.number(i);
            default -> throw wrongType(cells, i, "TIME");
        };
    }

    /** A TIMESTAMP as milliseconds since 1970-01-01T00:00, wall clock read as UTC. */
    public long getTimestampMillis(int index) {
        int i = value(index, "TIMESTAMP");
        return switch (cells.rep(i)) {
            case JAVA_SQL_TIMESTAMP, JAVA_UTIL_DATE, LONG, PRIMITIVE_LONG -> cells.number(i);
            default -> throw wrongType(cells, i, "TIMESTAMP");
        };
    }

    public LocalDate getDate(int index) {
        long days = getDateDays(index);
        if (days < LocalDate.MIN.toEpochDay() || days > LocalDate.MAX.toEpochDay()) {
            throw outOfRange(index, "DATE");
        }
        return LocalDate.ofEpochDay(days);
    }

    public LocalTime getTime(int index) {
        long millis = getTimeMillis(index);
        if (millis < 0 || millis >= MILLIS_OF_DAY) {
            throw outOfRange(index, "TIME");
        }
        return LocalTime.ofNanoOfDay(millis * 1_000_000);
    }

    /** A TIMESTAMP as wall clock. */
    public LocalDateTime getTimestamp(int index) {
        long millis = getTimestampMillis(index);
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1000L), Math.floorMod(millis, 1000) * 1_000_000, ZoneOffset.UTC);
    }

    /** The elements of an ARRAY, as the cells of another cursor, which is on its only row. */
    public RowCursor getArray(int index) {
        int i = value(index, "ARRAY");
        if (cells.rep(i) != Rep.ARRAY) {
            throw wrongType(cells, i, "ARRAY");
        }
        if (depth == ProtoReader.MAX_DEPTH) {
            throw new MalformedMessageException("arrays are nested deeper than " + ProtoReader.MAX_DEPTH);
        }
        RowCursor elements = new RowCursor();
        elements.depth = depth + 1;
        elements.cells.atMost(MAX_ELEMENTS);
        elements.in.reset(new ByteSlice(in.array(), cells.arrayAt(i), cells.arrayEnd(i) - cells.arrayAt(i)));
        elements.elementField = cells.arrayField(i);
        elements.rowsLeft = 1;
        elements.next();
        elements.elementField = 0;
        return elements;
    }

    /**
     * The value as the Java type nearest to what was sent: Boolean, Byte, Short, Integer, Long, Float, Double,
     * BigDecimal, BigInteger, String, byte[], LocalDate, LocalTime, LocalDateTime, a List for an ARRAY, null for NULL.
     * For a server that binds parameters of any type.
     */
    public @Nullable Object getObject(int index) {
        if (isNull(index)) {
            return null;
        }
        return switch (rep(index)) {
            case BOOLEAN, PRIMITIVE_BOOLEAN -> getBoolean(index);
            case BYTE, PRIMITIVE_BYTE ->
                (byte) NumberCells.integral(cells, index, Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT");
            case SHORT, PRIMITIVE_SHORT ->
                (short) NumberCells.integral(cells, index, Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
            case INTEGER, PRIMITIVE_INT -> getInt(index);
            case LONG, PRIMITIVE_LONG -> getLong(index);
            case FLOAT, PRIMITIVE_FLOAT -> (float) getDouble(index);
            case DOUBLE, PRIMITIVE_DOUBLE -> getDouble(index);
            case BIG_DECIMAL, NUMBER -> getDecimal(index);
            case BIG_INTEGER -> new BigInteger(getDecimal(index).toPlainString());
            case STRING, CHARACTER, PRIMITIVE_CHAR -> getString(index);
            case BYTE_STRING, LXBLOB -> getBytes(index);
            case JAVA_SQL_DATE -> getDate(index);
            case JAVA_SQL_TIME -> getTime(index);
            case JAVA_SQL_TIMESTAMP, JAVA_UTIL_DATE -> getTimestamp(index);
            case ARRAY -> {
                RowCursor elements = getArray(index);
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = 0; i < elements.size(); i++) {
                    list.add(elements.getObject(i));
                }
                yield list;
            }
            default -> throw wrongType(cells, index, "a Java value");
        };
    }

    static ValueConversionException wrongType(CellIndex cells, int index, String wanted) {
        return new ValueConversionException(
                "cell at index " + index + ": " + cells.rep(index) + " cannot be read as " + wanted);
    }

    private static ValueConversionException outOfRange(int index, String wanted) {
        return new ValueConversionException("cell at index " + index + ": the number is out of range for " + wanted);
    }

    private void indexCells(int field, boolean columnValues) {
        for (int f = in.next(); f != 0; f = in.next()) {
            if (f != field) {
                in.skip();
            } else if (columnValues) {
                cells.addColumnValue();
            } else {
                cells.addTypedValue();
            }
        }
    }

    private int at(int index) {
        if (index < 0 || index >= cells.count) {
            throw new MalformedMessageException("the row has no cell at index " + index + ", only " + cells.count);
        }
        return index;
    }

    private int value(int index, String wanted) {
        if (isNull(index)) {
            throw new ValueConversionException("cell at index " + index + " is NULL and cannot be read as " + wanted);
        }
        return index;
    }
}
