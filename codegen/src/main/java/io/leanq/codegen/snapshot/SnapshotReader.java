package io.leanq.codegen.snapshot;

import io.leanq.LeanqException;
import io.leanq.catalog.Schema;
import io.leanq.codegen.snapshot.SnapshotFile.ColumnPart;
import io.leanq.codegen.snapshot.SnapshotFile.Counter;
import io.leanq.codegen.snapshot.SnapshotFile.KeyPart;
import io.leanq.codegen.snapshot.SnapshotFile.LeftOut;
import io.leanq.codegen.snapshot.SnapshotFile.TablePart;
import io.leanq.evolve.UnknownColumn;
import io.leanq.query.DataType;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.DynamicView;
import io.leanq.schema.LeftOutColumn;
import io.leanq.schema.MetaData;
import io.leanq.schema.NotTold;
import io.leanq.schema.SchemaObject;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.View;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes tables, views and sequences from the parts of a snapshot file. */
final class SnapshotReader {
    /** All tables, also those outside the schema, since foreign keys look up their targets later. */
    private final Map<ObjectName, DynamicTable> tables = new HashMap<>();

    private SnapshotReader() {}

    static Snapshot read(SnapshotFile file) {
        SnapshotReader reader = new SnapshotReader();
        List<SchemaObject> objects = new ArrayList<>();
        file.sequences().forEach(sequence -> objects.add(sequence(sequence)));
        file.outside().forEach(reader::table);
        file.tables().forEach(table -> objects.add(reader.table(table)));
        file.views().forEach(view -> objects.add(view(view)));
        file.tables().forEach(table -> table.foreignKeys().forEach(reader::target));
        return new Snapshot(
                MetaData.of(objects.toArray(SchemaObject[]::new)),
                file.notTold().stream()
                        .map(each -> new NotTold(
                                each.object(),
                                each.facet(),
                                each.words(),
                                Optional.ofNullable(each.column()).map(SnapshotReader::leftOut)))
                        .toList());
    }

    private static LeftOutColumn leftOut(LeftOut part) {
        return new LeftOutColumn(
                name(part.schema(), part.object()),
                part.ofView(),
                new UnknownColumn(
                        part.name(),
                        part.typeName(),
                        Optional.ofNullable(part.type()).map(SqlTypeText::parse),
                        !part.notNull(),
                        part.filled()));
    }

    private static Sequence sequence(Counter counter) {
        Sequence named = counter.schema() == null
                ? Sequence.named(counter.name())
                : Sequence.named(Schema.named(counter.schema()), counter.name());
        return named.startWith(counter.startWith() == null ? 1 : counter.startWith())
                .incrementBy(counter.incrementBy() == null ? 1 : counter.incrementBy());
    }

    private static ObjectName name(@Nullable String schema, String name) {
        return new ObjectName(Optional.ofNullable(schema), name);
    }

    private DynamicTable table(TablePart part) {
        DynamicTable.Builder builder = part.schema() == null
                ? Table.named(part.name())
                : Table.named(Schema.named(part.schema()), part.name());
        part.columns().forEach(column -> add(builder, column, DataType.of(SqlTypeText.parse(column.type()))));
        if (!part.primaryKey().isEmpty()) {
            builder.primaryKey(part.primaryKey().toArray(String[]::new));
        }
        part.foreignKeys().forEach(key -> builder.foreignKey(key.name(), key.columns(), () -> target(key)));
        part.uniques()
                .forEach(
                        unique -> builder.unique(unique.name(), unique.columns().toArray(String[]::new)));
        part.indexes().forEach(index -> {
            if (index.unique()) {
                builder.uniqueIndex(index.name(), index.columns());
            } else {
                builder.index(index.name(), index.columns());
            }
        });
        if (part.comment() != null) {
            builder.comment(part.comment());
        }
        DynamicTable table = builder.build();
        ObjectName name = name(part.schema(), part.name());
        if (tables.put(name, table) != null) {
            throw new LeanqException("the snapshot has table " + name + " twice: take the snapshot anew");
        }
        return table;
    }

    private List<Column<DynamicTable, ?>> target(KeyPart key) {
        ObjectName name = name(key.schema(), key.table());
        DynamicTable target = tables.get(name);
        if (target == null) {
            throw new LeanqException("the snapshot has a foreign key " + key.name() + " to " + name
                    + ", but no such table: take the snapshot anew");
        }
        return key.target().stream()
                .<Column<DynamicTable, ?>>map(column -> target.columns().stream()
                        .filter(each -> each.name().equals(column))
                        .findFirst()
                        .orElseThrow(() -> new LeanqException("the snapshot has a foreign key " + key.name() + " to "
                                + name + "." + column + ", but no such column: take the snapshot anew")))
                .toList();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the column's definition checks that each option suits the type
    private static <V> void add(DynamicTable.Builder builder, ColumnPart column, DataType<V, ?, ?> type) {
        builder.column(column.name(), type, options(column, type).toArray(new ColumnOption[0]));
    }

    private static <V> List<ColumnOption<?>> options(ColumnPart column, DataType<V, ?, ?> type) {
        List<ColumnOption<?>> options = new ArrayList<>();
        if (column.notNull()) {
            options.add(ColumnOption.notNull());
        }
        if (column.defaultValue() != null) {
            options.add(ColumnOption.defaultValue(type.decode(ValueText.parse(type.sqlType(), column.defaultValue()))));
        }
        if (column.clock() == ColumnFilling.Clock.CURRENT_DATE) {
            options.add(ColumnOption.defaultCurrentDate());
        } else if (column.clock() == ColumnFilling.Clock.CURRENT_TIMESTAMP) {
            options.add(ColumnOption.defaultCurrentTimestamp());
        }
        if (column.identity() != null) {
            options.add(ColumnOption.identity(
                    column.identity().startWith(), column.identity().incrementBy()));
        }
        if (column.next() != null) {
            options.add(ColumnOption.defaultNext(sequence(column.next())));
        }
        if (column.comment() != null) {
            options.add(ColumnOption.comment(column.comment()));
        }
        return options;
    }

    private static DynamicView view(TablePart part) {
        DynamicView.Builder builder = part.schema() == null
                ? View.existing(part.name())
                : View.existing(Schema.named(part.schema()), part.name());
        part.columns().forEach(column -> addTo(builder, column, DataType.of(SqlTypeText.parse(column.type()))));
        return builder.build();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // checked as for tables
    private static <V> void addTo(DynamicView.Builder builder, ColumnPart column, DataType<V, ?, ?> type) {
        builder.column(column.name(), type, options(column, type).toArray(new ColumnOption[0]));
    }
}
