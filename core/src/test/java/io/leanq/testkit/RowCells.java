package io.leanq.testkit;

import io.leanq.type.Bytes;
import io.leanq.type.Cells;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result in memory, with the rules of a driver: a number of any class is read as any class that holds it
 * exactly.
 */
public record RowCells(@Nullable Object... values) implements Cells {
    @Override
    public boolean isNull(int index) {
        return values[index] == null;
    }

    @Override
    public boolean getBoolean(int index) {
        return values[index] != null && (Boolean) values[index];
    }

    @Override
    public int getInt(int index) {
        return values[index] == null ? 0 : decimal(index).intValueExact();
    }

    @Override
    public long getLong(int index) {
        return values[index] == null ? 0 : decimal(index).longValueExact();
    }

    @Override
    public double getDouble(int index) {
        return values[index] == null ? 0 : number(index).doubleValue();
    }

    @Override
    public @Nullable BigDecimal getDecimal(int index) {
        return values[index] == null ? null : decimal(index);
    }

    private BigDecimal decimal(int index) {
        Number number = number(index);
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }

    private Number number(int index) {
        return (Number) values[index];
    }

    @Override
    public @Nullable String getString(int index) {
        return (String) values[index];
    }

    @Override
    public byte @Nullable [] getBytes(int index) {
        return values[index] instanceof Bytes bytes ? bytes.toArray() : copy((byte[]) values[index]);
    }

    private static byte @Nullable [] copy(byte @Nullable [] bytes) {
        return bytes == null ? null : bytes.clone();
    }

    @Override
    public @Nullable LocalDate getDate(int index) {
        return (LocalDate) values[index];
    }

    @Override
    public @Nullable LocalTime getTime(int index) {
        return (LocalTime) values[index];
    }

    @Override
    public @Nullable LocalDateTime getTimestamp(int index) {
        return (LocalDateTime) values[index];
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable List<@Nullable Object> getArray(int index, SqlType element) {
        return (List<@Nullable Object>) values[index];
    }
}
