package io.leanq.tree;

import java.util.Optional;

/** {@code operand [NOT] SIMILAR TO pattern [ESCAPE 'c']}: the regular expressions of standard SQL. */
public record SimilarTo(ExpressionNode operand, ExpressionNode pattern, Optional<Character> escape, boolean negated)
        implements ExpressionNode {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.similarTo(this);
    }
}
