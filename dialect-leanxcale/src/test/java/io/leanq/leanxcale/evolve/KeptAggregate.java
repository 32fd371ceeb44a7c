package io.leanq.leanxcale.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.evolve.SchemaState;
import io.leanq.exec.Database;
import io.leanq.leanxcale.OnlineAggregate;
import io.leanq.query.DataType;
import io.leanq.query.Dsl;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.ReflectOptions;
import io.leanq.schema.Table;
import io.leanq.schema.TemporalColumn;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** An online aggregate, which is no part of a model, beside a schema that changes: no plan may touch it. */
final class KeptAggregate implements AutoCloseable {
    private final Database db;
    private final String name;
    private final MetaData table;
    private final OnlineAggregate<DynamicTable> aggregate;

    private KeptAggregate(Database db, long seed) {
        this.db = db;
        name = "kept_hours_" + seed;
        DynamicTable rows = Table.named("kept_" + seed)
                .column("taken", DataType.TIMESTAMP, ColumnOption.primaryKey())
                .build();
        table = MetaData.of(rows);
        TemporalColumn<DynamicTable, LocalDateTime> taken = rows.get("taken", DataType.TIMESTAMP);
        aggregate = OnlineAggregate.of(name, rows).count(taken, "n").groupByWindow(taken, 1, ChronoUnit.HOURS, "hour");
        table.createAll(db);
        db.execute(aggregate.create());
        db.execute(Dsl.insertInto(rows).set(taken, LocalDateTime.of(2026, 1, 1, 10, 30)));
    }

    static KeptAggregate create(Database db, long seed) {
        return new KeptAggregate(db, seed);
    }

    /** The rest of the database's schema. */
    static SchemaState othersOf(Database db) {
        return MetaData.reflect(db, ReflectOptions.ALL.include(name -> !name.startsWith("kept_")))
                .state();
    }

    void assertKept() {
        assertThat(db.fetch(Dsl.sql("SELECT n FROM " + name).as(Dsl.field("n", DataType.BIGINT))))
                .containsExactly(1L);
        assertThat(MetaData.reflect(db).notTold())
                .anyMatch(told -> told.object().equals(name) && told.words().startsWith("a materialized query table"));
    }

    @Override
    public void close() {
        db.execute(aggregate.drop());
        table.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }
}
