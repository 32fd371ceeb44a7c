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
        MAX,
        /** Of an expression that is the same in all rows; no function of the language, but of some dialects. */
        ANY_VALUE
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.aggregate(this);
    }
}
