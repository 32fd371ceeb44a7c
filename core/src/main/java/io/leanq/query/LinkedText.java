package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code ||} of two texts. It is a link to both until its tree is needed; then a chain of links becomes one node. */
final class LinkedText implements TextExpression {
    private final Expression<String> left;
    private final Expression<String> right;
    private volatile @Nullable ExpressionNode node;

    LinkedText(Expression<String> left, Expression<String> right) {
        this.left = left;
        this.right = Needed.EXPRESSION.in("concat", right);
    }

    @Override
    public TextType type() {
        return DataType.VARCHAR;
    }

    @Override
    public ExpressionNode node() {
        ExpressionNode made = node;
        if (made == null) {
            List<ExpressionNode> parts = new ArrayList<>();
            Deque<Expression<String>> waiting = new ArrayDeque<>();
            waiting.push(this);
            while (!waiting.isEmpty()) {
                Expression<String> next = waiting.pop();
                if (next instanceof LinkedText link) {
                    waiting.push(link.right);
                    waiting.push(link.left);
                } else {
                    parts.add(next.node());
                }
            }
            made = new ExpressionNode.Concatenation(parts);
            node = made;
        }
        return made;
    }

    @Override
    public String toString() {
        return Expressions.describe(this);
    }
}
