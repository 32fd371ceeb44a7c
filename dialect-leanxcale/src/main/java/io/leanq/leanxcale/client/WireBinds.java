package io.leanq.leanxcale.client;

import io.leanq.LeanqException;
import io.leanq.leanxcale.type.LeanxcaleType;
import io.leanq.type.Binds;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import io.leanq.type.ValueForm;
import io.leanq.wire.error.WireException;
import io.leanq.wire.value.Rep;
import io.leanq.wire.value.RowEncoder;
import io.leanq.wire.value.TypedValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encodes each value when it is set. A value that the protocol would change on the way, such as a time with a part
 * finer than a millisecond, is refused.
 */
final class WireBinds implements Binds {
    private static final int NANOS_OF_MILLI = 1_000_000;

    private RowEncoder row;
    private int next;

    WireBinds(RowEncoder row) {
        this.row = row;
    }

    /** Encodes into other rows from now on. */
    void over(RowEncoder rows) {
        row = rows;
    }

    /** Begins a row. */
    void begin() {
        row.cancelRow();
        row.beginRow();
        next = 0;
    }

    /** The number of values that are set in the current row. */
    int count() {
        return next;
    }

    private RowEncoder at(int index) {
        if (index != next) {
            throw new IllegalStateException("value " + index + " was set where value " + next + " is due");
        }
        next++;
        return row;
    }

    @Override
    public void setNull(int index, SqlType type) {
        at(index).addNull();
    }

    @Override
    public void setBoolean(int index, boolean value) {
        at(index).addBoolean(value);
    }

    @Override
    public void setInt(int index, int value) {
        at(index).addInt(value);
    }

    @Override
    public void setLong(int index, long value) {
        at(index).addLong(value);
    }

    @Override
    public void setDouble(int index, double value) {
        at(index).addDouble(value);
    }

    @Override
    public void setDecimal(int index, BigDecimal value) {
        at(index).addDecimal(value);
    }

    @Override
    public void setString(int index, String value) {
        RowEncoder target = at(index);
        try {
            target.addString(value);
        } catch (WireException e) {
            throw new LeanqException("value " + index + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void setBytes(int index, byte[] value) {
        at(index).addBytes(value);
    }

    @Override
    public void setDate(int index, LocalDate value) {
        at(index).addDate(value);
    }

    @Override
    public void setTime(int index, LocalTime value) {
        requireMillis(index, value.getNano());
        at(index).addTime(value);
    }

    @Override
    public void setTimestamp(int index, LocalDateTime value) {
        requireMillis(index, value.getNano());
        at(index).addTimestampMillis(millis(index, value));
    }

    @Override
    public void setArray(int index, SqlType element, List<? extends @Nullable Object> values) {
        List<TypedValue> elements = new ArrayList<>(values.size());
        ValueForm form = element.kind().form();
        for (Object value : values) {
            elements.add(value == null ? TypedValue.NULL : element(index, form, value));
        }
        RowEncoder target = at(index);
        try {
            target.addArray(LeanxcaleType.of(element.kind()).elementSentAs(), elements);
        } catch (WireException e) {
            throw new LeanqException("value " + index + ": " + e.getMessage(), e);
        }
    }

    /** An element of an array in the representation that {@link LeanxcaleType#elementSentAs()} announces. */
    private static TypedValue element(int index, ValueForm form, Object value) {
        return switch (form) {
            case BOOLEAN -> TypedValue.of((Boolean) value);
            case BYTE, SHORT, INT, LONG -> TypedValue.of(((Number) value).longValue());
            case FLOAT, DOUBLE -> TypedValue.of(((Number) value).doubleValue());
            case DECIMAL -> TypedValue.of((BigDecimal) value);
            case TEXT -> TypedValue.of((String) value);
            case BYTES -> TypedValue.of(((Bytes) value).toArray());
            case DATE -> TypedValue.integral(Rep.JAVA_SQL_DATE, ((LocalDate) value).toEpochDay());
            case TIME -> {
                LocalTime time = (LocalTime) value;
                requireMillis(index, time.getNano());
                yield TypedValue.integral(Rep.JAVA_SQL_TIME, time.toNanoOfDay() / NANOS_OF_MILLI);
            }
            case TIMESTAMP -> {
                LocalDateTime timestamp = (LocalDateTime) value;
                requireMillis(index, timestamp.getNano());
                yield TypedValue.integral(Rep.JAVA_SQL_TIMESTAMP, millis(index, timestamp));
            }
            case LIST -> throw new LeanqException("value " + index + ": an array cannot hold an array");
        };
    }

    private static long millis(int index, LocalDateTime timestamp) {
        try {
            return RowEncoder.timestampMillis(timestamp);
        } catch (WireException e) {
            throw new LeanqException("value " + index + ": " + e.getMessage(), e);
        }
    }

    private static void requireMillis(int index, int nanos) {
        if (nanos % NANOS_OF_MILLI != 0) {
            throw new LeanqException(
                    "value " + index + " is finer than a millisecond, which LeanXcale's protocol cannot"
                            + " carry: cut it with truncatedTo(ChronoUnit.MILLIS)");
        }
    }
}
