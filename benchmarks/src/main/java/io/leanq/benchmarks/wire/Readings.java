package io.leanq.benchmarks.wire;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DOUBLE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;

import io.leanq.query.RowMapping;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import java.util.List;
import java.util.Objects;

/** LeanQ's class for the two tables of the benchmarks: one is read, the other is loaded. */
final class Readings extends RowTable<Readings, Reading> {
    static final Readings READINGS = Table.define("readings", Readings::new);
    static final Readings LOADED = Table.define("loaded", Readings::new);

    final NumberColumn<Readings, Long> id = column("id", BIGINT, primaryKey());
    final NumberColumn<Readings, Integer> sensor = column("sensor", INTEGER);
    final NumberColumn<Readings, Double> measured = column("measured", DOUBLE);
    final TextColumn<Readings> note = column("note", VARCHAR(40));

    private Readings(TableRef<Readings> ref) {
        super(ref);
    }

    @Override
    public RowMapping<Readings, Reading> row() {
        return new RowMapping<>(
                List.of(id, sensor, measured, note),
                (cells, at) -> new Reading(
                        cells.getLong(at),
                        cells.getInt(at + 1),
                        cells.getDouble(at + 2),
                        Objects.requireNonNull(cells.getString(at + 3))),
                (reading, to) -> to.set(id, reading.id())
                        .set(sensor, reading.sensor())
                        .set(measured, reading.measured())
                        .set(note, reading.note()));
    }
}
