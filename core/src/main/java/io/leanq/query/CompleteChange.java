package io.leanq.query;

import io.leanq.tree.ChangeNode;

/** A change of rows that is made with its tree, such as an update of every row. Immutable. */
public final class CompleteChange extends AbstractChange {
    private final ChangeNode node;

    CompleteChange(ChangeNode node) {
        super(ParamValues.NONE);
        this.node = node;
    }

    /** The change of this tree, which has no params. */
    public static Change of(ChangeNode node) {
        return new CompleteChange(node);
    }

    @Override
    ChangeNode node() {
        return node;
    }
}
