package io.leanq.query;

import io.leanq.tree.ChangeNode;

/** An update or delete of every row, made with its tree by the last step. */
final class CompleteChange extends AbstractChange {
    private final ChangeNode node;

    CompleteChange(ChangeNode node) {
        super(ParamValues.NONE);
        this.node = node;
    }

    @Override
    ChangeNode node() {
        return node;
    }
}
