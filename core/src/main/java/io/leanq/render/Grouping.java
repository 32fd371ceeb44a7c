package io.leanq.render;

import io.leanq.InvalidStatement;
import io.leanq.tree.AggregateCall;
import io.leanq.tree.AggregateNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FilteredAggregate;
import io.leanq.tree.GroupingCall;
import io.leanq.tree.GroupingSets;
import io.leanq.tree.HoldsQuery;
import io.leanq.tree.JoinedItem;
import io.leanq.tree.ListAggregate;
import io.leanq.tree.NamedAggregate;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.tree.SortItem;
import io.leanq.tree.SourceInstance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks the rule of grouping: a select item, sort key or HAVING condition of a grouped query must be a key, made of
 * keys, or inside an aggregate. A query inside such an expression may use of the grouped query only those keys that are
 * columns. Engines check this rule at different times, some only when rows happen to differ, so LeanQ checks it first.
 */
final class Grouping {
    /** Up to this number, keys are compared one by one, which is faster than hashing whole expressions. */
    private static final int FEW_KEYS = 8;

    private final QueryNode.Select node;
    private final @Nullable Scope around;
    private final Collection<ExpressionNode> keys;

    private Grouping(QueryNode.Select node, @Nullable Scope around) {
        this.node = node;
        this.around = around;
        List<ExpressionNode> single = keys(node);
        this.keys = single.size() > FEW_KEYS ? new HashSet<>(single) : single;
    }

    /** The keys, each alone, of which grouping sets have several. */
    static List<ExpressionNode> keys(QueryNode.Select node) {
        if (!hasSets(node)) {
            return node.groupBy();
        }
        List<ExpressionNode> keys = new ArrayList<>();
        for (ExpressionNode key : node.groupBy()) {
            keys.addAll(key instanceof GroupingSets sets ? sets.children() : List.of(key));
        }
        return keys;
    }

    private static boolean hasSets(QueryNode.Select node) {
        for (int i = 0; i < node.groupBy().size(); i++) {
            if (node.groupBy().get(i) instanceof GroupingSets) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param around the sources around the query; null for the outermost query
     * @throws InvalidStatement if a column of a grouped query is outside of aggregates and no key, or an aggregate has
     *     only columns of an outer query
     */
    static void check(QueryNode.Select node, @Nullable Scope around) {
        if (!isGrouped(node)) {
            return;
        }
        if (hasSets(node)) {
            requireAllValues(node);
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

    /** Refuses distinct aggregates beside grouping sets, for which Calcite computes wrong sums of the sets. */
    private static void requireAllValues(QueryNode.Select node) {
        Predicate<ExpressionNode> distinct = part -> part instanceof AggregateCall call && call.distinct()
                || part instanceof NamedAggregate named && named.distinct()
                || part instanceof ListAggregate list && list.distinct();
        if (node.items().stream().anyMatch(item -> item.expression().anyMatch(distinct))
                || node.having().stream().anyMatch(having -> having.anyMatch(distinct))
                || node.orderBy().stream().anyMatch(key -> key.expression().anyMatch(distinct))) {
            throw new InvalidStatement("a distinct aggregate beside rollup, cube or groupingSets: databases compute it"
                    + " wrongly; group a derived(…) of distinct rows, or combine one query for each set by unionAll");
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

    /** Checks an expression without recursion, since conditions may nest deep. */
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

    /** Whether the expression is allowed there, whatever is inside it. */
    private boolean isSettled(ExpressionNode expression, String place) {
        if (keys.contains(expression)) {
            return true;
        }
        if (expression instanceof GroupingCall call && (!hasSets(node) || !keys.containsAll(call.keys()))) {
            throw new InvalidStatement(
                    "grouping(…) tells the sets of a key of rollup(…), cube(…) or groupingSets(…): give"
                            + " it such a key");
        }
        if (expression instanceof AggregateNode aggregate) {
            requireSingleRows(aggregate);
            if (around != null) {
                aggregate.children().forEach(operand -> requireOwnColumn(aggregate, operand));
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
     * Refuses an aggregate that has only columns of an outer query. In standard SQL it belongs to that outer query; not
     * all engines implement this.
     */
    private void requireOwnColumn(AggregateNode aggregate, ExpressionNode operand) {
        ExpressionNode.Column outer = null;
        for (ExpressionNode.Column column : InnerQueries.outerColumns(operand)) {
            if (isOfThisQuery(column.source())) {
                return;
            }
            outer = isAround(column.source()) ? column : outer;
        }
        if (outer != null) {
            throw new InvalidStatement("the " + name(aggregate) + " in a sub-query has columns of the query around"
                    + " it only, such as " + outer.source().qualifier() + "." + outer.name() + ", so that it means an"
                    + " aggregate of that one: compute it there, or aggregate a column of the sub-query");
        }
    }

    /** Refuses an aggregate of an aggregate, which only a window function may be. */
    private static void requireSingleRows(AggregateNode aggregate) {
        AggregateNode call = aggregate instanceof FilteredAggregate filtered ? filtered.aggregate() : aggregate;
        // the most frequent kind first, of which no list of children is made
        boolean nested = call instanceof AggregateCall plain
                ? plain.operand().isPresent() && plain.operand().get().hasAggregate()
                : call.children().stream().anyMatch(ExpressionNode::hasAggregate);
        if (nested) {
            throw new InvalidStatement(
                    "an aggregate of an aggregate: compute the inner one in derived(…), or say over(…)"
                            + " of the outer one");
        }
    }

    private static String name(AggregateNode aggregate) {
        return aggregate instanceof AggregateCall call ? call.function().name() : "aggregate";
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
