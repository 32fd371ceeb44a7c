package io.leanq.tree;

/**
 * A whole number that is a part of the statement and not a user's value, such as the 1 in {@code CHAR_LENGTH(x) + 1}.
 * It is printed as digits, an INTEGER, and messages may show it.
 *
 * @param value not negative
 */
public record FixedNumber(int value) implements ExpressionNode {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.fixedNumber(this);
    }
}
