package io.leanq.render;

import io.leanq.InvalidStatement;
import io.leanq.tree.AggregateCall;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.HoldsQuery;
import io.leanq.tree.JoinedItem;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.tree.SortItem;
import io.leanq.tree.SourceInstance;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * The rule of grouping: what is selected, sorted by or asked of a group must be a key of it, made of keys, or inside an
 * aggregate; a query inside such an expression sees of the group only keys that are columns. Engines check it at
 * different times, some only when rows happen to differ, so it is checked here.
 */
final class Grouping {
    /** Keys are looked through one by one up to this many, which is quicker than to hash whole expressions. */
    private static final int FEW_KEYS = 8;

    private final QueryNode.Select node;
    private final @Nullable Scope around;
    private final Collection<ExpressionNode> keys;

    private Grouping(QueryNode.Select node, @Nullable Scope around) {
        this.node = node;
        this.around = around;
        this.keys = node.groupBy().size() > FEW_KEYS ? new HashSet<>(node.groupBy()) : node.groupBy();
    }

    /**
     * @param around the sources around the query, null if it is the outermost
     * @throws InvalidStatement if a column stands beside groups without being one of their keys, or an aggregate has
     *     columns of a query around it only
     */
    static void check(QueryNode.Select node, @Nullable Scope around) {
        if (!isGrouped(node)) {
            return;
        }
        Grouping grouping = new Grouping(node, around);
        for (SelectItem item : node.items()) {
            grouping.check(item.expression(), "selected");
        }
        node.having().ifPresent(having -> grouping.check(having, "in having"));
        for (SortItem item : node.orderBy()) {
            grouping.check(item.expression(), "sorted by");
        }
    }

    static boolean isGrouped(QueryNode.Select node) {
        if (!node.groupBy().isEmpty() || node.having().isPresent()) {
            return true;
        }
        for (int i = 0; i < node.items().size(); i++) {
            if (node.items().get(i).expression().hasAggregate()) {
                return true;
            }
        }
        for (int i = 0; i < node.orderBy().size(); i++) {
            if (node.orderBy().get(i).expression().hasAggregate()) {
                return true;
            }
        }
        return false;
    }

    /** Without recursion: conditions nest deep. */
    private void check(ExpressionNode root, String place) {
        if (isSettled(root, place)) {
            return;
        }
        Deque<ExpressionNode> open = new ArrayDeque<>(root.children());
        while (!open.isEmpty()) {
            ExpressionNode next = open.pop();
            if (!isSettled(next, place)) {
                next.children().forEach(open::push);
            }
        }
    }

    /** Whether it may stand there whatever is inside it. */
    private boolean isSettled(ExpressionNode expression, String place) {
        if (keys.contains(expression)) {
            return true;
        }
        if (expression instanceof AggregateCall aggregate) {
            if (around != null && aggregate.operand().isPresent()) {
                requireOwnColumn(aggregate, aggregate.operand().get());
            }
            return true;
        }
        if (expression instanceof ExpressionNode.Column column && isOfThisQuery(column.source())) {
            throw ungrouped(column, place);
        }
        if (expression instanceof HoldsQuery holder) {
            for (ExpressionNode.Column column : InnerQueries.outerColumns(holder.query())) {
                if (isOfThisQuery(column.source()) && !keys.contains(column)) {
                    throw ungrouped(column, place + " in a sub-query");
                }
            }
        }
        return false;
    }

    private static InvalidStatement ungrouped(ExpressionNode.Column column, String place) {
        return new InvalidStatement("column " + column.source().qualifier() + "." + column.name() + " is " + place
                + " beside groups, but is neither a key of groupBy(…) nor inside an aggregate: add it to the keys,"
                + " or take max(…) or min(…) of it");
    }

    /**
     * SQL makes an aggregate one of the query that all its columns belong to, which some engines do and others do not.
     */
    private void requireOwnColumn(AggregateCall aggregate, ExpressionNode operand) {
        ExpressionNode.Column outer = null;
        for (ExpressionNode.Column column : InnerQueries.outerColumns(operand)) {
            if (isOfThisQuery(column.source())) {
                return;
            }
            outer = isAround(column.source()) ? column : outer;
        }
        if (outer != null) {
            throw new InvalidStatement("the " + aggregate.function() + " in a sub-query has columns of the query around"
                    + " it only, such as " + outer.source().qualifier() + "." + outer.name() + ", so that it means an"
                    + " aggregate of that one: compute it there, or aggregate a column of the sub-query");
        }
    }

    private boolean isAround(SourceInstance source) {
        for (Scope at = around; at != null; at = at.outer) {
            if (source.equals(at.find(source))) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfThisQuery(SourceInstance source) {
        if (node.from().isPresent() && node.from().get().instance().equals(source)) {
            return true;
        }
        for (JoinedItem join : node.joins()) {
            if (join.item().instance().equals(source)) {
                return true;
            }
        }
        return false;
    }
}
