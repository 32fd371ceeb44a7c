package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.Junction;
import io.leanq.type.BooleanType;

/** Something true, false or unknown. */
public interface Condition extends Expression<Boolean> {

    @Override
    BooleanType type();

    @Override
    default Condition as(String label) {
        return Expressions.condition(type(), node(), label);
    }

    /** True if both are. {@link Dsl#noCondition()} on either side gives the other. */
    default Condition and(Condition other) {
        return LinkedCondition.join(Junction.Connective.AND, this, other);
    }

    /** True if one of them is. {@link Dsl#noCondition()} on either side gives the other. */
    default Condition or(Condition other) {
        return LinkedCondition.join(Junction.Connective.OR, this, other);
    }

    default Condition not() {
        return Expressions.condition(new ExpressionNode.Not(node()));
    }

    /** {@code NULLIF(x, value)}: NULL where it is the value. */
    @Override
    default Condition nullIf(Boolean value) {
        return Expressions.condition(type(), Operations.nullIf(this, value), null);
    }
}
