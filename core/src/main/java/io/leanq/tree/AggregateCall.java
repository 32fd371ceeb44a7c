package io.leanq.tree;

import java.util.Optional;

/** {@code COUNT(*)} if there is no operand, else {@code SUM([DISTINCT] operand)} and its kin. */
public record AggregateCall(Function function, Optional<ExpressionNode> operand, boolean distinct)
        implements ExpressionNode {
    /** The aggregate functions. */
    public enum Function {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.aggregate(this);
    }
}
