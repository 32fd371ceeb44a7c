package io.leanq.leanxcale.evolve;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.defaultValue;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static io.leanq.schema.ColumnOption.references;

import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;

/** A schema in two versions, between which lie changes of many kinds. */
final class TwoVersions {
    private TwoVersions() {}

    static MetaData before() {
        DynamicTable towns = Table.named("towns")
                .column("id", INTEGER, primaryKey())
                .column("mayor", VARCHAR(20))
                .build();
        return MetaData.of(
                towns,
                Table.named("pupils")
                        .column("id", INTEGER, primaryKey())
                        .column("name", VARCHAR(20), notNull())
                        .column("age", INTEGER)
                        .column("town", INTEGER, references(() -> towns.get("id", INTEGER)))
                        .index("ix_pupils", "age")
                        .build(),
                Table.named("old").column("id", INTEGER, primaryKey()).build());
    }

    private static DynamicTable cities() {
        return Table.named("cities")
                .column("id", INTEGER, primaryKey())
                .column("mayor", VARCHAR(200))
                .renamedFrom("towns")
                .build();
    }

    static MetaData after() {
        DynamicTable cities = cities();
        return MetaData.of(
                cities,
                Table.named("pupils")
                        .column("id", INTEGER, primaryKey())
                        .column("name", VARCHAR(50), notNull())
                        .column("town", INTEGER, references(() -> cities.get("id", INTEGER)))
                        .column("points", BIGINT)
                        .column("land", VARCHAR(3), notNull(), defaultValue("ESP"))
                        .index("ix_pupils", "name")
                        .index("ix_pupils_points", "points")
                        .build(),
                Table.named("schools")
                        .column("id", INTEGER, primaryKey())
                        .column("city", INTEGER, references(() -> cities.get("id", INTEGER)))
                        .build(),
                Sequence.named("numbers"));
    }
}
