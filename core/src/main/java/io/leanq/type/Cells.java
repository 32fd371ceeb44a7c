package io.leanq.type;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one result row, by position from 0. Valid only until the cursor moves on; belongs to one thread.
 *
 * <p>Getters of primitives answer 0 or false for NULL: ask {@link #isNull} first. The others answer null. A number that
 * does not fit the type asked for throws a {@link io.leanq.LeanqException}; nothing is rounded, cut or wrapped.
 */
public interface Cells {

    boolean isNull(int index);

    boolean getBoolean(int index);

    int getInt(int index);

    long getLong(int index);

    double getDouble(int index);

    @Nullable
    BigDecimal getDecimal(int index);

    @Nullable
    String getString(int index);

    /** A fresh copy on each call. */
    byte @Nullable [] getBytes(int index);

    @Nullable
    LocalDate getDate(int index);

    @Nullable
    LocalTime getTime(int index);

    /** Wall clock without a zone, to the millisecond. */
    @Nullable
    LocalDateTime getTimestamp(int index);

    /**
     * The elements as values of {@link SqlType#valueClass()} of {@code element}, null for NULL elements; unmodifiable.
     */
    @Nullable
    List<@Nullable Object> getArray(int index, SqlType element);
}
