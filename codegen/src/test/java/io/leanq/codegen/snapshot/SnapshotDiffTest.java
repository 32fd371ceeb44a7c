package io.leanq.codegen.snapshot;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.catalog.Facet;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.evolve.UnknownColumn;
import io.leanq.leanxcale.dialect.LeanxcaleDialect;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.LeftOutColumn;
import io.leanq.schema.MetaData;
import io.leanq.schema.NotTold;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two snapshot files are compared, and a migration is written, without a database. */
class SnapshotDiffTest {
    private static final DynamicTable.Builder PUPILS =
            Table.named("pupils").column("id", INTEGER, primaryKey()).column("name", VARCHAR(20));

    @TempDir
    private Path folder = Path.of("");

    private Snapshot file(String name, MetaData metadata) {
        Path file = folder.resolve(name);
        new Snapshot(metadata, List.of(new NotTold("every table", Facet.CHECK, "the catalog does not tell")))
                .write(file);
        return Snapshot.read(file);
    }

    @Test
    void migrationIsWrittenFromTwoSnapshotFiles() throws Exception {
        Snapshot before = file("before.json", MetaData.of(PUPILS.build(), Sequence.named("numbers")));
        Snapshot after = file(
                "after.json",
                MetaData.of(
                        PUPILS.column("city", VARCHAR(30))
                                .index("ix_pupils_city", "city")
                                .build(),
                        Sequence.named("numbers")));

        SchemaDiff diff = SchemaDiff.between(before, after);
        Path migration = SchemaPlan.of(diff, LeanxcaleDialect.INSTANCE).writeMigration(folder, "12", "add cities");

        assertThat(diff)
                .hasToString("add column pupils.city VARCHAR(30)\ncreate index pupils.ix_pupils_city on [city]");
        assertThat(diff.notCompared()).containsExactly(Facet.CHECK);
        assertThat(migration).hasFileName("V12__add_cities.sql");
        assertThat(Files.readString(migration))
                .contains(
                        "\nALTER TABLE pupils ADD COLUMN city VARCHAR(30);\n",
                        "\nCREATE INDEX IF NOT EXISTS ix_pupils_city ON pupils (city);\n");
        assertThat(SchemaDiff.between(before, before).isEmpty()).isTrue();
    }

    @Test
    void columnOfAnUnknownTypeIsKept() {
        UnknownColumn place = new UnknownColumn("place", "GEOMETRY", Optional.empty(), false, false);
        UnknownColumn odd = new UnknownColumn("odd", "NUMERIC", Optional.of(new SqlType.Decimal(9, 2)), true, true);
        Snapshot before = new Snapshot(
                MetaData.of(PUPILS.build()),
                Stream.of(place, odd)
                        .map(column -> new NotTold(
                                "pupils." + column.name(),
                                Facet.UNKNOWN_COLUMN,
                                "it is left out",
                                Optional.of(new LeftOutColumn(ObjectName.of("pupils"), false, column))))
                        .toList());
        Path file = folder.resolve("before.json");
        before.write(file);
        SchemaDiff diff = SchemaDiff.between(Snapshot.read(file), MetaData.of(PUPILS.build()));

        assertThat(Snapshot.read(file).notTold()).isEqualTo(before.notTold());
        assertThat(diff).hasToString("drop column pupils.place GEOMETRY NOT NULL");
        assertThat(diff.unknownColumns()).hasToString("{pupils=[odd NUMERIC]}");
    }

    @Test
    void snapshotIsComparedWithClasses() {
        Snapshot before = file("before.json", MetaData.of(PUPILS.build()));

        assertThat(SchemaDiff.between(before, MetaData.of(PUPILS.build())).isEmpty())
                .isTrue();
    }
}
