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

/** Cells that record what the query's own reader reads from them: the values that a user gets before any conversion. */
public final class ReadCells implements Cells {
    private static final String UNREAD = "(not read)";

    private final Cells cells;
    private final List<@Nullable Object> values = new ArrayList<>();
    private @Nullable RuntimeException unreadable;

    private ReadCells(Cells cells) {
        this.cells = cells;
    }

    /**
     * The values of a row, each of the class of its type. Where the query's constructors or converters refuse a value,
     * such as NULL, the reason is added, so that engines can be compared by it too.
     *
     * @throws RuntimeException if a cell cannot be read as its type
     */
    public static List<@Nullable Object> of(Query<?> query, Cells cells) {
        ReadCells reading = new ReadCells(cells);
        try {
            query.reader().read(reading, 0);
        } catch (RuntimeException e) {
            if (reading.unreadable != null) {
                throw reading.unreadable;
            }
            reading.values.add(e.toString());
        }
        return reading.values;
    }

    private void keep(int index, @Nullable Object value) {
        while (values.size() <= index) {
            values.add(UNREAD);
        }
        values.set(index, value);
    }

    private <X> @Nullable X kept(int index, IntFunction<X> getter) {
        try {
            X value = getter.apply(index);
            keep(index, cells.isNull(index) ? null : value);
            return value;
        } catch (RuntimeException e) {
            unreadable = e;
            throw e;
        }
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
        return kept(index, cells::getDecimal);
    }

    @Override
    public @Nullable String getString(int index) {
        return kept(index, cells::getString);
    }

    @Override
    public byte @Nullable [] getBytes(int index) {
        Bytes bytes = kept(index, at -> {
            byte[] content = cells.getBytes(at);
            return content == null ? null : Bytes.of(content);
        });
        return bytes == null ? null : bytes.toArray();
    }

    @Override
    public @Nullable LocalDate getDate(int index) {
        return kept(index, cells::getDate);
    }

    @Override
    public @Nullable LocalTime getTime(int index) {
        return kept(index, cells::getTime);
    }

    @Override
    public @Nullable LocalDateTime getTimestamp(int index) {
        return kept(index, cells::getTimestamp);
    }

    @Override
    public @Nullable List<@Nullable Object> getArray(int index, SqlType element) {
        return kept(index, at -> cells.getArray(at, element));
    }
}
