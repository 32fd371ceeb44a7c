package io.leanq.testkit;

import io.leanq.query.DataType;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of dates, times and timestamps at the edges of their units: the ends of months, leap days, the days around
 * 1970, milliseconds, and NULL.
 */
public final class Moments extends Table<Moments> {
    public static final Moments MOMENTS = Table.define("moments", Moments::new);

    public final NumberColumn<Moments, Integer> id = column("id", DataType.INTEGER, primaryKey());
    public final TemporalColumn<Moments, LocalDateTime> at = column("at_time", DataType.TIMESTAMP);
    public final TemporalColumn<Moments, LocalDate> day = column("on_day", DataType.DATE);
    public final TemporalColumn<Moments, LocalTime> clock = column("clock", DataType.TIME);
    public final NumberColumn<Moments, Integer> few = column("few", DataType.INTEGER);
    public final NumberColumn<Moments, Long> many = column("many", DataType.BIGINT);
    public final NumberColumn<Moments, Short> small = column("small", DataType.SMALLINT);

    private static final List<LocalDateTime> VALUES = Stream.of(
                    "2024-01-31T10:20:30.456",
                    "2024-02-29T10:20:30.455",
                    "2024-02-29T23:59:59.999",
                    "2024-03-01T09:00:00",
                    "2023-02-28T12:00:00",
                    "2023-12-31T23:59:59.999",
                    "2024-01-01T00:00:00",
                    "2024-12-30T00:00:00.001",
                    "2025-03-31T10:20:30.456",
                    "1969-12-31T23:59:59.999",
                    "1970-01-01T00:00:00",
                    "1969-12-29T00:00:00",
                    "1900-02-28T13:14:15.5",
                    "1900-03-01T00:00:00",
                    "1600-02-29T06:07:08.009",
                    "8899-12-31T23:00:00")
            .map(LocalDateTime::parse)
            .toList();

    private Moments(TableRef<Moments> ref) {
        super(ref);
    }

    /** The last row has NULL in all columns but the key. */
    public static TableRows rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < VALUES.size(); i++) {
            LocalDateTime value = VALUES.get(i);
            int few = i * 7 - 40;
            rows.add(Arrays.asList(i, value, value.toLocalDate(), value.toLocalTime(), few, few * 100L, (short) few));
        }
        rows.add(Arrays.asList(VALUES.size(), null, null, null, null, null, null));
        return new TableRows(MOMENTS, rows);
    }
}
