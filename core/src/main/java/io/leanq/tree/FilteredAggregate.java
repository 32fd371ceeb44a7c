package io.leanq.tree;

import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;

/** {@code aggregate FILTER (WHERE condition)}: only rows for which the condition is true count. */
public record FilteredAggregate(AggregateNode aggregate, ExpressionNode condition) implements AggregateNode {

    /**
     * The same value without FILTER: the aggregate of a CASE that is NULL for the other rows, which the aggregate
     * leaves out. Empty for an aggregate by name, of which nobody knows what it does with NULL.
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

    /**
     * A condition that is the same for all rows leaves a bare NULL, of which H2 computes no sum. There the other rows
     * have {@code NULLIF(x, x)}, which is NULL of the operand's type.
     */
    private ExpressionNode kept(ExpressionNode operand) {
        Optional<ExpressionNode> otherwise = mayBeConstant(condition) && operand.isRepeatable()
                ? Optional.of(new FunctionCall(FunctionCall.Function.NULLIF, List.of(operand, operand)))
                : Optional.empty();
        return new CaseExpression(List.of(new CaseExpression.Branch(condition, operand)), otherwise);
    }

    /** Whether the text of the condition may have a part without a column: an IN over no elements is FALSE. */
    private static boolean mayBeConstant(ExpressionNode condition) {
        return condition.isConstant()
                || condition.anyMatch(part -> part instanceof ExpressionNode.InList list
                        && list.elements().isEmpty());
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.filteredAggregate(this);
    }
}
