package io.leanq.tree;

import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;

/** {@code aggregate FILTER (WHERE condition)}: only rows for which the condition is true count. */
public record FilteredAggregate(AggregateNode aggregate, ExpressionNode condition) implements AggregateNode {

    /**
     * The same value without FILTER: the aggregate of a CASE that is NULL for the other rows, which the aggregate leaves
     * out. Empty for an aggregate by name, of which nobody knows what it does with NULL.
     */
    public Optional<AggregateNode> asCase() {
        if (aggregate instanceof AggregateCall call && call.function() != AggregateCall.Function.COLLECT) {
            ExpressionNode operand =
                    call.operand().orElseGet(() -> new ExpressionNode.Literal(SqlType.Simple.INTEGER, 1));
            return Optional.of(new AggregateCall(call.function(), Optional.of(kept(operand)), call.distinct()));
        }
        if (aggregate instanceof ListAggregate list) {
            return Optional.of(
                    new ListAggregate(kept(list.operand()), list.separator(), list.distinct(), list.order()));
        }
        return Optional.empty();
    }

    private ExpressionNode kept(ExpressionNode operand) {
        return new CaseExpression(List.of(new CaseExpression.Branch(condition, operand)), Optional.empty());
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.filteredAggregate(this);
    }
}
