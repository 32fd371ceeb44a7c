package io.leanq.leanxcale;

import io.leanq.leanxcale.dialect.FixJoinOrder;
import io.leanq.leanxcale.dialect.ForceAccess;
import io.leanq.tree.VendorNode;

/** LeanXcale's hints for its optimizer (docs/leanxcale.md, "Hints"); import them statically. */
public final class Hints {

    private Hints() {}

    /**
     * Reads the table by an index: {@code from students /*+ forceAccess(ix_name) *}{@code /}.
     *
     * @throws io.leanq.InvalidStatement if the name could not stand in a hint
     */
    public static VendorNode.TableHint forceAccess(String index) {
        return new ForceAccess(index);
    }

    /** Joins in the order of the from clause: {@code select /*+ fixJoinOrder *}{@code / …}. */
    public static VendorNode.QueryHint fixJoinOrder() {
        return FixJoinOrder.INSTANCE;
    }
}
