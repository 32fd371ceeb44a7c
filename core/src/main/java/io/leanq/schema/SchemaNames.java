package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.IndexDefinition;
import io.leanq.tree.ObjectName;
import java.util.HashMap;
import java.util.Map;

/**
 * The names that the objects of a schema take. Tables and views share one set of names, indexes and constraints
 * another. A second object with a taken name is refused, since CREATE IF NOT EXISTS would do nothing for it.
 */
final class SchemaNames {
    private final Map<ObjectName, Owner> tables = new HashMap<>();
    private final Map<ObjectName, Owner> constraints = new HashMap<>();

    /** @param words describes the object in messages */
    private record Owner(String kind, Object definition, String words) {}

    void table(TableDefinition table, String kind) {
        take(tables, table.name(), new Owner(kind, table, "a " + kind));
        for (ForeignKey key : table.foreignKeys()) {
            constraint(table, key.name(), key);
        }
        for (UniqueConstraint unique : table.uniques()) {
            constraint(table, unique.name(), unique);
        }
        for (CheckConstraint check : table.checks()) {
            constraint(table, check.name(), check);
        }
        for (IndexDefinition index : table.indexes()) {
            index(table, index);
        }
    }

    private void constraint(TableDefinition table, String name, Object constraint) {
        Owner owner = new Owner("constraint", constraint, "a constraint of " + table);
        take(constraints, new ObjectName(table.name().schema(), name), owner);
    }

    /**
     * Takes the name of an index. The same index can be listed again with its table; a different index with the same
     * name is refused.
     */
    void index(TableDefinition table, IndexDefinition index) {
        String words = (index.unique() ? "a unique one on " : "one on ") + table + index.columns();
        take(constraints, Index.nameIn(table, index.name()), new Owner("index", Index.ddl(table, index), words));
    }

    private static void take(Map<ObjectName, Owner> owners, ObjectName name, Owner owner) {
        Owner other = owners.putIfAbsent(name.key(), owner);
        if (other != null && !other.definition.equals(owner.definition)) {
            String kinds = other.kind.equals(owner.kind)
                    ? (owner.kind.equals("index") ? "indexes" : owner.kind + "s")
                    : "objects";
            throw new InvalidDefinition("two " + kinds + " are named " + name + ": " + other.words + ", " + owner.words
                    + ": give one another name");
        }
    }
}
