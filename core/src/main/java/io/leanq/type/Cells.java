package io.leanq.type;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row of a result, by position from 0. Valid until the cursor moves to the next row. Belongs to one
 * thread.
 *
 * <p>Getters of primitives return 0 or false for NULL, which {@link #isNull} tells apart. The others return null for
 * NULL. A number that does not fit the requested type throws a {@link io.leanq.LeanqException}; numbers are never
 * rounded, cut or wrapped.
 */
public interface Cells {

    /** Whether the cell is NULL. */
    boolean isNull(int index);

    boolean getBoolean(int index);

    int getInt(int index);

    long getLong(int index);

    double getDouble(int index);

    @Nullable
    BigDecimal getDecimal(int index);

    @Nullable
    String getString(int index);

    /** The bytes, in a new array for each call. */
    byte @Nullable [] getBytes(int index);

    @Nullable
    LocalDate getDate(int index);

    @Nullable
    LocalTime getTime(int index);

    /** A wall-clock time without a zone, in milliseconds. */
    @Nullable
    LocalDateTime getTimestamp(int index);

    /**
     * The elements as an unmodifiable list of values of {@link SqlType#valueClass()} of {@code element}, or null for
     * NULL.
     */
    @Nullable
    List<@Nullable Object> getArray(int index, SqlType element);
}
