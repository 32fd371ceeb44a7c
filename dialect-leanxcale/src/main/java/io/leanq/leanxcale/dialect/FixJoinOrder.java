package io.leanq.leanxcale.dialect;

import io.leanq.render.SqlWriter;
import io.leanq.tree.VendorNode;

/** The query hint {@code /*+ fixJoinOrder *}{@code /}: tables are joined in the order of the FROM clause. */
public enum FixJoinOrder implements VendorNode.QueryHint {
    INSTANCE;

    @Override
    public String feature() {
        return "query hint fixJoinOrder";
    }

    @Override
    public String alternative() {
        return "leave the hint out, and let the database choose the order";
    }

    static void write(FixJoinOrder hint, SqlWriter out) {
        out.sql("/*+ fixJoinOrder */ ");
    }
}
