package io.leanq.render;

import io.leanq.tree.AggregateCall;
import io.leanq.tree.AggregateNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExpressionNode.Comparison;
import io.leanq.tree.FilteredAggregate;
import io.leanq.tree.Junction;
import io.leanq.tree.QueryNode;
import io.leanq.tree.TupleExpression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code x IN (a, b)} in sort keys of grouped queries as {@code x = a OR x = b}, which is equal for NULLs too.
 * Calcite fails on such a list ("NullPointerException: subQuery").
 */
final class ListsAsComparisons extends Rebuilding {
    private final Collection<ExpressionNode> keys;

    private ListsAsComparisons(Collection<ExpressionNode> keys) {
        this.keys = keys;
    }

    static boolean isNeeded(ExpressionNode sortKey, QueryNode.Select node) {
        return !(sortKey instanceof ExpressionNode.Column)
                && sortKey.anyMatch(part -> part instanceof ExpressionNode.InList list
                        && !list.elements().isEmpty())
                && !Grouping.keys(node).contains(sortKey)
                && Grouping.isGrouped(node);
    }

    static ExpressionNode in(ExpressionNode sortKey, QueryNode.Select node) {
        return new ListsAsComparisons(Grouping.keys(node)).of(sortKey);
    }

    /** Leaves grouping keys as they are: they must be spelled as in GROUP BY. */
    @Override
    @Nullable
    ExpressionNode replacement(ExpressionNode node) {
        return keys.contains(node) ? node : null;
    }

    @Override
    public ExpressionNode aggregate(AggregateCall node) {
        return new AggregateCall(node.function(), node.operand().map(this::of), node.distinct());
    }

    @Override
    public ExpressionNode inList(ExpressionNode.InList node) {
        if (node.elements().isEmpty()) {
            return node;
        }
        ExpressionNode operand = of(node.operand());
        List<ExpressionNode> comparisons = new ArrayList<>(node.elements().size());
        for (ExpressionNode element : node.elements()) {
            comparisons.add(equal(operand, of(element)));
        }
        ExpressionNode any = joined(Junction.Connective.OR, comparisons);
        return node.negated() ? new ExpressionNode.Not(any) : any;
    }

    private static ExpressionNode equal(ExpressionNode left, ExpressionNode right) {
        if (!(left instanceof TupleExpression tuple) || !(right instanceof TupleExpression other)) {
            return new Comparison(Comparison.Operator.EQUAL, left, right);
        }
        List<ExpressionNode> parts = new ArrayList<>(tuple.elements().size());
        for (int i = 0; i < tuple.elements().size(); i++) {
            parts.add(equal(tuple.elements().get(i), other.elements().get(i)));
        }
        return joined(Junction.Connective.AND, parts);
    }

    private static ExpressionNode joined(Junction.Connective connective, List<ExpressionNode> parts) {
        return parts.size() == 1 ? parts.get(0) : new Junction(connective, parts);
    }

    @Override
    public ExpressionNode filteredAggregate(FilteredAggregate node) {
        return new FilteredAggregate((AggregateNode) of(node.aggregate()), of(node.condition()));
    }
}
