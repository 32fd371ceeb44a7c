package io.leanq.query;

import io.leanq.LeanqException;
import io.leanq.tree.ChangeNode;
import java.util.Optional;

/** An update or delete of a row in one version, which fails if the row has another version or is deleted. */
final class VersionedChange extends AbstractChange {
    private final String call;
    private final ChangeNode node;

    /** @param call the method that the user calls */
    VersionedChange(String call, ChangeNode node) {
        super(ParamValues.NONE);
        this.call = call;
        this.node = node;
    }

    @Override
    ChangeNode node() {
        return node;
    }

    @Override
    void requireOutcome(long changed) {
        Optional<LeanqException> failure = RowVersion.failure(
                call + "(" + node.table() + ", …)", changed, "read the row to see whether it was changed");
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
