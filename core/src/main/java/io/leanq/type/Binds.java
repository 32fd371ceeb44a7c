package io.leanq.type;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of one execution of a statement, by position from 0. Each position is set exactly once and in
 * ascending order, since implementations may encode each value at once. Belongs to one thread.
 */
public interface Binds {

    /**
     * Sets NULL.
     *
     * @param type the type of the parameter
     */
    void setNull(int index, SqlType type);

    void setBoolean(int index, boolean value);

    void setInt(int index, int value);

    void setLong(int index, long value);

    void setDouble(int index, double value);

    void setDecimal(int index, BigDecimal value);

    void setString(int index, String value);

    /** The array is read before the call returns, and not kept. */
    void setBytes(int index, byte[] value);

    void setDate(int index, LocalDate value);

    void setTime(int index, LocalTime value);

    /** Sets a wall-clock time without a zone, in milliseconds. */
    void setTimestamp(int index, LocalDateTime value);

    /** Sets an array. Its elements are values of {@link SqlType#valueClass()} of {@code element}, or null for NULL. */
    void setArray(int index, SqlType element, List<? extends @Nullable Object> values);
}
