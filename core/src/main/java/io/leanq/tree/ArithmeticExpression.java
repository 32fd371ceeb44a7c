package io.leanq.tree;

/** {@code left + right}, or another operator of arithmetic. */
public record ArithmeticExpression(Operator operator, ExpressionNode left, ExpressionNode right)
        implements ExpressionNode {
    /** The operators; {@code MOD} is printed as a function. */
    public enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDED_BY("/");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.arithmetic(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArithmeticExpression that
                && operator == that.operator
                && right.equals(that.right)
                && left.equals(that.left);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * left.hashCode() + right.hashCode()) + operator.hashCode();
    }
}
