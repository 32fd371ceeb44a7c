package io.leanq.codegen;

import io.leanq.catalog.IndexDefinition;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.ForeignKey;
import io.leanq.schema.MetaData;
import io.leanq.schema.Sequence;
import io.leanq.schema.TableDefinition;
import io.leanq.schema.UniqueConstraint;
import io.leanq.schema.View;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that a MetaData defines, as values that are equal if two define the same. The order of columns, keys and
 * indexes counts where it has a meaning; that of constraints and tables does not.
 */
record Definitions(
        Map<String, TableValue> tables, Map<String, List<ColumnValue>> views, Map<String, SequenceValue> sequences) {

    record ColumnValue(
            String name,
            SqlType type,
            String kind,
            boolean nullable,
            Optional<ColumnFilling> filling,
            Optional<ObjectName> sequence,
            Optional<String> comment) {}

    record ForeignKeyValue(String name, List<String> columns, ObjectName target, List<String> targetColumns) {}

    record TableValue(
            List<ColumnValue> columns,
            List<String> primaryKey,
            Set<ForeignKeyValue> foreignKeys,
            Set<UniqueConstraint> uniques,
            Set<IndexDefinition> indexes,
            Optional<String> comment) {}

    record SequenceValue(long first, long step) {}

    static Definitions of(MetaData metadata) {
        Map<String, TableValue> tables = new TreeMap<>();
        for (TableDefinition table : metadata.tables()) {
            Set<ForeignKeyValue> keys = new HashSet<>();
            table.foreignKeys().forEach(key -> keys.add(of(key)));
            tables.put(
                    table.name().toString(),
                    new TableValue(
                            columns(table),
                            table.primaryKey(),
                            keys,
                            Set.copyOf(table.uniques()),
                            Set.copyOf(metadata.indexesOf(table)),
                            table.comment()));
        }
        Map<String, List<ColumnValue>> views = new TreeMap<>();
        for (View<?> view : metadata.views()) {
            views.put(view.definition().name().toString(), columns(view.definition()));
        }
        Map<String, SequenceValue> sequences = new TreeMap<>();
        for (Sequence sequence : metadata.sequences()) {
            sequences.put(sequence.name().toString(), new SequenceValue(sequence.first(), sequence.step()));
        }
        return new Definitions(tables, views, sequences);
    }

    private static List<ColumnValue> columns(TableDefinition table) {
        return table.columns().stream().map(column -> of(table, column)).toList();
    }

    private static ColumnValue of(TableDefinition table, ColumnDefinition column) {
        return new ColumnValue(
                column.name(),
                column.type().sqlType(),
                column.type().getClass().getSimpleName() + " of "
                        + column.type().javaType().getName(),
                column.nullable() && !table.primaryKey().contains(column.name()),
                column.filling(),
                column.sequence().map(Sequence::name),
                column.comment());
    }

    private static ForeignKeyValue of(ForeignKey key) {
        return new ForeignKeyValue(
                key.name(),
                key.columns(),
                key.target().get(0).table().definition().name(),
                key.target().stream().map(Column::name).toList());
    }
}
