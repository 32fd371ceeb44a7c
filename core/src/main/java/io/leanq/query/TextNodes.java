package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ArithmeticExpression;
import io.leanq.tree.ArithmeticExpression.Operator;
import io.leanq.tree.ArrayElement;
import io.leanq.tree.CaseExpression;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExpressionNode.Bind;
import io.leanq.tree.ExpressionNode.Comparison;
import io.leanq.tree.FixedNumber;
import io.leanq.tree.FunctionCall;
import io.leanq.tree.FunctionCall.Function;
import io.leanq.tree.Junction;
import io.leanq.tree.ScalarQuery;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The text functions that the standard's core lacks, such as LEFT, LPAD and REPEAT, as expressions of SUBSTRING,
 * REPLACE and {@code ||} with the same value. None of them fails on a text that is shorter than the places it is asked
 * for.
 */
final class TextNodes {
    /** The most characters of the text that {@code lpad}, {@code rpad} and {@code repeat} send. */
    private static final int LONGEST = 100_000;

    private static final SqlType TEXT = new SqlType.Varchar(OptionalInt.empty());

    private static final FixedNumber ONE = new FixedNumber(1);

    private TextNodes() {}

    static ExpressionNode substring(ExpressionNode text, int from, int length) {
        Bind start = place("substring", "position", from, 1);
        place("substring", "length", length, 0);
        // some engines add both numbers as INTEGER
        return call(Function.SUBSTRING, text, start, bind(Math.min(length, Integer.MAX_VALUE - from)));
    }

    static ExpressionNode left(ExpressionNode text, int length) {
        place("left", "length", length, 0);
        return call(Function.SUBSTRING, text, ONE, bind(Math.min(length, Integer.MAX_VALUE - 1)));
    }

    static ExpressionNode left(ExpressionNode text, ExpressionNode length) {
        return call(Function.SUBSTRING, text, ONE, Places.atLeast("left", length, 0));
    }

    /** A start before the first character is none: it counts from the end of the text for some engines. */
    static ExpressionNode right(ExpressionNode text, int length) {
        Bind most = place("right", "length", length, 0);
        ExpressionNode all = length(Places.repeatable("right", text));
        return call(
                Function.SUBSTRING,
                text,
                cases(Optional.of(ONE), branch(all, Comparison.Operator.GREATER, most, plus(minus(all, most), ONE))));
    }

    /** NULL where the length is NULL. */
    static ExpressionNode right(ExpressionNode text, ExpressionNode length) {
        ExpressionNode most = Places.repeatable("right", length);
        ExpressionNode all = length(Places.repeatable("right", text));
        return call(
                Function.SUBSTRING,
                text,
                cases(
                        Optional.empty(),
                        branch(most, Comparison.Operator.LESS, ONE, plus(all, ONE)),
                        branch(most, Comparison.Operator.LESS, all, plus(minus(all, most), ONE)),
                        branch(most, Comparison.Operator.GREATER_OR_EQUAL, all, ONE)));
    }

    private static CaseExpression.Branch branch(
            ExpressionNode left, Comparison.Operator operator, ExpressionNode right, ExpressionNode value) {
        return new CaseExpression.Branch(new Comparison(operator, left, right), value);
    }

    private static ExpressionNode cases(Optional<ExpressionNode> otherwise, CaseExpression.Branch... branches) {
        return new CaseExpression(List.of(branches), otherwise);
    }

    /** TRIM of one end or both, by the function. */
    static ExpressionNode trim(String step, ExpressionNode text, Function function, char character) {
        if (Character.isSurrogate(character)) {
            throw new InvalidStatement(step + "(char): half of a surrogate pair is no character: use replace");
        }
        return call(function, bind(String.valueOf(character)), text);
    }

    static ExpressionNode leftPadded(ExpressionNode text, int length, @Nullable String pad) {
        Bind padding = padding("lpad", length, pad);
        ExpressionNode kept = call(Function.SUBSTRING, Places.repeatable("lpad", text), ONE, bind(length));
        ExpressionNode missing = call(Function.SUBSTRING, padding, ONE, minus(bind(length), length(kept)));
        return new ExpressionNode.Concatenation(List.of(missing, kept));
    }

    static ExpressionNode rightPadded(ExpressionNode text, int length, @Nullable String pad) {
        Bind padding = padding("rpad", length, pad);
        return call(Function.SUBSTRING, new ExpressionNode.Concatenation(List.of(text, padding)), ONE, bind(length));
    }

    /** The pad as many times as the length needs at most. */
    private static Bind padding(String step, int length, @Nullable String pad) {
        if (Needed.TEXT.in(step + "(…, null)", pad).isEmpty()) {
            throw new InvalidStatement(step + "(" + length + ", \"\"): give a text that is not empty to fill with");
        }
        requireLength(step, "length", length);
        return bind(pad.repeat(length / pad.length() + 1).substring(0, length));
    }

