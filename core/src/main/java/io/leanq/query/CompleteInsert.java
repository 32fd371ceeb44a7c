package io.leanq.query;

import io.leanq.tree.ChangeNode;

/** An insert or upsert of row records or of a query's rows, made with its tree. */
final class CompleteInsert extends AbstractChange implements Insert {
    private final ChangeNode.Insert node;

    CompleteInsert(ChangeNode.Insert node) {
        super(ParamValues.NONE);
        this.node = node;
    }

    @Override
    ChangeNode.Insert node() {
        return node;
    }
}
