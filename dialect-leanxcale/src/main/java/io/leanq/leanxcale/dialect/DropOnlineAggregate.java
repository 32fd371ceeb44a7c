package io.leanq.leanxcale.dialect;

import io.leanq.render.SqlWriter;
import io.leanq.tree.ObjectName;
import io.leanq.tree.VendorNode;

/** {@code DROP ONLINE AGGREGATE a}. Recalled (docs/leanxcale.md, "Recalled syntax"). */
public record DropOnlineAggregate(ObjectName name) implements VendorNode.SchemaStatement {
    @Override
    public String feature() {
        return "DROP ONLINE AGGREGATE";
    }

    @Override
    public String alternative() {
        return "drop the view or table that stands for it";
    }

    static void write(DropOnlineAggregate node, SqlWriter out) {
        out.sql("DROP ONLINE AGGREGATE ").name(node.name);
    }
}
