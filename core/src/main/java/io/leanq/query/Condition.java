package io.leanq.query;

import io.leanq.tree.DistinctComparison;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.Junction;

/** Something that is true, false or unknown. Immutable and thread-safe. */
public interface Condition extends Kinded<Boolean, Boolean, Condition, BooleanAggregate> {

    @Override
    BooleanType type();

    /** True if both conditions are true. If one of them is {@link Dsl#noCondition()}, the result is the other one. */
    default Condition and(Condition other) {
        return LinkedCondition.join(Junction.Connective.AND, this, other);
    }

    /**
     * True if at least one of both conditions is true. If one of them is {@link Dsl#noCondition()}, the result is the
     * other one.
     */
    default Condition or(Condition other) {
        return LinkedCondition.join(Junction.Connective.OR, this, other);
    }

    /**
     * {@code NOT x}. The negation of {@code IS DISTINCT FROM} is {@code IS NOT DISTINCT FROM} and the reverse, since
     * Calcite fails on a NOT before either in a join.
     */
    default Condition not() {
        ExpressionNode node = node();
        return Expressions.condition(
                node instanceof DistinctComparison comparison
                        ? new DistinctComparison(comparison.left(), comparison.right(), !comparison.negated())
                        : new ExpressionNode.Not(node));
    }
}
