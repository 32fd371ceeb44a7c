package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.CaseExpression;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExpressionNode.Comparison;
import io.leanq.tree.Junction;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * GREATEST and LEAST as a CASE, since the standard has neither. Each branch compares its value with all others, so that
 * none is taken where one of them is NULL.
 */
final class Extremes {

    private Extremes() {}

    /** @param operator holds between the extreme value and each other value */
    static <T, C, K, A> K of(
            String step, Comparison.Operator operator, Kinded<T, C, K, A> first, List<? extends Expression<?>> more) {
        List<Expression<?>> all = new ArrayList<>(List.of(first));
        all.addAll(more);
        CodedType<T, K, A> widest = CodedType.of(first.type());
        for (Expression<?> operand : all) {
            requireOrder(step, operand);
            MixedNumbers.requireNotWider(step, first, operand);
            Places.repeatable(step, operand.node());
            widest = SqlTypes.widest(widest, operand.type().sqlType());
        }
        if (more.isEmpty()) {
            return widest.expression(first.node(), null);
        }
        List<CaseExpression.Branch> branches = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            Expression<?> operand = all.get(i);
            ExpressionNode value =
                    Widening.chosen(operand.node(), operand.type().sqlType(), widest.sqlType());
            branches.add(new CaseExpression.Branch(isExtreme(all, i, operator), value));
        }
        return widest.expression(new CaseExpression(branches, Optional.empty()), null);
    }

    private static void requireOrder(String step, Expression<?> operand) {
        if (operand.type().sqlType() instanceof SqlType.Array) {
            throw new InvalidStatement(
                    step + "(" + operand + "): engines do not agree on the order of arrays: compare their elements");
        }
    }

    private static ExpressionNode isExtreme(List<Expression<?>> all, int place, Comparison.Operator operator) {
        List<ExpressionNode> comparisons = new ArrayList<>(all.size() - 1);
        for (int i = 0; i < all.size(); i++) {
            if (i != place) {
                comparisons.add(
                        Operations.compare(all.get(place), operator, all.get(i)).node());
            }
        }
        return comparisons.size() == 1 ? comparisons.get(0) : new Junction(Junction.Connective.AND, comparisons);
    }
}
