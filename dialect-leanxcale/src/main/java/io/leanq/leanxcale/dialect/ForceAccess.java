package io.leanq.leanxcale.dialect;

import io.leanq.InvalidStatement;
import io.leanq.render.SqlWriter;
import io.leanq.tree.VendorNode;

/** The table hint {@code /*+ forceAccess(index) *}{@code /}: the table is read by the index. */
public record ForceAccess(String index) implements VendorNode.TableHint {
    public ForceAccess {
        if (index.isBlank() || index.contains("*/")) {
            throw new InvalidStatement("forceAccess needs the name of an index, without a comment's end in it");
        }
    }

    @Override
    public String feature() {
        return "table hint forceAccess";
    }

    @Override
    public String alternative() {
        return "leave the hint out, and let the database choose the index";
    }

    static void write(ForceAccess hint, SqlWriter out) {
        out.sql("/*+ forceAccess(").name(hint.index()).sql(") */");
    }
}
