package io.leanq.leanxcale.dialect;

import io.leanq.InvalidDefinition;
import io.leanq.render.SqlWriter;
import io.leanq.tree.DdlNode;
import io.leanq.tree.VendorNode;
import java.util.List;

/**
 * {@code INCLUDE (columns)}: the columns that an index stores besides its own (recalled: docs/leanxcale.md, "Recalled
 * syntax").
 */
public record IncludeColumns(List<String> columns) implements VendorNode.IndexOption {
    public IncludeColumns {
        columns = KeyColumns.requireSome("include", columns);
    }

    @Override
    public String feature() {
        return "index option INCLUDE";
    }

    @Override
    public String alternative() {
        return "leave the option out, or make the columns part of the index";
    }

    @Override
    public void check(DdlNode.CreateIndex index, DdlNode.CreateTable table) {
        for (String column : columns) {
            KeyColumns.column("include of index " + index.name(), column, table);
            if (index.columns().contains(column)) {
                throw new InvalidDefinition(
                        "index " + index.name() + " includes " + column + ", which is one of its own columns");
            }
        }
        if (index.options().indexOf(this) > 0 || index.options().lastIndexOf(this) > 0) {
            throw new InvalidDefinition("index " + index.name() + ": include(…) stands once, before global()");
        }
    }

    static void write(IncludeColumns option, SqlWriter out) {
        out.sql("INCLUDE ").names(option.columns());
    }
}
