package io.leanq.render;

import io.leanq.tree.AggregateCall;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.QueryNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes computed grouping keys inside larger expressions as {@code ANY_VALUE(key)}, for engines that recognize such a
 * key only where it stands alone. The value and type are the same, since a key is equal in all rows of its group.
 */
final class WholeKeys extends Rebuilding {
    private final Set<ExpressionNode> computed;

    private WholeKeys(Set<ExpressionNode> computed) {
        this.computed = computed;
    }

    static QueryNode.Select in(QueryNode.Select node) {
        Set<ExpressionNode> computed = new HashSet<>(node.groupBy());
        computed.removeIf(key -> key instanceof ExpressionNode.Column);
        return computed.isEmpty() ? node : new WholeKeys(computed).grouped(node, node.groupBy());
    }

    @Override
    ExpressionNode item(ExpressionNode node) {
        return computed.contains(node) ? node : of(node);
    }

    @Override
    @Nullable
    ExpressionNode replacement(ExpressionNode node) {
        return computed.contains(node)
                ? new AggregateCall(AggregateCall.Function.ANY_VALUE, Optional.of(node), false)
                : null;
    }
}
