package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.type.TextType;
import java.util.Optional;

/** Text. */
public interface TextExpression extends Expression<String> {

    @Override
    TextType type();

    @Override
    default TextExpression as(String label) {
        return Expressions.text(type(), node(), label);
    }

    /** {@code x LIKE pattern}; {@code %} stands for any characters, {@code _} for one. */
    default Condition like(String pattern) {
        return Operations.like(this, Operations.value(this, pattern), Optional.empty(), false);
    }

    default Condition like(Expression<String> pattern) {
        return Operations.like(this, Operations.present(pattern, "like").node(), Optional.empty(), false);
    }

    /** With a character that makes the {@code %} or {@code _} behind it stand for itself. */
    default Condition like(String pattern, char escape) {
        return Operations.like(this, Operations.value(this, pattern), Optional.of(escape), false);
    }

    default Condition notLike(String pattern) {
        return Operations.like(this, Operations.value(this, pattern), Optional.empty(), true);
    }

    /** {@code x LIKE 'prefix%'} where {@code %} and {@code _} in the prefix stand for themselves. */
    default Condition startsWith(String prefix) {
        return like(Operations.escapeLike(prefix) + "%", Operations.LIKE_ESCAPE);
    }

    /** {@code x LIKE '%part%'} where {@code %} and {@code _} in the part stand for themselves. */
    default Condition contains(String part) {
        return like("%" + Operations.escapeLike(part) + "%", Operations.LIKE_ESCAPE);
    }

    /** {@code x || y}; NULL if either is NULL. */
    default TextExpression concat(String value) {
        return new LinkedText(this, Expressions.bind(type(), value));
    }

    default TextExpression concat(Expression<String> other) {
        return new LinkedText(this, other);
    }

    default TextExpression upper() {
        return Operations.textCall(this, ExpressionNode.Call.Function.UPPER);
    }

    default TextExpression lower() {
        return Operations.textCall(this, ExpressionNode.Call.Function.LOWER);
    }

    /** Length in characters. */
    default NumberExpression<Integer> length() {
        return Operations.length(this);
    }
}
