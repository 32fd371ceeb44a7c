package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.DistinctComparison;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExtractExpression;
import io.leanq.tree.FunctionCall;
import io.leanq.tree.SimilarTo;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of the operations of expressions, and checks their operands. */
final class Operations {
    static final char LIKE_ESCAPE = '!';

    private Operations() {}

    /** The name of the method for this operator. */
    static String step(ExpressionNode.Comparison.Operator operator) {
        return switch (operator) {
            case EQUAL -> "eq";
            case NOT_EQUAL -> "ne";
            case LESS -> "lt";
            case LESS_OR_EQUAL -> "le";
            case GREATER -> "gt";
            case GREATER_OR_EQUAL -> "ge";
        };
    }

    static <T> ExpressionNode.Bind value(Expression<T> beside, @Nullable T value) {
        return Expressions.bindNode(beside, value);
    }

    static <T> Condition compare(Expression<T> left, ExpressionNode.Comparison.Operator operator, T value) {
        return compare(left, operator, value(left, value));
    }

    /** @param value a bind, or a bind that is cast */
    static Condition compare(Expression<?> left, ExpressionNode.Comparison.Operator operator, ExpressionNode value) {
        return Expressions.condition(new ExpressionNode.Comparison(operator, besideValue(left, value), value));
    }

    private static ExpressionNode besideValue(Expression<?> operand, ExpressionNode value) {
        return value instanceof ExpressionNode.Bind bind
                ? Widening.besideValue(operand.node(), operand.type().sqlType(), bind.type())
                : operand.node();
    }

    static Condition compare(
            Expression<?> left, ExpressionNode.Comparison.Operator operator, @Nullable Expression<?> right) {
        Expression<?> other = Needed.EXPRESSION.ofStep(left, step(operator), right);
        SqlTypes.requireComparable(operator.symbol(), left, other);
        return Expressions.condition(new ExpressionNode.Comparison(operator, beside(left, other), beside(other, left)));
    }

    static Condition between(
            Expression<?> operand, @Nullable Expression<?> low, @Nullable Expression<?> high, boolean negated) {
        String call = negated ? "notBetween" : "between";
        Expression<?> least = Needed.EXPRESSION.in(negated ? "notBetween(null, …)" : "between(null, …)", low);
        Expression<?> most = Needed.EXPRESSION.in(negated ? "notBetween(…, null)" : "between(…, null)", high);
        SqlTypes.requireComparable(call, operand, least);
        SqlTypes.requireComparable(call, operand, most);
        List<Expression<?>> all = List.of(operand, least, most);
        List<SqlType> types = SqlTypes.of(all);
        return Expressions.condition(new ExpressionNode.Between(
                Widening.among(operand.node(), types.get(0), types),
                Widening.among(least.node(), types.get(1), types),
                Widening.among(most.node(), types.get(2), types),
                negated,
                false));
    }

    static <T> Condition between(Expression<T> operand, T low, T high, boolean negated) {
        return between(operand, value(operand, low), value(operand, high), negated);
    }

    /** @param least a bind, or a bind that is cast; so for {@code most} */
    static Condition between(Expression<?> operand, ExpressionNode least, ExpressionNode most, boolean negated) {
        return Expressions.condition(new ExpressionNode.Between(
                Widening.besideValues(operand.node(), operand.type().sqlType(), List.of(least, most)),
                least,
                most,
                negated,
                false));
    }

    /** The same BETWEEN, whose ends may come in either order. */
    static Condition symmetric(Condition between) {
        ExpressionNode.Between node = (ExpressionNode.Between) between.node();
        return Expressions.condition(
                new ExpressionNode.Between(node.operand(), node.low(), node.high(), node.negated(), true));
    }

    private static ExpressionNode beside(Expression<?> operand, Expression<?> other) {
        SqlType own = operand.type().sqlType();
        SqlType theirs = other.type().sqlType();
        if (MixedNumbers.areMixed(own, theirs)) {
            return MixedNumbers.beside(operand.node(), own, theirs);
        }
        boolean value = other.node() instanceof ExpressionNode.Bind || other.node() instanceof ExpressionNode.Parameter;
        return value ? Widening.besideValue(operand.node(), own, theirs) : Widening.beside(operand.node(), own, theirs);
    }

    static <T> Condition in(Expression<T> operand, @Nullable Collection<? extends T> values, boolean negated) {
        if (values == null) {
            throw new InvalidStatement(operand + (negated ? ".notIn" : ".in")
                    + "(null): give a collection; of no elements it is " + (negated ? "TRUE" : "FALSE"));
        }
        List<ExpressionNode> elements = new ArrayList<>(values.size());
        for (T value : values) {
            if (value == null) {
                throw nullElement(operand + (negated ? ".notIn" : ".in"), elements.size(), operand, negated);
            }
            elements.add(value(operand, value));
        }
        return in(operand, elements, negated);
    }

