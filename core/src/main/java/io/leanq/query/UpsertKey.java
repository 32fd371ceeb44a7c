package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The primary key that an upsert finds its row by. */
final class UpsertKey {
    private UpsertKey() {}

    /**
     * Refuses an upsert without the whole primary key. An upsert replaces the row of a given key; with a drawn key it
     * would always insert.
     */
    static void require(Table<?> table, ChangeNode.Insert.Mode mode, Collection<String> columns) {
        if (mode != ChangeNode.Insert.Mode.UPSERT) {
            return;
        }
        List<String> key = table.definition().primaryKey();
        ObjectName name = table.definition().name();
        if (key.isEmpty()) {
            throw new InvalidStatement("upsertInto(" + name + "): the table has no primary key to find the row by;"
                    + " use insertInto or update");
        }
        List<String> missing = new ArrayList<>(key);
        missing.removeAll(columns);
        if (!missing.isEmpty()) {
            throw new InvalidStatement("upsertInto(" + name + ") leaves out " + String.join(", ", missing)
                    + " of the primary key: set it, or use insertInto");
        }
    }
}
