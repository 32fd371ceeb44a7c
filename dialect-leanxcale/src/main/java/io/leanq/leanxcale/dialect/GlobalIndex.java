package io.leanq.leanxcale.dialect;

import io.leanq.InvalidDefinition;
import io.leanq.render.SqlWriter;
import io.leanq.tree.DdlNode;
import io.leanq.tree.VendorNode;

/**
 * {@code GLOBAL}: one index over all partitions, instead of one index in each. The rows of a key are then found without
 * a search of every partition (recalled: docs/leanxcale.md, "Recalled syntax").
 */
public enum GlobalIndex implements VendorNode.IndexOption {
    INSTANCE;

    @Override
    public String feature() {
        return "index option GLOBAL";
    }

    @Override
    public String alternative() {
        return "leave the option out: it says where the index lies, not what it finds";
    }

    @Override
    public void check(DdlNode.CreateIndex index, DdlNode.CreateTable table) {
        if (index.options().indexOf(this) != index.options().size() - 1) {
            throw new InvalidDefinition("index " + index.name() + ": global() stands once, behind the other options");
        }
    }

    static void write(GlobalIndex option, SqlWriter out) {
        out.sql("GLOBAL");
    }
}
