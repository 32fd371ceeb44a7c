package io.leanq.cli.diagram;

import io.leanq.catalog.IndexDefinition;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.ForeignKey;
import io.leanq.schema.MetaData;
import io.leanq.schema.TableDefinition;
import io.leanq.schema.UniqueConstraint;
import io.leanq.schema.View;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a {@link Diagram} of a schema. */
final class DiagramReader {
    private final MetaData schema;
    private final List<TableDefinition> tables;
    private final Map<ObjectName, Integer> places = new HashMap<>();

    /** @param wanted whether an object with this name, without its schema, is shown */
    DiagramReader(MetaData schema, Predicate<String> wanted) {
        this.schema = schema;
        this.tables = Stream.concat(
                        schema.tables().stream(), schema.views().stream().map(View::definition))
                .filter(table -> wanted.test(table.name().name()))
                .sorted(Comparator.comparing(TableDefinition::name, ObjectName.BY_SCHEMA_AND_NAME))
                .toList();
        for (int i = 0; i < tables.size(); i++) {
            places.put(tables.get(i).name().key(), i);
        }
    }

    /** The number of tables and views that are shown. */
    int size() {
        return tables.size();
    }

    Diagram read(Optional<String> title, Detail detail, Grouping grouping) {
        List<Optional<String>> groups =
                grouping.of(tables.stream().map(TableDefinition::name).toList());
        List<Diagram.Box> boxes = new ArrayList<>();
        List<Diagram.Key> keys = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            TableDefinition table = tables.get(i);
            boxes.add(box(table, detail, groups.get(i)));
            for (ForeignKey key : table.foreignKeys()) {
                ObjectName target = key.targetTable().name();
                Integer parent = places.get(target.key());
                if (parent == null) {
                    leftOut.add(PlainNames.of(
                            "foreign key " + key.name() + " of " + table.name() + ": " + target + " is not shown"));
                } else {
                    keys.add(key(i, key, parent));
                }
            }
        }
        return new Diagram(title, boxes, keys, leftOut);
    }

    private static Diagram.Box box(TableDefinition table, Detail detail, Optional<String> group) {
        Set<String> foreign = new HashSet<>();
        table.foreignKeys().forEach(key -> foreign.addAll(key.columns()));
        List<Diagram.Column> columns = new ArrayList<>();
        for (ColumnDefinition column : table.columns()) {
            boolean primary = table.primaryKey().contains(column.name());
            boolean isForeign = foreign.contains(column.name());
            if (detail == Detail.ALL || detail == Detail.KEYS && (primary || isForeign)) {
                String type = column.type().sqlType().toString();
                columns.add(new Diagram.Column(column.name(), type, primary, isForeign, table.nullable(column)));
            }
        }
        int hidden = detail == Detail.NONE ? 0 : table.columns().size() - columns.size();
        return new Diagram.Box(table.name().toString(), table.isView(), group, columns, hidden);
    }

    private Diagram.Key key(int child, ForeignKey key, int parent) {
        TableDefinition table = tables.get(child);
        boolean optional = key.columns().stream()
                .flatMap(name -> table.column(name).stream())
                .anyMatch(table::nullable);
        boolean unique = uniqueKeys(table).anyMatch(key.columns()::containsAll);
        return new Diagram.Key(key.name(), child, key.columns(), parent, key.targetColumns(), optional, unique);
    }

    private Stream<Collection<String>> uniqueKeys(TableDefinition table) {
        Stream<Collection<String>> primary =
                Stream.of(table.primaryKey()).filter(key -> !key.isEmpty()).map(key -> key);
        Stream<Collection<String>> constraints = table.uniques().stream().map(UniqueConstraint::columns);
        Stream<Collection<String>> indexes =
                schema.indexesOf(table).stream().filter(IndexDefinition::unique).map(IndexDefinition::columns);
        return Stream.of(primary, constraints, indexes).flatMap(each -> each);
    }
}
