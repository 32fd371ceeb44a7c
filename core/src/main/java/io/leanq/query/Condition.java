package io.leanq.query;

import io.leanq.tree.DistinctComparison;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.Junction;
import io.leanq.type.BooleanType;

/** Something true, false or unknown. */
public interface Condition extends Expression<Boolean> {

    @Override
    BooleanType type();

    @Override
    default Condition as(String label) {
        return Expressions.condition(type(), node(), Needed.LABEL.in("as", label));
    }

    /** True if both are. {@link Dsl#noCondition()} on either side gives the other. */
    default Condition and(Condition other) {
        return LinkedCondition.join(Junction.Connective.AND, this, other);
    }

    /** True if one of them is. {@link Dsl#noCondition()} on either side gives the other. */
    default Condition or(Condition other) {
        return LinkedCondition.join(Junction.Connective.OR, this, other);
    }

    /** {@code NOT x}, and for {@code IS DISTINCT FROM} its opposite, since Calcite fails on the NOT of it in a join. */
    default Condition not() {
        ExpressionNode node = node();
        return Expressions.condition(
                node instanceof DistinctComparison comparison
                        ? new DistinctComparison(comparison.left(), comparison.right(), !comparison.negated())
                        : new ExpressionNode.Not(node));
    }

    /** {@code NULLIF(x, value)}: NULL where it is the value. */
    @Override
    default Condition nullIf(Boolean value) {
        return Expressions.condition(type(), Operations.nullIf(this, value), null);
    }
}
