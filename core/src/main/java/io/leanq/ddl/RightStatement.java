package io.leanq.ddl;

import io.leanq.render.ExistenceTest;
import io.leanq.tree.AccessChange;
import io.leanq.tree.DdlNode;

/** A statement that grants or revokes a right. Immutable and thread-safe. */
public final class RightStatement extends DdlStatement {
    private final AccessChange.OfRight right;

    RightStatement(AccessChange.OfRight right) {
        super(new DdlNode.Access(right), ExistenceTest.WHERE_AVAILABLE);
        this.right = right;
    }

    /**
     * The same statement with ON before the object, {@code GRANT SELECT ON t TO u}, where the dialect would write the
     * documented form of LeanXcale, {@code GRANT SELECT TABLE t TO u}. Which of the two a server takes is open.
     */
    public RightStatement withOn() {
        return new RightStatement(new AccessChange.OfRight(
                right.granted(), right.action(), right.kind(), right.object(), right.name(), true));
    }
}
