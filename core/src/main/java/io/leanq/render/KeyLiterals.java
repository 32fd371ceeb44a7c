package io.leanq.render;

import io.leanq.InvalidStatement;
import io.leanq.tree.AggregateNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.QueryNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes literals for the bound values in grouping keys, everywhere the key occurs: in GROUP BY, the select list,
 * HAVING and ORDER BY. To a server two placeholders are two values, so it would not recognize the selected expression
 * as the key. A key that occurs only in GROUP BY keeps its placeholders.
 */
final class KeyLiterals extends Rebuilding {
    private final Map<ExpressionNode, ExpressionNode> written = new HashMap<>();

    private KeyLiterals() {}

    /**
     * @throws InvalidStatement if such a key contains a parameter, a value without a literal, or a query with a value
     */
    static QueryNode.Select in(QueryNode.Select node) {
        KeyLiterals literals = null;
        List<ExpressionNode> keys = Grouping.keys(node);
        for (int i = 0; i < keys.size(); i++) {
            ExpressionNode key = keys.get(i);
            if (!(key instanceof ExpressionNode.Column) && InnerQueries.hasPlaceholder(key) && isUsed(node, key)) {
                literals = literals == null ? new KeyLiterals() : literals;
                literals.written.put(key, written(key));
            }
        }
        return literals == null ? node : literals.grouped(node, literals.of(node.groupBy()));
    }

    private static boolean isUsed(QueryNode.Select node, ExpressionNode key) {
        return node.items().stream().anyMatch(item -> isIn(item.expression(), key))
                || node.having().stream().anyMatch(having -> isIn(having, key))
                || node.orderBy().stream().anyMatch(item -> isIn(item.expression(), key));
    }

    /**
     * Whether the key occurs in the expression, outside of aggregates. Inside an aggregate it is computed from rows and
     * need not be the key.
     */
    private static boolean isIn(ExpressionNode root, ExpressionNode key) {
        Deque<ExpressionNode> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            ExpressionNode next = open.pop();
            if (next.equals(key)) {
                return true;
            }
            if (!(next instanceof AggregateNode)) {
                next.children().forEach(open::push);
            }
        }
        return false;
    }

    private static ExpressionNode written(ExpressionNode key) {
        ExpressionNode made = new WithLiterals().of(key);
        if (InnerQueries.hasPlaceholder(made)) {
            throw refused("a query with a value in it");
        }
        return made;
    }

    private static InvalidStatement refused(String part) {
        return new InvalidStatement(
                "a key of groupBy has " + part + ", and stands in the select list, having or orderBy too:"
                        + " the server cannot tell that they are the same, and LeanQ cannot write it as a literal; "
                        + "select it in"
                        + " derived(…), and group by that column");
    }

    @Override
    @Nullable
    ExpressionNode replacement(ExpressionNode node) {
        return written.get(node);
    }

    /** Builds the same expression with literals for its bound values. */
    private static final class WithLiterals extends Rebuilding {
        @Override
        @Nullable
        ExpressionNode replacement(ExpressionNode node) {
            if (node instanceof ExpressionNode.Parameter parameter) {
                throw refused("param " + parameter.name() + " in it");
            }
            if (!(node instanceof ExpressionNode.Bind bind)) {
                return null;
            }
            if (bind.value() != null && !ExpressionNode.Literal.isWritable(bind.value())) {
                throw refused("a value in it that has no literal");
            }
            return new ExpressionNode.Literal(bind.type(), bind.value());
        }
    }
}
