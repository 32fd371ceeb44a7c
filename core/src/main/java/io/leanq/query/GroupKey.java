package io.leanq.query;

import io.leanq.tree.ExpressionNode;

/** What rows are grouped by. Immutable. */
public interface GroupKey {

    /** The node of the key in the statement's tree. */
    ExpressionNode groupKey();
}
