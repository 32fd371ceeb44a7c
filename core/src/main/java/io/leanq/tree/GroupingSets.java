package io.leanq.tree;

import java.util.List;

/**
 * Several lists of grouping keys, in a GROUP BY only: {@code ROLLUP(a, b)}, {@code GROUPING SETS ((a, b), (a), ())}.
 */
public record GroupingSets(Form form, List<List<ExpressionNode>> sets) implements ExpressionNode {
    /** How the lists are written and what they mean. */
    public enum Form {
        /** By all keys, all but the last, and so on down to none. */
        ROLLUP,
        /** By each subset of the keys. */
        CUBE,
        /** By each of the lists. */
        GROUPING_SETS
    }

    public GroupingSets {
        sets = sets.stream().map(List::copyOf).toList();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.groupingSets(this);
    }
}
