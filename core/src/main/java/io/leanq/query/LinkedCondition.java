package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.Junction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An {@code and} or {@code or} of two conditions. It is a link to both until its tree is needed; then all links of a
 * chain become one node, in linear time and without recursion, since a filter that is built in a loop can have tens of
 * thousands of links.
 */
final class LinkedCondition implements Condition {
    private final Junction.Connective connective;
    private final Condition left;
    private final Condition right;

    /** A node with final fields only, so that no thread sees a partial one; two threads can make the node twice. */
    private @Nullable ExpressionNode node;

    private LinkedCondition(Junction.Connective connective, Condition left, Condition right) {
        this.connective = connective;
        this.left = left;
        this.right = right;
    }

    static Condition join(Junction.Connective connective, Condition left, @Nullable Condition right) {
        if (right == null) {
            throw new InvalidStatement(connective.name().toLowerCase(Locale.ROOT)
                    + "(null): use noCondition() for a filter that is absent");
        }
        if (left == NoCondition.INSTANCE) {
            return right;
        }
        return right == NoCondition.INSTANCE ? left : new LinkedCondition(connective, left, right);
    }

    @Override
    public BooleanType type() {
        return DataType.BOOLEAN;
    }

    @Override
    public ExpressionNode node() {
        ExpressionNode made = node;
        if (made == null) {
            made = flattened();
            node = made;
        }
        return made;
    }

    private ExpressionNode flattened() {
        try {
            return flatten();
        } catch (StackOverflowError e) {
            throw StackDepth.tooDeep();
        }
    }

    /** A junction under construction. */
    private record Open(Junction.Connective connective, List<ExpressionNode> operands, Deque<Condition> waiting) {
        static Open of(LinkedCondition link) {
            Open open = new Open(link.connective, new ArrayList<>(), new ArrayDeque<>());
            open.push(link);
            return open;
        }

        void push(LinkedCondition link) {
            waiting.push(link.right);
            waiting.push(link.left);
        }
    }

    private ExpressionNode flatten() {
        if (!(left instanceof LinkedCondition) && !(right instanceof LinkedCondition)) {
            return new Junction(connective, List.of(left.node(), right.node()));
        }
        Deque<Open> stack = new ArrayDeque<>();
        stack.push(Open.of(this));
        while (true) {
            Open top = stack.element();
            Condition next = top.waiting.poll();
            if (next == null) {
                ExpressionNode done = new Junction(top.connective, top.operands);
                stack.pop();
                if (stack.isEmpty()) {
                    return done;
                }
                stack.element().operands.add(done);
            } else if (next instanceof LinkedCondition link && link.connective == top.connective) {
                if (link.node instanceof Junction made) {
                    top.operands.addAll(made.operands());
                } else {
                    top.push(link);
                }
            } else if (next instanceof LinkedCondition link && link.node == null) {
                stack.push(Open.of(link));
            } else {
                top.operands.add(next.node());
            }
        }
    }

    @Override
    public String toString() {
        return Expressions.describe(this);
    }
}
