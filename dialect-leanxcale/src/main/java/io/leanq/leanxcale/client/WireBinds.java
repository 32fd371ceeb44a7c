package io.leanq.leanxcale.client;

import io.leanq.LeanqException;
import io.leanq.type.Binds;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
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

/** Encodes each value the moment it is set. Values that the protocol would change on the way, such as times finer than a millisecond, are refused. */
final class WireBinds implements Binds {
    private static final int NANOS_OF_MILLI = 1_000_000;

    private RowEncoder row;
    private int next;

    WireBinds(RowEncoder row) {
        this.row = row;
    }

    /** Goes on in other rows. */
    void over(RowEncoder rows) {
        row = rows;
    }

    /** Begins a row. */
    void begin() {
        row.cancelRow();
        row.beginRow();
        next = 0;
    }

    /** Values set in the row at hand. */
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
        for (Object value : values) {
            elements.add(element(index, value));
        }
        RowEncoder target = at(index);
        try {
            target.addArray(component(element), elements);
        } catch (WireException e) {
            throw new LeanqException("value " + index + ": " + e.getMessage(), e);
        }
    }

    /** Whole numbers travel as LONG, the only form that is known to be understood in arrays. */
    private static TypedValue element(int index, @Nullable Object value) {
        if (value == null) {
            return TypedValue.NULL;
        } else if (value instanceof Integer number) {
            return TypedValue.of((long) number);
        } else if (value instanceof Long number) {
            return TypedValue.of(number);
        } else if (value instanceof Double number) {
            return TypedValue.of(number);
        } else if (value instanceof String text) {
            return TypedValue.of(text);
        } else if (value instanceof Boolean flag) {
            return TypedValue.of(flag);
        } else if (value instanceof BigDecimal number) {
            return TypedValue.of(number);
        } else if (value instanceof Bytes bytes) {
            return TypedValue.of(bytes.toArray());
        } else if (value instanceof LocalDate date) {
            return TypedValue.integral(Rep.JAVA_SQL_DATE, date.toEpochDay());
        } else if (value instanceof LocalTime time) {
            requireMillis(index, time.getNano());
            return TypedValue.integral(Rep.JAVA_SQL_TIME, time.toNanoOfDay() / NANOS_OF_MILLI);
        } else if (value instanceof LocalDateTime timestamp) {
            requireMillis(index, timestamp.getNano());
            return TypedValue.integral(Rep.JAVA_SQL_TIMESTAMP, millis(index, timestamp));
        }
        throw new LeanqException(
                "value " + index + ": an array cannot hold " + value.getClass().getName());
    }

    private static Rep component(SqlType element) {
        Class<?> type = element.valueClass();
        if (type == Integer.class || type == Long.class) {
            return Rep.LONG;
        } else if (type == Double.class) {
            return Rep.DOUBLE;
        } else if (type == Boolean.class) {
            return Rep.BOOLEAN;
        } else if (type == BigDecimal.class) {
            return Rep.BIG_DECIMAL;
        } else if (type == Bytes.class) {
            return Rep.BYTE_STRING;
        } else if (type == LocalDate.class) {
            return Rep.JAVA_SQL_DATE;
        } else if (type == LocalTime.class) {
            return Rep.JAVA_SQL_TIME;
        } else if (type == LocalDateTime.class) {
            return Rep.JAVA_SQL_TIMESTAMP;
        }
        return Rep.STRING;
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
