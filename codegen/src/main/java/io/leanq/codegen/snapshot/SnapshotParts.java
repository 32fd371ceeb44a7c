package io.leanq.codegen.snapshot;

import io.leanq.catalog.Facet;
import io.leanq.catalog.IndexDefinition;
import io.leanq.codegen.snapshot.SnapshotFile.ColumnPart;
import io.leanq.codegen.snapshot.SnapshotFile.Counter;
import io.leanq.codegen.snapshot.SnapshotFile.Counting;
import io.leanq.codegen.snapshot.SnapshotFile.IndexPart;
import io.leanq.codegen.snapshot.SnapshotFile.KeyPart;
import io.leanq.codegen.snapshot.SnapshotFile.LeftOut;
import io.leanq.codegen.snapshot.SnapshotFile.TablePart;
import io.leanq.codegen.snapshot.SnapshotFile.UniquePart;
import io.leanq.codegen.snapshot.SnapshotFile.Untold;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.ForeignKey;
import io.leanq.schema.LeftOutColumn;
import io.leanq.schema.MetaData;
import io.leanq.schema.Sequence;
import io.leanq.schema.TableDefinition;
import io.leanq.schema.View;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a schema into the parts of a snapshot file, ordered by name. */
final class SnapshotParts {
    private SnapshotParts() {}

    static SnapshotFile of(Snapshot snapshot) {
        MetaData metadata = snapshot.metadata();
        List<TablePart> tables = new ArrayList<>();
        for (TableDefinition table : sorted(metadata.tables())) {
            tables.add(table(table, table.foreignKeys(), metadata.indexesOf(table)));
        }
        return new SnapshotFile(
                SnapshotFile.VERSION,
                untold(snapshot),
                metadata.sequences().stream()
                        .sorted(Comparator.comparing(Sequence::name, ObjectName.BY_SCHEMA_AND_NAME))
                        .map(SnapshotParts::counter)
                        .toList(),
                tables,
                sorted(outside(metadata)).stream()
                        .map(table -> table(table, List.of(), List.of()))
                        .toList(),
                sorted(metadata.views().stream().map(View::definition).toList()).stream()
                        .map(view -> table(view, List.of(), List.of()))
                        .toList());
    }

    /** What the catalog could not report, and what hand-written classes define beyond what a catalog reports. */
    private static List<Untold> untold(Snapshot snapshot) {
        List<Untold> all = new ArrayList<>();
        snapshot.notTold()
                .forEach(each -> all.add(new Untold(
                        each.object(),
                        each.facet(),
                        each.words(),
                        each.column().map(SnapshotParts::leftOut).orElse(null))));
        for (TableDefinition table : sorted(snapshot.metadata().tables())) {
            String name = table.name().toString();
            table.checks()
                    .forEach(check -> all.add(untold(name, Facet.CHECK, check.name() + " is not kept in snapshots")));
            table.options()
                    .forEach(option ->
                            all.add(untold(name, Facet.TABLE_OPTIONS, option.feature() + " is not kept in snapshots")));
            for (IndexDefinition index : snapshot.metadata().indexesOf(table)) {
                index.options()
                        .forEach(option -> all.add(untold(
                                "index " + index.name() + " of " + name,
                                Facet.INDEX_OPTIONS,
                                option.feature() + " is not kept in snapshots")));
            }
        }
        snapshot.metadata().views().stream()
                .filter(View::hasQuery)
                .forEach(view ->
                        all.add(untold(view.toString(), Facet.VIEW_QUERY, "the query is not kept in snapshots")));
        return all;
    }

    private static Untold untold(String object, Facet facet, String words) {
        return new Untold(object, facet, words, null);
    }

    private static LeftOut leftOut(LeftOutColumn column) {
        return new LeftOut(
                schema(column.object()),
                column.object().name(),
                column.ofView(),
                column.column().name(),
                column.column().typeName(),
                column.column().type().map(SqlType::toString).orElse(null),
                !column.column().nullable(),
                column.column().filled());
    }

    private static List<TableDefinition> sorted(List<TableDefinition> tables) {
        return tables.stream()
                .sorted(Comparator.comparing(TableDefinition::name, ObjectName.BY_SCHEMA_AND_NAME))
                .toList();
    }

    private static List<TableDefinition> outside(MetaData metadata) {
        Map<ObjectName, TableDefinition> outside = new LinkedHashMap<>();
        for (TableDefinition table : metadata.tables()) {
            table.foreignKeys().forEach(key -> outside.put(key.targetTable().name(), key.targetTable()));
        }
        metadata.tables().forEach(table -> outside.remove(table.name()));
        return List.copyOf(outside.values());
    }

    private static @Nullable String schema(ObjectName name) {
        return name.schema().orElse(null);
    }

    private static Counter counter(Sequence sequence) {
        return new Counter(
                schema(sequence.name()),
                sequence.name().name(),
                sequence.first() == 1 ? null : sequence.first(),
                sequence.step() == 1 ? null : sequence.step());
    }

    private static TablePart table(TableDefinition table, List<ForeignKey> keys, List<IndexDefinition> indexes) {
        return new TablePart(
                schema(table.name()),
                table.name().name(),
                table.comment().orElse(null),
                table.columns().stream().map(column -> column(table, column)).toList(),
                table.primaryKey(),
                keys.stream().map(SnapshotParts::key).toList(),
                table.uniques().stream()
                        .map(unique -> new UniquePart(unique.name(), unique.columns()))
                        .toList(),
                indexes.stream()
                        .map(index -> new IndexPart(index.name(), index.unique(), index.columns()))
                        .toList());
    }

    private static KeyPart key(ForeignKey key) {
        ObjectName target = key.targetTable().name();
        return new KeyPart(key.name(), key.columns(), schema(target), target.name(), key.targetColumns());
    }

    private static ColumnPart column(TableDefinition table, ColumnDefinition column) {
        ColumnFilling filling = column.filling().orElse(null);
        return new ColumnPart(
                column.name(),
                column.type().sqlType().toString(),
                !table.nullable(column),
                filling instanceof ColumnFilling.Value value && value.literal().value() != null
                        ? ValueText.of(value.literal().value())
                        : null,
                filling instanceof ColumnFilling.Clock clock ? clock : null,
                filling instanceof ColumnFilling.Identity identity
                        ? new Counting(identity.startWith(), identity.incrementBy())
                        : null,
                column.sequence().map(SnapshotParts::counter).orElse(null),
                column.comment().orElse(null));
    }
}
