package io.leanq.samples.telemetry;

import static io.leanq.leanxcale.IndexOptions.include;
import static io.leanq.leanxcale.TableOptions.distributeByHash;
import static io.leanq.leanxcale.TableOptions.partitionByDimension;
import static io.leanq.leanxcale.TableOptions.partitionByHash;
import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DOUBLE;
import static io.leanq.query.DataType.INTEGER;

import io.leanq.query.RowMapping;
import io.leanq.samples.telemetry.Measurements.Measurement;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import java.util.List;

/**
 * The measurements of sensors. A hash of the sensor distributes the rows over the servers. Time is partitioned by days,
 * so that a query of a time window reads few partitions, and the database drops partitions that are older than thirty
 * days.
 */
public final class Measurements extends RowTable<Measurements, Measurement> {
    static final long MINUTE = 60_000;
    static final long DAY = 24 * 60 * MINUTE;

    public static final Measurements MEASUREMENTS = Table.define("measurements", Measurements::new);

    public final NumberColumn<Measurements, Integer> sensor = column("sensor", INTEGER);
    public final NumberColumn<Measurements, Long> ts = column("ts", BIGINT, comment("milliseconds since 1970, UTC"));
    public final NumberColumn<Measurements, Double> temperature = column("temperature", DOUBLE, notNull());
    public final NumberColumn<Measurements, Integer> humidity = column("humidity", INTEGER, notNull());

    private Measurements(TableRef<Measurements> ref) {
        super(ref);
        primaryKey(sensor, ts);
        check("ck_humidity", humidity.between(0, 100));
        index("ix_measurements_ts", ts).with(include(temperature));
        with(partitionByHash(sensor), partitionByDimension(ts).every(DAY).keep(30 * DAY), distributeByHash());
    }

    /**
     * One row.
     *
     * @param ts milliseconds since 1970, UTC
     */
    public record Measurement(int sensor, long ts, double temperature, int humidity) {}

    @Override
    public RowMapping<Measurements, Measurement> row() {
        return new RowMapping<>(
                List.of(sensor, ts, temperature, humidity),
                (cells, at) -> new Measurement(
                        cells.getInt(at), cells.getLong(at + 1), cells.getDouble(at + 2), cells.getInt(at + 3)),
                (row, to) -> to.set(sensor, row.sensor())
                        .set(ts, row.ts())
                        .set(temperature, row.temperature())
                        .set(humidity, row.humidity()));
    }
}
