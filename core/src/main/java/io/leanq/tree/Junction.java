package io.leanq.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * {@code a AND b AND c}, or the same with OR; at least two operands. Filters built in a loop nest junctions tens of
 * thousands deep, so junctions are compared without recursion and cache their hash codes.
 */
public final class Junction implements ExpressionNode {

    /** The two ways to join conditions. */
    public enum Connective {
        AND,
        OR
    }

    private final Connective connective;
    private final List<ExpressionNode> operands;

    /** Zero until the first use. Several threads may compute it, each with the same result. */
    private int hash;

    public Junction(Connective connective, List<ExpressionNode> operands) {
        if (operands.size() < 2) {
            throw new IllegalArgumentException("a junction has at least two operands");
        }
        this.connective = connective;
        this.operands = List.copyOf(operands);
        if (nests()) {
            hashCode();
        }
    }

    /**
     * Whether an operand is itself a junction. Then the hash code is computed at once, from the cached one of the
     * operand.
     */
    private boolean nests() {
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i) instanceof Junction) {
                return true;
            }
        }
        return false;
    }

    public Connective connective() {
        return connective;
    }

    public List<ExpressionNode> operands() {
        return operands;
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.junction(this);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Junction that) || !matches(that)) {
            return false;
        }
        Deque<Iterator<ExpressionNode>> open = new ArrayDeque<>();
        open.push(operands.iterator());
        open.push(that.operands.iterator());
        while (!open.isEmpty()) {
            Iterator<ExpressionNode> right = open.pop();
            Iterator<ExpressionNode> left = open.pop();
            while (left.hasNext()) {
                ExpressionNode a = left.next();
                ExpressionNode b = right.next();
                if (a instanceof Junction x && b instanceof Junction y) {
                    if (!x.matches(y)) {
                        return false;
                    }
                    open.push(left);
                    open.push(right);
                    left = x.operands.iterator();
                    right = y.operands.iterator();
                } else if (!a.equals(b)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether all but the contents of the operands is equal. */
    private boolean matches(Junction that) {
        return hashCode() == that.hashCode()
                && connective == that.connective
                && operands.size() == that.operands.size();
    }

    @Override
    public int hashCode() {
        int made = hash;
        if (made == 0) {
            made = 31 * connective.ordinal() + operands.hashCode();
            hash = made;
        }
        return made;
    }

    /** Leaves out the operands, which may nest deeper than the stack; the statement's own text shows them. */
    @Override
    public String toString() {
        return "Junction[" + connective + " of " + operands.size() + "]";
    }
}
