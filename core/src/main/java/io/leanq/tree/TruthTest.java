package io.leanq.tree;

/** {@code operand IS [NOT] TRUE}, or FALSE or UNKNOWN: true or false, and never unknown itself. */
public record TruthTest(ExpressionNode operand, Truth truth, boolean negated) implements ExpressionNode {

    /** The three values of a condition. */
    public enum Truth {
        TRUE,
        FALSE,
        UNKNOWN
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.truthTest(this);
    }
}
