package io.leanq.query;

import io.leanq.tree.ChangeNode;

/** An update of a row in one version, which fails if the row has another version or is deleted. */
final class VersionedUpdate extends AbstractChange {
    private final ChangeNode.Update node;

    VersionedUpdate(ChangeNode.Update node) {
        super(ParamValues.NONE);
        this.node = node;
    }

    @Override
    ChangeNode node() {
        return node;
    }

    @Override
    void requireOutcome(long changed) {
        if (changed == 0) {
            throw RowVersion.stale("updateRowIfVersion(" + node.table() + ", …)");
        }
    }
}
