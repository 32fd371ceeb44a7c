package io.leanq.leanxcale.dialect;

import io.leanq.render.SqlWriter;
import io.leanq.tree.ObjectName;
import io.leanq.tree.VendorNode;

/**
 * {@code ENABLE TRIGGER g ON t}, {@code DISABLE TRIGGER g ON t}, recalled; {@code DROP TRIGGER g ON t}, of which only
 * the first two words are known and the rest is as with the others (docs/leanxcale.md, "Recalled syntax").
 */
public record TriggerChange(Action action, ObjectName name, ObjectName table) implements VendorNode.SchemaStatement {

    /** What is done to the trigger. */
    public enum Action {
        ENABLE,
        DISABLE,
        DROP
    }

    @Override
    public String feature() {
        return action + " TRIGGER";
    }

    @Override
    public String alternative() {
        return "change triggers by the database's own tool";
    }

    static void write(TriggerChange node, SqlWriter out) {
        out.sql(node.action.name()).sql(" TRIGGER ").name(node.name).sql(" ON ").name(node.table);
    }
}
