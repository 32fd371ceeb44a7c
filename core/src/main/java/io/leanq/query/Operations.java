package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.DistinctComparison;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ExtractExpression;
import io.leanq.tree.FunctionCall;
import io.leanq.type.DataType;
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
        ExpressionNode.Bind bind = value(left, value);
        return Expressions.condition(new ExpressionNode.Comparison(
                operator, Widening.besideValue(left.node(), left.type().sqlType(), bind.type()), bind));
    }

    static <T> Condition compare(Expression<T> left, ExpressionNode.Comparison.Operator operator, Expression<T> right) {
        Expression<T> other = Needed.EXPRESSION.in(left + "." + step(operator), right);
        SqlTypes.requireSameKind(operator.symbol(), left, other);
        return Expressions.condition(new ExpressionNode.Comparison(operator, beside(left, other), beside(other, left)));
    }

    static <T> Condition between(Expression<T> operand, Expression<T> low, Expression<T> high) {
        Needed.EXPRESSION.in("between(null, …)", low);
        Needed.EXPRESSION.in("between(…, null)", high);
        SqlTypes.requireSameKind("between", operand, low);
        SqlTypes.requireSameKind("between", operand, high);
        List<SqlType> types = SqlTypes.of(List.of(operand, low, high));
        return Expressions.condition(new ExpressionNode.Between(
                Widening.among(operand.node(), types.get(0), types),
                Widening.among(low.node(), types.get(1), types),
                Widening.among(high.node(), types.get(2), types),
                false));
    }

    static <T> Condition between(Expression<T> operand, T low, T high, boolean negated) {
        ExpressionNode.Bind least = value(operand, low);
        ExpressionNode.Bind most = value(operand, high);
        return Expressions.condition(new ExpressionNode.Between(
                Widening.besideValues(operand.node(), operand.type().sqlType(), List.of(least, most)),
                least,
                most,
                negated));
    }

    private static ExpressionNode beside(Expression<?> operand, Expression<?> other) {
        SqlType own = operand.type().sqlType();
        SqlType theirs = other.type().sqlType();
        boolean value = other.node() instanceof ExpressionNode.Bind || other.node() instanceof ExpressionNode.Parameter;
        return value ? Widening.besideValue(operand.node(), own, theirs) : Widening.beside(operand.node(), own, theirs);
    }

    static <T> Condition in(Expression<T> operand, @Nullable Collection<? extends T> values, boolean negated) {
        String call = operand + (negated ? ".notIn" : ".in");
        if (values == null) {
            throw new InvalidStatement(
                    call + "(null): give a collection; of no elements it is " + (negated ? "TRUE" : "FALSE"));
        }
        List<ExpressionNode> elements = new ArrayList<>(values.size());
        for (T value : values) {
            if (value == null) {
                throw new InvalidStatement(call + "(…): element " + elements.size() + " is null, "
                        + (negated
                                ? "beside which NOT IN is never true: leave it out; rows where " + operand
                                        + " is NULL are never found, unless or(" + operand + ".isNull()) is added"
                                : "which no row is equal to: leave it out, and add or(" + operand + ".isNull())"));
            }
            elements.add(value(operand, value));
        }
        return Expressions.condition(new ExpressionNode.InList(
                Widening.besideValues(operand.node(), operand.type().sqlType(), elements), elements, negated));
    }

    static <T> Condition in(Expression<T> operand, @Nullable Query<T> query, boolean negated) {
        Query<T> present = Needed.QUERY.in(negated ? "notIn" : "in", query);
        List<SqlType> own = List.of(operand.type().sqlType());
        List<SqlType> given = SqlTypes.of(present);
        SqlTypes.requireSame("in", own, given);
        return Expressions.condition(new ExpressionNode.InQuery(
                Widening.beside(operand.node(), own.get(0), given),
                SubQueries.nodeBeside(present, Widening.decimals(own)),
                negated));
    }

    static Condition like(
            Expression<String> operand, ExpressionNode pattern, Optional<Character> escape, boolean negated) {
        return Expressions.condition(new ExpressionNode.Like(operand.node(), pattern, escape, negated));
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
        return Expressions.text(operand.type(), new FunctionCall(function, List.of(operand.node())), null);
    }

    static TextExpression text(FunctionCall.Function function, ExpressionNode... arguments) {
        return Expressions.text(DataType.VARCHAR, new FunctionCall(function, List.of(arguments)), null);
    }

    static ExpressionNode place(String function, String what, int value, int least) {
        if (value < least) {
            throw new InvalidStatement(function + ": the " + what + " is at least " + least + ", not " + value);
        }
        return Expressions.bindNode(function, DataType.INTEGER, value);
    }

    static NumberExpression<Integer> length(TextExpression operand) {
        return Expressions.number(
                DataType.INTEGER, new FunctionCall(FunctionCall.Function.CHAR_LENGTH, List.of(operand.node())));
    }

    /** {@code IS DISTINCT FROM}; {@code IS NOT DISTINCT FROM} if negated. */
    static <T> Condition distinct(Expression<T> left, @Nullable Expression<T> right, boolean negated) {
        Expression<T> other = Needed.EXPRESSION.in(negated ? "isNotDistinctFrom" : "isDistinctFrom", right);
        SqlTypes.requireSameKind("isDistinctFrom", left, other);
        return Expressions.condition(new DistinctComparison(beside(left, other), beside(other, left), negated));
    }

    static <T> ExpressionNode nullIf(Expression<T> operand, T value) {
        ExpressionNode.Bind bind = value(operand, value);
        SqlType own = operand.type().sqlType();
        ExpressionNode widened = Widening.beside(operand.node(), own, bind.type());
        FunctionCall call = new FunctionCall(FunctionCall.Function.NULLIF, List.of(widened, bind));
        return widened == operand.node() ? call : new ExpressionNode.Cast(call, own);
    }

    static NumberExpression<Integer> extract(Expression<?> operand, ExtractExpression.Field field) {
        boolean ofDay = field.compareTo(ExtractExpression.Field.DAY) <= 0;
        if (operand.type().sqlType() == (ofDay ? SqlType.Simple.TIME : SqlType.Simple.DATE)) {
            throw new InvalidStatement(operand + " is a " + operand.type() + ", which has no "
                    + field.name().toLowerCase(java.util.Locale.ROOT));
        }
        return Expressions.number(DataType.INTEGER, new ExtractExpression(field, operand.node()));
    }
}
