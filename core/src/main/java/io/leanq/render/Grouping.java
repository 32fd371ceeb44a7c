package io.leanq.render;

import io.leanq.InvalidStatement;
import io.leanq.tree.AggregateCall;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.JoinedItem;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.tree.SortItem;
import io.leanq.tree.SourceInstance;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The rule of grouping: what is selected, sorted by or asked of a group must be a key of it, made of keys, or inside an
 * aggregate. Engines check it at different times, some only when rows happen to differ, so it is checked here.
 */
final class Grouping {
    private final Set<ExpressionNode> keys;
    private final Set<SourceInstance> sources = new HashSet<>();

    private Grouping(QueryNode.Select node) {
        this.keys = new HashSet<>(node.groupBy());
        node.from().ifPresent(from -> sources.add(from.instance()));
        for (JoinedItem join : node.joins()) {
            sources.add(join.item().instance());
        }
    }

    /**
     * @throws InvalidStatement if a column stands beside groups without being one of their keys
     */
    static void check(QueryNode.Select node) {
        boolean grouped = !node.groupBy().isEmpty()
                || node.having().isPresent()
                || node.items().stream().anyMatch(item -> item.expression().hasAggregate());
        if (!grouped) {
            return;
        }
        Grouping grouping = new Grouping(node);
        for (SelectItem item : node.items()) {
            grouping.check(item.expression(), "selected");
        }
        node.having().ifPresent(having -> grouping.check(having, "in having"));
        for (SortItem item : node.orderBy()) {
            grouping.check(item.expression(), "sorted by");
        }
    }

    /** Without recursion: conditions nest deep. */
    private void check(ExpressionNode root, String place) {
        Deque<ExpressionNode> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            ExpressionNode node = open.pop();
            if (keys.contains(node) || node instanceof AggregateCall) {
                continue;
            }
            if (node instanceof ExpressionNode.Column column && sources.contains(column.source())) {
                throw new InvalidStatement(
                        "column " + column.source().qualifier() + "." + column.name() + " is " + place
                                + " beside groups, but is neither a key of groupBy(…) nor inside an aggregate: add it to the keys,"
                                + " or take max(…) or min(…) of it");
            }
            node.children().forEach(open::push);
        }
    }
}
