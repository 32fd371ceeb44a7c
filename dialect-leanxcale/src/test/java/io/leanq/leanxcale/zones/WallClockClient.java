package io.leanq.leanxcale.zones;

import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIME;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;

import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.TypeEdges;
import io.leanq.query.TemporalExpression;
import io.leanq.query.TemporalType;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;

/**
 * A program that writes dates and times as binds, literals and defaults, or reads them back. It runs in a JVM with a
 * time zone of its own.
 */
public final class WallClockClient {
    /** Dates and times, some of which do not exist or exist twice on the clocks of New York, Apia or Berlin. */
    static final List<LocalDateTime> MOMENTS = List.of(
            LocalDateTime.of(2024, 3, 10, 2, 30),
            LocalDateTime.of(2024, 11, 3, 1, 30, 0, 1_000_000),
            LocalDateTime.of(2011, 12, 30, 12, 0),
            LocalDateTime.of(2024, 3, 31, 2, 15, 59, 999_000_000),
            LocalDateTime.of(1883, 11, 18, 12, 1),
            LocalDateTime.of(1582, 10, 10, 0, 0),
            LocalDateTime.of(1, 1, 1, 0, 0),
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_000_000));

    /** A time that does not exist on the clocks of New York. */
    private static final LocalDateTime DEFAULT = MOMENTS.get(0);

    private WallClockClient() {}

    static final class Clocks extends Table<Clocks> {
        static final Clocks CLOCKS = Table.define("clocks", Clocks::new);

        final NumberColumn<Clocks, Integer> id = column("id", INTEGER, primaryKey());
        final TemporalColumn<Clocks, LocalDate> day = column("on_day", DATE, defaultValue(DEFAULT.toLocalDate()));
        final TemporalColumn<Clocks, LocalTime> time = column("at_time", TIME, defaultValue(DEFAULT.toLocalTime()));
        final TemporalColumn<Clocks, LocalDateTime> moment = column("moment", TIMESTAMP, defaultValue(DEFAULT));

        private Clocks(TableRef<Clocks> ref) {
            super(ref);
        }
    }

    /** @param arguments the URL, and {@code write} or {@code read} */
    public static void main(String[] arguments) {
        System.out.println("zone " + TimeZone.getDefault().getID());
        try (Database db = Leanxcale.connect(arguments[0])) {
            if (arguments[1].equals("write")) {
                write(db);
            }
            read(db);
        }
    }

    private static void write(Database db) {
        Clocks c = Clocks.CLOCKS;
        MetaData.of(c).createAll(db);
        db.execute(insertInto(c).set(c.id, 0));
        for (int i = 0; i < MOMENTS.size(); i++) {
            LocalDateTime moment = MOMENTS.get(i);
            LocalDate day = moment.toLocalDate();
            LocalTime time = moment.toLocalTime();
            db.execute(insertInto(c)
                    .set(c.id, 100 + i)
                    .set(c.day, day)
                    .set(c.time, time)
                    .set(c.moment, moment));
            db.execute(insertInto(c)
                    .set(c.id, 200 + i)
                    .set(c.day, written(day, DATE))
                    .set(c.time, written(time, TIME))
                    .set(c.moment, written(moment, TIMESTAMP)));
        }
    }

    /** The value as a literal if it has one. */
    private static <T> TemporalExpression<T> written(T value, TemporalType<T> type) {
        return TypeEdges.hasLiteral(value) ? inline(value, type) : value(value, type);
    }

    private static void read(Database db) {
        Clocks c = Clocks.CLOCKS;
        db.fetch(select(c.id, c.day, c.time, c.moment).from(c).orderBy(c.id.asc()))
                .forEach(row -> System.out.println(line(row.value1(), row.value2(), row.value3(), row.value4())));
        for (LocalDateTime moment : MOMENTS) {
            long bound = db.fetchOne(select(count()).from(c).where(c.moment.eq(moment)));
            long inlined = db.fetchOne(select(count()).from(c).where(c.moment.eq(written(moment, TIMESTAMP))));
            System.out.println("found " + moment + " " + bound + " " + inlined);
        }
    }

    static String line(int id, LocalDate day, LocalTime time, LocalDateTime moment) {
        return "row " + id + " " + day + " " + time + " " + moment;
    }

    /** The output that both programs must have, apart from the zone. */
    static List<String> expected() {
        List<String> lines = new ArrayList<>();
        lines.add(line(0, DEFAULT.toLocalDate(), DEFAULT.toLocalTime(), DEFAULT));
        for (int base : new int[] {100, 200}) {
            for (int i = 0; i < MOMENTS.size(); i++) {
                LocalDateTime moment = MOMENTS.get(i);
                lines.add(line(base + i, moment.toLocalDate(), moment.toLocalTime(), moment));
            }
        }
        for (LocalDateTime moment : MOMENTS) {
            int rows = moment.equals(DEFAULT) ? 3 : 2;
            lines.add("found " + moment + " " + rows + " " + rows);
        }
        return lines;
    }
}
