package io.leanq.testkit;

import io.leanq.query.Query;
import io.leanq.type.Bytes;
import io.leanq.type.Cells;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Cells that write down what a query's own reader takes from them: what a user gets, whatever he makes of it. */
public final class ReadCells implements Cells {
    private static final String UNREAD = "(not read)";

    private final Cells cells;
    private final List<@Nullable Object> values = new ArrayList<>();

    private ReadCells(Cells cells) {
        this.cells = cells;
    }

    /**
     * The values of a row, each of the class of its type; a row or value that cannot be made of them adds the reason, so
     * that engines can be compared in this too.
     */
    public static List<@Nullable Object> of(Query<?> query, Cells cells) {
        ReadCells reading = new ReadCells(cells);
        try {
            query.reader().read(reading, 0);
        } catch (RuntimeException e) {
            reading.values.add(e.toString());
        }
        return reading.values;
    }

    private <X> @Nullable X keep(int index, @Nullable X value) {
        while (values.size() <= index) {
            values.add(UNREAD);
        }
        values.set(index, value);
        return value;
    }

    private <X> X kept(int index, IntFunction<X> getter) {
        X value = getter.apply(index);
        if (cells.isNull(index)) {
            keep(index, null);
        } else {
            keep(index, value);
        }
        return value;
    }

    @Override
    public boolean isNull(int index) {
        boolean isNull = cells.isNull(index);
        if (isNull) {
            keep(index, null);
        }
        return isNull;
    }

    @Override
    public boolean getBoolean(int index) {
        return kept(index, cells::getBoolean);
    }

    @Override
    public int getInt(int index) {
        return kept(index, cells::getInt);
    }

    @Override
    public long getLong(int index) {
        return kept(index, cells::getLong);
    }

    @Override
    public double getDouble(int index) {
        return kept(index, cells::getDouble);
    }

    @Override
    public @Nullable BigDecimal getDecimal(int index) {
        return keep(index, cells.getDecimal(index));
    }

    @Override
    public @Nullable String getString(int index) {
        return keep(index, cells.getString(index));
    }

    @Override
    public byte @Nullable [] getBytes(int index) {
        byte[] bytes = cells.getBytes(index);
        keep(index, bytes == null ? null : Bytes.of(bytes));
        return bytes;
    }

    @Override
    public @Nullable LocalDate getDate(int index) {
        return keep(index, cells.getDate(index));
    }

    @Override
    public @Nullable LocalTime getTime(int index) {
        return keep(index, cells.getTime(index));
    }

    @Override
    public @Nullable LocalDateTime getTimestamp(int index) {
        return keep(index, cells.getTimestamp(index));
    }

    @Override
    public @Nullable List<@Nullable Object> getArray(int index, SqlType element) {
        return keep(index, cells.getArray(index, element));
    }
}
