package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.GroupingSets;
import java.util.ArrayList;
import java.util.List;

/** Makes grouping keys that stand for several groupings. */
final class GroupingKeys {

    private GroupingKeys() {}

    static GroupKey of(String call, GroupingSets.Form form, List<? extends List<? extends Expression<?>>> sets) {
        List<List<ExpressionNode>> nodes = new ArrayList<>();
        for (List<? extends Expression<?>> set : sets) {
            List<ExpressionNode> keys = new ArrayList<>();
            for (Expression<?> key : set) {
                keys.add(Needed.EXPRESSION.in(call, key).node());
            }
            nodes.add(keys);
        }
        if (nodes.isEmpty() || nodes.stream().allMatch(List::isEmpty)) {
            throw new InvalidStatement(call + "() needs at least one key");
        }
        ExpressionNode node = new GroupingSets(form, nodes);
        return () -> node;
    }
}
