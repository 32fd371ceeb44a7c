package io.leanq.query;

import io.leanq.tree.DistinctComparison;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.Junction;
import io.leanq.tree.TruthTest;

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

    /** {@code x IS TRUE}: false, and not unknown, where the condition is unknown. */
    default Condition isTrue() {
        return Expressions.condition(new TruthTest(node(), TruthTest.Truth.TRUE, false));
    }

    /** {@code x IS NOT TRUE}: true where the condition is false or unknown. */
    default Condition isNotTrue() {
        return Expressions.condition(new TruthTest(node(), TruthTest.Truth.TRUE, true));
    }

    /** {@code x IS FALSE}: false, and not unknown, where the condition is unknown. */
    default Condition isFalse() {
        return Expressions.condition(new TruthTest(node(), TruthTest.Truth.FALSE, false));
    }

    /** {@code x IS NOT FALSE}: true where the condition is true or unknown. */
    default Condition isNotFalse() {
        return Expressions.condition(new TruthTest(node(), TruthTest.Truth.FALSE, true));
    }

    /** {@code x IS UNKNOWN}: true where the condition is neither true nor false, since it met a NULL. */
    default Condition isUnknown() {
        return Expressions.condition(new TruthTest(node(), TruthTest.Truth.UNKNOWN, false));
    }

    /** {@code x IS NOT UNKNOWN}: true where the condition is true or false. */
    default Condition isNotUnknown() {
        return Expressions.condition(new TruthTest(node(), TruthTest.Truth.UNKNOWN, true));
    }
}
