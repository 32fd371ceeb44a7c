package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.GroupingSets;
import java.util.ArrayList;
import java.util.HashSet;
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
        List<ExpressionNode> all = nodes.stream().flatMap(List::stream).toList();
        if (form != GroupingSets.Form.GROUPING_SETS && new HashSet<>(all).size() < all.size()) {
            throw new InvalidStatement(
                    call + "(…) has the same key twice: databases disagree on its groups; say the key once");
        }
        ExpressionNode node = new GroupingSets(form, nodes);
        return () -> node;
    }
}