    static InvalidStatement nullElement(String call, int position, Expression<?> operand, boolean negated) {
        return new InvalidStatement(call + "(…): element " + position + " is null, "
                + (negated
                        ? "beside which NOT IN is never true: leave it out; rows where " + operand
                                + " is NULL are never found, unless or(" + operand + ".isNull()) is added"
                        : "which no row is equal to: leave it out, and add or(" + operand + ".isNull())"));
    }

    /** @param elements binds, or binds that are cast */
    static Condition in(Expression<?> operand, List<ExpressionNode> elements, boolean negated) {
        return Expressions.condition(new ExpressionNode.InList(
                Widening.besideValues(operand.node(), operand.type().sqlType(), elements), elements, negated));
    }

    static Condition in(Expression<?> operand, @Nullable Query<?> query, boolean negated) {
        Query<?> present = Needed.QUERY.in(negated ? "notIn" : "in", query);
        List<SqlType> own = List.of(operand.type().sqlType());
        List<SqlType> given = SqlTypes.of(present);
        SqlTypes.requireComparable("in", own, given);
        return Expressions.condition(new ExpressionNode.InQuery(
                Widening.beside(operand.node(), own.get(0), given),
                SubQueries.ofEachRow("in(query)", SubQueries.nodeBeside(present, Widening.numbers(own))),
                negated));
    }

    static Condition like(
            Expression<String> operand, ExpressionNode pattern, Optional<Character> escape, boolean negated) {
        return Expressions.condition(new ExpressionNode.Like(operand.node(), pattern, escape, negated));
    }

    static Condition similarTo(
            TextExpression operand, String call, String pattern, Optional<Character> escape, boolean negated) {
        ExpressionNode.Bind bind = value(operand, SimilarPattern.of(call, pattern, escape));
        return Expressions.condition(new SimilarTo(operand.node(), bind, escape, negated));
    }

    static String escapeLike(String step, @Nullable String text) {
        String escape = String.valueOf(LIKE_ESCAPE);
        return Needed.TEXT
                .in(step, text)
                .replace(escape, escape + escape)
                .replace("%", escape + "%")
                .replace("_", escape + "_");
    }

    static TextExpression textCall(TextExpression operand, FunctionCall.Function function) {
        return Expressions.of(operand.type(), new FunctionCall(function, List.of(operand.node())));
    }

    static TextExpression text(FunctionCall.Function function, ExpressionNode... arguments) {
        return Expressions.of(DataType.VARCHAR, new FunctionCall(function, List.of(arguments)));
    }

    static TextExpression text(ExpressionNode node) {
        return Expressions.of(DataType.VARCHAR, node);
    }

    /** A position or a length in a text. */
    static ExpressionNode place(String call, @Nullable Expression<? extends Number> number) {
        Expression<? extends Number> present = Needed.EXPRESSION.in(call, number);
        return Places.whole(call, present.node(), present.type().sqlType());
    }

    static NumberExpression<Integer> position(ExpressionNode node) {
        return Expressions.of(DataType.INTEGER, node);
    }

    static NumberExpression<Integer> length(TextExpression operand) {
        return Expressions.of(
                DataType.INTEGER, new FunctionCall(FunctionCall.Function.CHAR_LENGTH, List.of(operand.node())));
    }

    /** {@code IS DISTINCT FROM}; {@code IS NOT DISTINCT FROM} if negated. */
    static Condition distinct(Expression<?> left, @Nullable Expression<?> right, boolean negated) {
        Expression<?> other = Needed.EXPRESSION.in(negated ? "isNotDistinctFrom" : "isDistinctFrom", right);
        SqlTypes.requireComparable("isDistinctFrom", left, other);
        return Expressions.condition(new DistinctComparison(beside(left, other), beside(other, left), negated));
    }

    static <T> Condition distinct(Expression<T> left, T value, boolean negated) {
        return distinct(left, value(left, value), negated);
    }

    /** @param value a bind, or a bind that is cast */
    static Condition distinct(Expression<?> left, ExpressionNode value, boolean negated) {
        return Expressions.condition(new DistinctComparison(besideValue(left, value), value, negated));
    }

    static <T> ExpressionNode nullIf(Expression<T> operand, T value) {
        ExpressionNode.Bind bind = value(operand, value);
        SqlType own = operand.type().sqlType();
        ExpressionNode widened = Widening.beside(operand.node(), own, bind.type());
        FunctionCall call = new FunctionCall(FunctionCall.Function.NULLIF, List.of(widened, bind));
        return widened == operand.node() ? call : new ExpressionNode.Cast(call, own);
    }

    static NumberExpression<Integer> extract(Expression<?> operand, ExtractExpression.Field field) {
        if (operand.type().sqlType() == (field.isOfTime() ? SqlType.Simple.DATE : SqlType.Simple.TIME)) {
            throw new InvalidStatement(operand + " is a " + operand.type() + ", which has no "
                    + field.name().toLowerCase(java.util.Locale.ROOT));
        }
        return Expressions.of(DataType.INTEGER, new ExtractExpression(field, operand.node()));
    }
}
