package io.leanq.leanxcale;

import io.leanq.leanxcale.dialect.FixJoinOrder;
import io.leanq.leanxcale.dialect.ForceAccess;
import io.leanq.tree.VendorNode;

/** LeanXcale's hints for its optimizer (docs/leanxcale.md, "Hints"); import them statically. */
public final class Hints {

    private Hints() {}

    /**
     * Reads the table by the index of this name: {@code from students /*+ forceAccess(ix_name) *}{@code /}.
     *
     * @throws io.leanq.InvalidStatement if the name cannot stand in a hint
     */
    public static VendorNode.TableHint forceAccess(String index) {
        return new ForceAccess(index);
    }

    /** Joins the tables in the order of the FROM clause: {@code select /*+ fixJoinOrder *}{@code / …}. */
    public static VendorNode.QueryHint fixJoinOrder() {
        return FixJoinOrder.INSTANCE;
    }
}
