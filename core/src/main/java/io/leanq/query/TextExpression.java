package io.leanq.query;

import io.leanq.tree.FunctionCall;
import io.leanq.tree.FunctionCall.Function;
import java.util.List;
import java.util.Optional;

/** Text, with LIKE and the text functions. */
public interface TextExpression extends Kinded<String, String, TextExpression, TextAggregate> {

    @Override
    TextType type();

    /** {@code x LIKE pattern}, where {@code %} matches any number of characters and {@code _} matches one. */
    default Condition like(String pattern) {
        return Operations.like(this, Operations.value(this, pattern), Optional.empty(), false);
    }

    default Condition like(Expression<String> pattern) {
        return Operations.like(this, Needed.EXPRESSION.in("like", pattern).node(), Optional.empty(), false);
    }

    /**
     * {@code x LIKE pattern ESCAPE escape}: a {@code %} or {@code _} behind the escape character matches itself only.
     */
    default Condition like(String pattern, char escape) {
        return Operations.like(this, Operations.value(this, pattern), Optional.of(escape), false);
    }

    /** {@link #like(String)}, or no condition at all if the pattern is absent. */
    default Condition likeIfPresent(Optional<String> pattern) {
        return Needed.OPTIONAL.in("likeIfPresent", pattern).isPresent() ? like(pattern.get()) : NoCondition.INSTANCE;
    }

    /** {@code x NOT LIKE pattern} */
    default Condition notLike(String pattern) {
        return Operations.like(this, Operations.value(this, pattern), Optional.empty(), true);
    }

    /** {@code x LIKE 'prefix%'}, where a {@code %} or {@code _} in the prefix matches itself only. */
    default Condition startsWith(String prefix) {
        return like(Operations.escapeLike("startsWith", prefix) + "%", Operations.LIKE_ESCAPE);
    }

    /** {@code x LIKE '%part%'}, where a {@code %} or {@code _} in the part matches itself only. */
    default Condition contains(String part) {
        return like("%" + Operations.escapeLike("contains", part) + "%", Operations.LIKE_ESCAPE);
    }

    /** {@code x || y}; NULL if either operand is NULL. */
    default TextExpression concat(String value) {
        return new LinkedText(this, Expressions.bind(this, value));
    }

    default TextExpression concat(Expression<String> other) {
        return new LinkedText(this, other);
    }

    /** {@code UPPER(x)} */
    default TextExpression upper() {
        return Operations.textCall(this, Function.UPPER);
    }

    /** {@code LOWER(x)} */
    default TextExpression lower() {
        return Operations.textCall(this, Function.LOWER);
    }

    /** The length in characters. */
    default NumberExpression<Integer> length() {
        return Operations.length(this);
    }

    /**
     * {@code SUBSTRING(x FROM from)}, from the character at position {@code from} to the end.
     *
     * @param from the position of the first character, counted from 1
     * @throws io.leanq.InvalidStatement if {@code from} is less than 1
     */
    default TextExpression substring(int from) {
        return Operations.text(Function.SUBSTRING, node(), Operations.place("substring", "position", from, 1));
    }

    /**
     * {@code SUBSTRING(x FROM from FOR length)}: fewer than {@code length} characters if the text ends before.
     *
     * @throws io.leanq.InvalidStatement if {@code from} is less than 1, or {@code length} is negative
     */
    default TextExpression substring(int from, int length) {
        return Operations.text(
                Function.SUBSTRING,
                node(),
                Operations.place("substring", "position", from, 1),
                Operations.place("substring", "length", length, 0));
    }

    /** The text without the spaces at its start and end. */
    default TextExpression trim() {
        return Operations.text(Function.TRIM, node());
    }

    /** {@code REPLACE(x, part, by)}: replaces every occurrence of {@code part}; nothing if {@code part} is empty. */
    default TextExpression replace(String part, String by) {
        return Operations.text(Function.REPLACE, node(), Operations.value(this, part), Operations.value(this, by));
    }

    /** {@code POSITION(part IN x)}: the position of the first occurrence, counted from 1; 0 if there is none. */
    default NumberExpression<Integer> position(String part) {
        return Expressions.of(
                DataType.INTEGER, new FunctionCall(Function.POSITION, List.of(Operations.value(this, part), node())));
    }
}
