package io.leanq.cli.rows;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.Dsl.batchOf;
import static io.leanq.query.Dsl.each;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.param;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.query.Batch;
import io.leanq.query.Param;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import java.io.BufferedWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Measures {@code load} beside {@code db.batch} of the same rows, in turns, in one JVM and against one server. The best
 * turn of each counts, since other work on the machine only adds to a time.
 */
@Tag("slow")
@Isolated("measures time")
class LoadSpeedTest {
    private static final int ROWS = Integer.getInteger("leanq.rows", 120_000);
    private static final int LEAST_TURNS = 2;
    /** Other modules are tested at the same time: turns go on until one of each was left alone. */
    private static final int MOST_TURNS = 8;

    private static final double WANTED = 0.7;
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 31, 0, 0);

    @TempDir
    private Path folder = Path.of("");

    private record Reading(long id, int sensor, BigDecimal amount, LocalDateTime seen) {
        static Reading of(long id) {
            return new Reading(id, (int) (id % 1_000), BigDecimal.valueOf(id % 97_777, 2), START.plusSeconds(id));
        }
    }

    @Test
    void loadHasMostOfTheSpeedOfBatch() throws Exception {
        Path file = folder.resolve("readings.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,sensor,amount,seen\n");
            for (long id = 0; id < ROWS; id++) {
                Reading row = Reading.of(id);
                out.write(row.id + "," + row.sensor + "," + row.amount + "," + row.seen + "\n");
            }
        }
        double best = 0;
        double bestBatch = 0;
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            for (int turn = 0; turn < LEAST_TURNS || turn < MOST_TURNS && best <= WANTED * bestBatch; turn++) {
                DynamicTable table = Table.named("readings" + turn)
                        .column("id", BIGINT, primaryKey())
                        .column("sensor", INTEGER, notNull())
                        .column("amount", DECIMAL(10, 2), notNull())
                        .column("seen", TIMESTAMP, notNull())
                        .build();
                MetaData.of(table).createAll(db);
                long start = System.nanoTime();
                db.batch(
                        batch(table),
                        LongStream.range(0, ROWS).mapToObj(Reading::of).iterator());
                bestBatch = Math.max(bestBatch, ROWS * 1e9 / (System.nanoTime() - start));
                MetaData.of(table).dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);

                MetaData.of(table).createAll(db);
                start = System.nanoTime();
                Ended ended = Ended.of(
                        "load", "--url", server.url(), "--table", "readings" + turn, "--file", file.toString());
                best = Math.max(best, ROWS * 1e9 / (System.nanoTime() - start));
                assertThat(ended.code()).as(ended.err()).isZero();
                MetaData.of(table).dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
            }
        }
        System.out.printf("load %.0f rows/s, db.batch %.0f rows/s, ratio %.2f%n", best, bestBatch, best / bestBatch);
        assertThat(best / bestBatch).as("rows/s of load to those of db.batch").isGreaterThan(WANTED);
    }

    private static Batch<Reading> batch(DynamicTable table) {
        Param<Long> id = param("id", BIGINT);
        Param<Integer> sensor = param("sensor", INTEGER);
        Param<BigDecimal> amount = param("amount", DECIMAL(10, 2));
        Param<LocalDateTime> seen = param("seen", TIMESTAMP);
        return batchOf(
                insertInto(table)
                        .set(table.get("id", BIGINT), id)
                        .set(table.get("sensor", INTEGER), sensor)
                        .set(table.get("amount", DECIMAL(10, 2)), amount)
                        .set(table.get("seen", TIMESTAMP), seen),
                each(id, Reading::id),
                each(sensor, Reading::sensor),
                each(amount, Reading::amount),
                each(seen, Reading::seen));
    }
}