    private static void requireLength(String step, String what, int length) {
        if (length < 0 || length > LONGEST) {
            throw new InvalidStatement(
                    step + "(" + length + "): the " + what + " is from 0 to " + LONGEST + ": make longer text in Java");
        }
    }

    /** {@code REPLACE('***', '*', x)}: {@code x} three times. */
    static ExpressionNode repeated(ExpressionNode text, int times) {
        requireLength("repeat", "number of times", times);
        return call(Function.REPLACE, bind("*".repeat(times)), bind("*"), text);
    }

    /**
     * OVERLAY by its definition in the standard. Calcite's own OVERLAY fails on a text that ends before the part that
     * is replaced.
     */
    static ExpressionNode overlaid(ExpressionNode text, ExpressionNode by, int from, int length) {
        place("overlay", "position", from, 1);
        place("overlay", "length", length, 0);
        return overlaid(text, by, from, bind((int) Math.min(Integer.MAX_VALUE, (long) from + length)));
    }

    /** The length of what is replaced is that of {@code by}. */
    static ExpressionNode overlaid(ExpressionNode text, ExpressionNode by, int from) {
        place("overlay", "position", from, 1);
        // a sum of both must not exceed an INTEGER
        ExpressionNode start = bind(Math.min(from, 1 << 30));
        return overlaid(text, by, from, plus(length(Places.repeatable("overlay", by)), start));
    }

    private static ExpressionNode overlaid(ExpressionNode text, ExpressionNode by, int from, ExpressionNode behind) {
        List<ExpressionNode> parts = new ArrayList<>();
        if (from > 1) {
            parts.add(call(Function.SUBSTRING, Places.repeatable("overlay", text), ONE, bind(from - 1)));
        }
        parts.add(by);
        parts.add(call(Function.SUBSTRING, text, behind));
        return new ExpressionNode.Concatenation(parts);
    }

    static ExpressionNode position(ExpressionNode text, ExpressionNode part) {
        return call(Function.POSITION, atom(part), text);
    }

    static ExpressionNode position(ExpressionNode text, ExpressionNode part, ExpressionNode from) {
        return call(Function.POSITION, atom(part), text, from);
    }

    static ExpressionNode position(ExpressionNode text, ExpressionNode part, int from) {
        return position(text, part, place("position", "start", from, 1));
    }

    /** The part that is searched. Calcite's grammar takes no operator and no parenthesis there, but a CAST. */
    private static ExpressionNode atom(ExpressionNode part) {
        boolean compound = part instanceof ExpressionNode.Concatenation
                || part instanceof ScalarQuery
                || part instanceof ArrayElement;
        return compound ? new ExpressionNode.Cast(part, TEXT) : part;
    }

    /** {@code POSITION(prefix IN x) = 1}: a LIKE would take a {@code %} or {@code _} in the prefix for a wildcard. */
    static ExpressionNode startsWith(ExpressionNode text, ExpressionNode prefix) {
        return new Comparison(Comparison.Operator.EQUAL, position(text, prefix), ONE);
    }

    static ExpressionNode contains(ExpressionNode text, ExpressionNode part) {
        return new Comparison(Comparison.Operator.GREATER, position(text, part), new FixedNumber(0));
    }

    /** The last characters of the text, as many as the suffix has. All of them are compared, trailing spaces too. */
    static ExpressionNode endsWith(ExpressionNode text, ExpressionNode suffix) {
        ExpressionNode all = length(Places.repeatable("endsWith", text));
        ExpressionNode most = length(Places.repeatable("endsWith", suffix));
        ExpressionNode last = call(Function.SUBSTRING, text, plus(minus(all, most), ONE));
        return new Junction(
                Junction.Connective.AND,
                List.of(
                        new Comparison(Comparison.Operator.GREATER_OR_EQUAL, all, most),
                        new Comparison(Comparison.Operator.EQUAL, last, suffix)));
    }

    static Bind place(String function, String what, int value, int least) {
        if (value < least) {
            throw new InvalidStatement(function + ": the " + what + " is at least " + least + ", not " + value);
        }
        return bind(value);
    }

    private static Bind bind(int number) {
        return new Bind(SqlType.Simple.INTEGER, number);
    }

    private static Bind bind(String text) {
        return new Bind(TEXT, text);
    }

    private static ExpressionNode length(ExpressionNode text) {
        return call(Function.CHAR_LENGTH, text);
    }

    private static ExpressionNode plus(ExpressionNode left, ExpressionNode right) {
        return new ArithmeticExpression(Operator.PLUS, left, right);
    }

    private static ExpressionNode minus(ExpressionNode left, ExpressionNode right) {
        return new ArithmeticExpression(Operator.MINUS, left, right);
    }

    private static ExpressionNode call(Function function, ExpressionNode... arguments) {
        return new FunctionCall(function, List.of(arguments));
    }
}
