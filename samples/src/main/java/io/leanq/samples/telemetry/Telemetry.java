package io.leanq.samples.telemetry;

import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.min;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.samples.telemetry.Measurements.DAY;
import static io.leanq.samples.telemetry.Measurements.MEASUREMENTS;
import static io.leanq.samples.telemetry.Measurements.MINUTE;

import io.leanq.LeanqException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.query.Query;
import io.leanq.samples.telemetry.Measurements.Measurement;
import io.leanq.schema.MetaData;
import io.leanq.tree.ObjectName;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Loads measurements of many sensors in one batch, with a progress bar, into a table that is partitioned by sensor and
 * by day, then summarises a time window. Without a URL the program starts an embedded server; with one it uses that
 * server. It drops what it created.
 */
public final class Telemetry {
    private static final int SENSORS = 50;
    private static final long DEFAULT_ROWS = 20_000;
    /** The first moment measured, which is fixed so that every run prints the same. */
    private static final long START = 19_723 * DAY;

    private static final MetaData SCHEMA = MetaData.of(MEASUREMENTS);

    /** The summary of one sensor within a time window. */
    public record Summary(int sensor, long measurements, double coldest, double warmest) {}

    private Telemetry() {}

    public static void main(String[] arguments) {
        if (arguments.length > 2 || arguments.length > 0 && arguments[0].startsWith("-")) {
            System.out.println("usage: java -cp leanq-quickstart.jar io.leanq.samples.telemetry.Telemetry"
                    + " [leanxcale://user:password@host:1529/database [rows]]");
            System.exit(arguments.length == 1 && arguments[0].equals("--help") ? 0 : 2);
        }
        try {
            if (arguments.length > 0) {
                run(arguments[0], arguments.length == 2 ? Long.parseLong(arguments[1]) : DEFAULT_ROWS);
            } else {
                try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
                    run(server.url(), DEFAULT_ROWS);
                }
            }
        } catch (LeanqException | NumberFormatException e) {
            System.err.println("the telemetry sample failed: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Loads this number of rows into the server of the URL, and prints the warmest sensors of the first half hour. */
    static void run(String url, long rows) {
        try (Database db = Leanxcale.connect(url)) {
            if (!db.catalog(List.of(ObjectName.of("measurements"))).tables().isEmpty()) {
                throw new LeanqException("there is already a table measurements, which this would fill and drop:"
                        + " give the URL of an empty schema");
            }
            SCHEMA.createAllSql(db).forEach(System.out::println);
            SCHEMA.createAll(db);
            try {
                System.out.println(load(db, rows) + " rows loaded");
                db.fetch(warmest(START, START + 30 * MINUTE, 3)).forEach(System.out::println);
            } finally {
                SCHEMA.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
            }
        }
        System.out.println("telemetry finished");
    }

    /** Loads the rows. The bar moves as rows are added to the batch; memory does not grow with their number. */
    private static long load(Database db, long rows) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("loading")
                .setInitialMax(rows)
                .setUpdateIntervalMillis(200)
                .build()) {
            Iterator<Measurement> measured = LongStream.range(0, rows)
                    .mapToObj(Telemetry::measure)
                    .peek(row -> bar.step())
                    .iterator();
            return db.batch(batchInsert(MEASUREMENTS), measured);
        }
    }

    /** The measurement of this number. Each sensor measures once a minute; sensors with higher numbers are warmer. */
    private static Measurement measure(long number) {
        int sensor = (int) (number % SENSORS);
        long minute = number / SENSORS;
        return new Measurement(sensor, START + minute * MINUTE, 10 + sensor * 0.25 + minute % 10, (int) (minute % 101));
    }

    /** The warmest sensors of a time window, whose end is not included. */
    static Query<Summary> warmest(long from, long until, long sensors) {
        Measurements m = MEASUREMENTS;
        return select(row(m.sensor, count(), min(m.temperature), max(m.temperature))
                        .as(Summary::new))
                .from(m)
                .where(m.ts.ge(from))
                .where(m.ts.lt(until))
                .groupBy(m.sensor)
                .orderBy(max(m.temperature).desc(), m.sensor.asc())
                .limit(sensors);
    }
}
