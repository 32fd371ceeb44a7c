package io.leanq.ddl;

import io.leanq.render.ExistenceTest;
import io.leanq.tree.DdlNode;

/** A statement that drops one object, which must exist unless {@link #ifExists} is said. Immutable and thread-safe. */
public final class DropStatement extends DdlStatement {
    DropStatement(DdlNode node) {
        this(node, ExistenceTest.NONE);
    }

    private DropStatement(DdlNode node, ExistenceTest existence) {
        super(node, existence);
    }

    /**
     * The same statement without effect if the object does not exist, {@code DROP … IF EXISTS}. A dialect without it
     * refuses the statement.
     */
    public DropStatement ifExists() {
        return new DropStatement(node(), ExistenceTest.REQUIRED);
    }
}
