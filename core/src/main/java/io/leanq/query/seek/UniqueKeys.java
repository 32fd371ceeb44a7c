package io.leanq.query.seek;

import io.leanq.InvalidStatement;
import io.leanq.catalog.IndexDefinition;
import io.leanq.schema.Table;
import io.leanq.schema.TableDefinition;
import io.leanq.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The unique keys of tables: their primary keys, unique constraints and unique indexes. */
final class UniqueKeys {

    private UniqueKeys() {}

    /**
     * Whether no two rows of the table have the same values in these columns, none of which is NULL. What is unique in
     * a view is not known, so it is up to the user.
     */
    static boolean isUnique(TableDefinition table, Collection<String> columns) {
        return table.isView() || of(table).stream().anyMatch(columns::containsAll);
    }

    private static List<List<String>> of(TableDefinition table) {
        List<List<String>> keys = new ArrayList<>();
        keys.add(table.primaryKey());
        table.uniques().stream().map(UniqueConstraint::columns).forEach(keys::add);
        table.indexes().stream()
                .filter(IndexDefinition::unique)
                .map(IndexDefinition::columns)
                .forEach(keys::add);
        keys.removeIf(List::isEmpty);
        return keys;
    }

    /** Refuses keys among which no table has a unique key. */
    static void require(Seek<?> seek) {
        Map<Table<?>, Set<String>> columns = new LinkedHashMap<>();
        seek.keys()
                .forEach(key -> columns.computeIfAbsent(key.column().table(), table -> new HashSet<>())
                        .add(key.column().name()));
        for (Map.Entry<Table<?>, Set<String>> found : columns.entrySet()) {
            if (isUnique(found.getKey().definition(), found.getValue())) {
                return;
            }
        }
        Table<?> table = seek.keys().get(seek.keys().size() - 1).column().table();
        List<List<String>> unique = of(table.definition());
        String qualifier = table.instance().qualifier();
        throw new InvalidStatement(seek + ": rows with equal keys would be lost between two pages: "
                + (unique.isEmpty()
                        ? qualifier + " has no primary key and no unique constraint: page by limit and offset"
                        : "add the unique key " + unique.get(0) + " of " + qualifier + " behind the others"));
    }
}
