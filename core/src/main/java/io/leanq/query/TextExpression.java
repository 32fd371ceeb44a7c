package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FunctionCall.Function;
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

    default Condition like(Expression<String> pattern, char escape) {
        return Operations.like(this, Needed.EXPRESSION.in("like", pattern).node(), Optional.of(escape), false);
    }

    /** {@link #like(String)}, or no condition at all if the pattern is absent. */
    default Condition likeIfPresent(Optional<String> pattern) {
        return Needed.OPTIONAL.in("likeIfPresent", pattern).isPresent() ? like(pattern.get()) : NoCondition.INSTANCE;
    }

    /** {@code x NOT LIKE pattern} */
    default Condition notLike(String pattern) {
        return Operations.like(this, Operations.value(this, pattern), Optional.empty(), true);
    }

    default Condition notLike(Expression<String> pattern) {
        return Operations.like(this, Needed.EXPRESSION.in("notLike", pattern).node(), Optional.empty(), true);
    }

    /** {@code x NOT LIKE pattern ESCAPE escape} */
    default Condition notLike(String pattern, char escape) {
        return Operations.like(this, Operations.value(this, pattern), Optional.of(escape), true);
    }

    default Condition notLike(Expression<String> pattern, char escape) {
        return Operations.like(this, Needed.EXPRESSION.in("notLike", pattern).node(), Optional.of(escape), true);
    }

    /**
     * {@code x SIMILAR TO pattern}: whether the whole text matches a regular expression of standard SQL, in which
     * {@code %} matches any number of characters, {@code _} one, {@code a|b} either, {@code (…)} is a group,
     * {@code [a-z]} and {@code [^a-z]} are one character, and {@code *}, {@code +}, {@code ?} and {@code {2,3}} repeat.
     * All other characters match themselves. To Calcite, a {@code _} matches no line break, and {@code [[:ALPHA:]]}
     * letters of ASCII only.
     *
     * @throws io.leanq.InvalidStatement if it is no such pattern
     */
    default Condition similarTo(String pattern) {
        return Operations.similarTo(this, "similarTo", pattern, Optional.empty(), false);
    }

    /** {@code x SIMILAR TO pattern ESCAPE escape}: a special character behind the escape character matches itself. */
    default Condition similarTo(String pattern, char escape) {
        return Operations.similarTo(this, "similarTo", pattern, Optional.of(escape), false);
    }

    /** {@code x NOT SIMILAR TO pattern} */
    default Condition notSimilarTo(String pattern) {
        return Operations.similarTo(this, "notSimilarTo", pattern, Optional.empty(), true);
    }

    /** {@code x NOT SIMILAR TO pattern ESCAPE escape} */
    default Condition notSimilarTo(String pattern, char escape) {
        return Operations.similarTo(this, "notSimilarTo", pattern, Optional.of(escape), true);
    }

    /** {@code x LIKE 'prefix%'}, where a {@code %} or {@code _} in the prefix matches itself only. */
    default Condition startsWith(String prefix) {
        return like(Operations.escapeLike("startsWith", prefix) + "%", Operations.LIKE_ESCAPE);
    }

    /** {@code POSITION(prefix IN x) = 1}, in which no character of the prefix is a wildcard. */
    default Condition startsWith(Expression<String> prefix) {
        return Expressions.condition(TextNodes.startsWith(
                node(), Needed.EXPRESSION.in("startsWith", prefix).node()));
    }

    /** {@link #startsWith(String)}, or no condition at all if the prefix is absent. */
    default Condition startsWithIfPresent(Optional<String> prefix) {
        return Needed.OPTIONAL.in("startsWithIfPresent", prefix).isPresent()
                ? startsWith(prefix.get())
                : NoCondition.INSTANCE;
    }

    /** {@code x LIKE '%suffix'}, where a {@code %} or {@code _} in the suffix matches itself only. */
    default Condition endsWith(String suffix) {
        return like("%" + Operations.escapeLike("endsWith", suffix), Operations.LIKE_ESCAPE);
    }

    /** Compares the last characters of the text, as many as the suffix has, with the suffix. */
    default Condition endsWith(Expression<String> suffix) {
        return Expressions.condition(TextNodes.endsWith(
                node(), Needed.EXPRESSION.in("endsWith", suffix).node()));
    }

    /** {@code x LIKE '%part%'}, where a {@code %} or {@code _} in the part matches itself only. */
    default Condition contains(String part) {
        return like("%" + Operations.escapeLike("contains", part) + "%", Operations.LIKE_ESCAPE);
    }

    /** {@code POSITION(part IN x) > 0}, in which no character of the part is a wildcard. */
    default Condition contains(Expression<String> part) {
        return Expressions.condition(TextNodes.contains(
                node(), Needed.EXPRESSION.in("contains", part).node()));
    }

    /** {@link #contains(String)}, or no condition at all if the part is absent. */
    default Condition containsIfPresent(Optional<String> part) {
        return Needed.OPTIONAL.in("containsIfPresent", part).isPresent() ? contains(part.get()) : NoCondition.INSTANCE;
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
        return Operations.text(Function.SUBSTRING, node(), TextNodes.place("substring", "position", from, 1));
    }

    /** {@code SUBSTRING(x FROM from)}; a position that is less than 1 counts as 1. */
    default TextExpression substring(Expression<? extends Number> from) {
        return Operations.text(
                Function.SUBSTRING, node(), Places.atLeast("substring", Operations.place("substring", from), 1));
    }

    /**
     * {@code SUBSTRING(x FROM from FOR length)}: fewer than {@code length} characters if the text ends before.
     *
     * @throws io.leanq.InvalidStatement if {@code from} is less than 1, or {@code length} is negative
     */
    default TextExpression substring(int from, int length) {
        return Operations.text(TextNodes.substring(node(), from, length));
    }

    /**
     * {@code SUBSTRING(x FROM from FOR length)}; a position that is less than 1 counts as 1, and a negative length as
     * 0.
     *
     * @throws io.leanq.InvalidStatement if {@code from} or {@code length} is not of whole numbers
     */
    default TextExpression substring(Expression<? extends Number> from, Expression<? extends Number> length) {
        String first = "substring(null, …)";
        String second = "substring(…, null)";
        return Operations.text(
                Function.SUBSTRING,
                node(),
                Places.atLeast(first, Operations.place(first, from), 1),
                Places.atLeast(second, Operations.place(second, length), 0));
    }

    /** The first {@code length} characters, {@code SUBSTRING(x FROM 1 FOR length)}; all of a shorter text. */
    default TextExpression left(int length) {
        return Operations.text(TextNodes.left(node(), length));
    }

    /** The first {@code length} characters; none where {@code length} is negative. */
    default TextExpression left(Expression<? extends Number> length) {
        return Operations.text(TextNodes.left(node(), Operations.place("left", length)));
    }

    /** The last {@code length} characters, by SUBSTRING and CHAR_LENGTH; all of a shorter text. */
    default TextExpression right(int length) {
        return Operations.text(TextNodes.right(node(), length));
    }

    /** The last {@code length} characters; none where {@code length} is negative. */
    default TextExpression right(Expression<? extends Number> length) {
        return Operations.text(TextNodes.right(node(), Operations.place("right", length)));
    }

    /** The text without the spaces at its start and end. */
    default TextExpression trim() {
        return Operations.text(Function.TRIM, node());
    }

    /** {@code TRIM(BOTH character FROM x)}: the text without this character at its start and end. */
    default TextExpression trim(char character) {
        return Operations.text(TextNodes.trim("trim", node(), Function.TRIM, character));
    }

    /** {@code TRIM(LEADING FROM x)}: the text without the spaces at its start. */
    default TextExpression ltrim() {
        return Operations.text(Function.LEADING_TRIM, node());
    }

    /** {@code TRIM(LEADING character FROM x)} */
    default TextExpression ltrim(char character) {
        return Operations.text(TextNodes.trim("ltrim", node(), Function.LEADING_TRIM, character));
    }

    /** {@code TRIM(TRAILING FROM x)}: the text without the spaces at its end. */
    default TextExpression rtrim() {
        return Operations.text(Function.TRAILING_TRIM, node());
    }

    /** {@code TRIM(TRAILING character FROM x)} */
    default TextExpression rtrim(char character) {
        return Operations.text(TextNodes.trim("rtrim", node(), Function.TRAILING_TRIM, character));
    }

    /** {@link #lpad(int, String)} with spaces. */
    default TextExpression lpad(int length) {
        return lpad(length, " ");
    }

    /**
     * The text at a length of {@code length} characters: the pad, repeated, fills a shorter one at its start, and of a
     * longer one the first characters are kept.
     *
     * @param length from 0 to 100,000
     * @throws io.leanq.InvalidStatement if the length is out of this range, or the pad is empty
     */
    default TextExpression lpad(int length, String pad) {
        return Operations.text(TextNodes.leftPadded(node(), length, pad));
    }

    /** {@link #rpad(int, String)} with spaces. */
    default TextExpression rpad(int length) {
        return rpad(length, " ");
    }

    /** Like {@link #lpad(int, String)}, except that the pad fills the end of the text. */
    default TextExpression rpad(int length, String pad) {
        return Operations.text(TextNodes.rightPadded(node(), length, pad));
    }

    /**
     * The text {@code times} times, by REPLACE; the empty text for 0.
     *
     * @param times from 0 to 100,000
     * @throws io.leanq.InvalidStatement if {@code times} is out of this range
     */
    default TextExpression repeat(int times) {
        return Operations.text(TextNodes.repeated(node(), times));
    }

    /** {@code REPLACE(x, part, by)}: replaces every occurrence of {@code part}; nothing if {@code part} is empty. */
    default TextExpression replace(String part, String by) {
        return Operations.text(Function.REPLACE, node(), Operations.value(this, part), Operations.value(this, by));
    }

    /** {@code REPLACE(x, part, by)}; NULL if one of them is NULL. */
    default TextExpression replace(Expression<String> part, Expression<String> by) {
        ExpressionNode old = Needed.EXPRESSION.in("replace(null, …)", part).node();
        return Operations.text(
                Function.REPLACE,
                node(),
                old,
                Needed.EXPRESSION.in("replace(…, null)", by).node());
    }

    /** {@link #overlay(String, int, int)} of as many characters as {@code by} has. */
    default TextExpression overlay(String by, int from) {
        return overlay(by, from, Needed.TEXT.in("overlay(null, …)", by).length());
    }

    /**
     * The text with {@code by} in the place of {@code length} characters, the first of which is at position
     * {@code from}. It is the standard's OVERLAY, written with SUBSTRING, since Calcite's fails on a text that is
     * shorter: {@code by} is appended to a text that ends before {@code from}.
     *
     * @throws io.leanq.InvalidStatement if {@code from} is less than 1, or {@code length} is negative
     */
    default TextExpression overlay(String by, int from, int length) {
        return Operations.text(TextNodes.overlaid(node(), Operations.value(this, by), from, length));
    }

    /** {@link #overlay(String, int, int)} of as many characters as {@code by} has. */
    default TextExpression overlay(Expression<String> by, int from) {
        ExpressionNode other = Needed.EXPRESSION.in("overlay(null, …)", by).node();
        return Operations.text(TextNodes.overlaid(node(), other, from));
    }

    /** Like {@link #overlay(String, int, int)}; NULL if one of both texts is NULL. */
    default TextExpression overlay(Expression<String> by, int from, int length) {
        ExpressionNode other = Needed.EXPRESSION.in("overlay(null, …)", by).node();
        return Operations.text(TextNodes.overlaid(node(), other, from, length));
    }

    /**
     * {@code INITCAP(x)}: the first letter of each word in upper case and the others in lower case. To Calcite words
     * consist of ASCII letters and digits, so that {@code élan} becomes {@code éLan}. Dialects without the function
     * refuse it.
     */
    default TextExpression initcap() {
        return Operations.textCall(this, Function.INITCAP);
    }

    /** {@code POSITION(part IN x)}: the position of the first occurrence, counted from 1; 0 if there is none. */
    default NumberExpression<Integer> position(String part) {
        return Operations.position(TextNodes.position(node(), Operations.value(this, part)));
    }

    default NumberExpression<Integer> position(Expression<String> part) {
        ExpressionNode wanted = Needed.EXPRESSION.in("position", part).node();
        return Operations.position(TextNodes.position(node(), wanted));
    }

    /**
     * {@code POSITION(part IN x FROM from)}: the position of the first occurrence at {@code from} or behind it, counted
     * from the start of the text; 0 if there is none. Dialects without this form refuse it.
     *
     * @throws io.leanq.InvalidStatement if {@code from} is less than 1
     */
    default NumberExpression<Integer> position(String part, int from) {
        return Operations.position(TextNodes.position(node(), Operations.value(this, part), from));
    }

    default NumberExpression<Integer> position(Expression<String> part, int from) {
        ExpressionNode wanted = Needed.EXPRESSION.in("position(null, …)", part).node();
        return Operations.position(TextNodes.position(node(), wanted, from));
    }

    /** Like {@link #position(String, int)}; a start that is less than 1 counts as 1. */
    default NumberExpression<Integer> position(Expression<String> part, Expression<? extends Number> from) {
        ExpressionNode wanted = Needed.EXPRESSION.in("position(null, …)", part).node();
        String call = "position(…, null)";
        return Operations.position(
                TextNodes.position(node(), wanted, Places.atLeast(call, Operations.place(call, from), 1)));
    }
}
