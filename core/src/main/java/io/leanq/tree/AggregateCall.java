package io.leanq.tree;

import java.util.Optional;

/** {@code COUNT(*)} if there is no operand, else an aggregate function such as {@code SUM([DISTINCT] operand)}. */
public record AggregateCall(Function function, Optional<ExpressionNode> operand, boolean distinct)
        implements AggregateNode {
    /** The aggregate functions. */
    public enum Function {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX,
        STDDEV_POP,
        STDDEV_SAMP,
        VAR_POP,
        VAR_SAMP,
        EVERY,
        SOME,
        /** The values as an array. */
        COLLECT,
        /** The value of an expression that is equal in all rows; users cannot call it, some dialects print it. */
        ANY_VALUE
    }

    /** The same call over different values only. */
    public AggregateCall ofDistinct() {
        return new AggregateCall(function, operand, true);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.aggregate(this);
    }
}
