package io.leanq.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An order in which tables can be created, and the foreign keys that can be created only after all tables. */
final class TableOrder {
    private final Set<TableDefinition> wanted;
    private final Map<TableDefinition, Boolean> done = new IdentityHashMap<>();
    private final List<TableDefinition> order = new ArrayList<>();
    private final Map<ForeignKey, TableDefinition> deferred = new LinkedHashMap<>();

    TableOrder(Collection<TableDefinition> tables) {
        this.wanted = new HashSet<>(tables);
        tables.forEach(this::visit);
    }

    List<TableDefinition> order() {
        return order;
    }

    /** The foreign keys that close a cycle, with their tables. ALTER TABLE adds them after all tables exist. */
    Map<ForeignKey, TableDefinition> deferred() {
        return deferred;
    }

    /**
     * Visits a table after the tables that it references. The walk is not recursive, since chains of foreign keys can
     * be long.
     */
    private void visit(TableDefinition root) {
        List<TableDefinition> path = new ArrayList<>();
        path.add(root);
        while (!path.isEmpty()) {
            TableDefinition table = path.get(path.size() - 1);
            if (done.putIfAbsent(table, false) == Boolean.TRUE) {
                path.remove(path.size() - 1);
                continue;
            }
            TableDefinition next = null;
            for (ForeignKey key : table.foreignKeys()) {
                TableDefinition target = key.targetTable();
                if (target == table || !wanted.contains(target) || deferred.containsKey(key)) {
                    continue;
                }
                Boolean state = done.get(target);
                if (state == null) {
                    next = target;
                    break;
                }
                if (!state) {
                    deferred.put(key, table);
                }
            }
            if (next != null) {
                path.add(next);
            } else {
                done.put(table, true);
                order.add(table);
                path.remove(path.size() - 1);
            }
        }
    }
}
