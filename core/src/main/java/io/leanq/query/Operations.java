package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.DataType;
import io.leanq.type.NumericType;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The nodes behind the operations of expressions, with their checks. */
final class Operations {
    static final char LIKE_ESCAPE = '!';

    /** The most digits that the vendor's own tests use (facts: leanxcale.md §3.1); results of arithmetic stop there. */
    private static final int WIDEST_DECIMAL = 30;

    private Operations() {}

    static <X> X present(@Nullable X expression, String operation) {
        if (expression == null) {
            throw new InvalidStatement(
                    operation + "(null): an expression is expected; for NULL use isNull() or setNull(…)");
        }
        return expression;
    }

    static <T> ExpressionNode value(Expression<T> beside, T value) {
        return Expressions.bindNode(beside.type(), value);
    }

    static <T> Condition compare(Expression<T> left, ExpressionNode.Comparison.Operator operator, T value) {
        return Expressions.condition(new ExpressionNode.Comparison(operator, left.node(), value(left, value)));
    }

    static <T> Condition compare(Expression<T> left, ExpressionNode.Comparison.Operator operator, Expression<T> right) {
        Expression<T> other = present(right, "comparison");
        SqlTypes.requireSameKind(left + " " + operator.symbol() + " …", left, other);
        return Expressions.condition(new ExpressionNode.Comparison(operator, left.node(), other.node()));
    }

    static <T> Condition between(Expression<T> operand, Expression<T> low, Expression<T> high) {
        SqlTypes.requireSameKind("between", operand, present(low, "between"));
        SqlTypes.requireSameKind("between", operand, present(high, "between"));
        return between(operand, low.node(), high.node(), false);
    }

    static Condition between(Expression<?> operand, ExpressionNode low, ExpressionNode high, boolean negated) {
        return Expressions.condition(new ExpressionNode.Between(operand.node(), low, high, negated));
    }

    static <T> Condition in(Expression<T> operand, @Nullable Collection<? extends T> values, boolean negated) {
        List<ExpressionNode> elements = new ArrayList<>();
        for (T value : present(values, "in")) {
            elements.add(value(operand, value));
        }
        return Expressions.condition(new ExpressionNode.InList(operand.node(), elements, negated));
    }

    static <T> Condition in(Expression<T> operand, @Nullable Query<T> query, boolean negated) {
        Query<T> present = present(query, "in");
        SqlTypes.requireSame("in", List.of(operand.type().sqlType()), SqlTypes.of(present));
        return Expressions.condition(new ExpressionNode.InQuery(operand.node(), SubQueries.node(present), negated));
    }

    static Condition like(
            Expression<String> operand, ExpressionNode pattern, Optional<Character> escape, boolean negated) {
        return Expressions.condition(new ExpressionNode.Like(operand.node(), pattern, escape, negated));
    }

    static String escapeLike(@Nullable String text) {
        String escape = String.valueOf(LIKE_ESCAPE);
        return present(text, "startsWith or contains")
                .replace(escape, escape + escape)
                .replace("%", escape + "%")
                .replace("_", escape + "_");
    }

    static TextExpression textCall(TextExpression operand, ExpressionNode.Call.Function function) {
        return Expressions.text(operand.type(), new ExpressionNode.Call(function, List.of(operand.node())), null);
    }

    static NumberExpression<Integer> length(TextExpression operand) {
        return Expressions.number(
                DataType.INTEGER,
                new ExpressionNode.Call(ExpressionNode.Call.Function.CHAR_LENGTH, List.of(operand.node())));
    }

    static NumberExpression<Integer> extract(Expression<?> operand, ExpressionNode.Extract.Field field) {
        return Expressions.number(DataType.INTEGER, new ExpressionNode.Extract(field, operand.node()));
    }

    static <N extends Number> NumberExpression<N> abs(NumberExpression<N> operand) {
        return Expressions.number(
                operand.type(), new ExpressionNode.Call(ExpressionNode.Call.Function.ABS, List.of(operand.node())));
    }

    static <N extends Number> NumberExpression<N> mod(NumberExpression<N> left, Expression<N> right) {
        return Expressions.number(
                left.type(),
                new ExpressionNode.Call(ExpressionNode.Call.Function.MOD, List.of(left.node(), right.node())));
    }

    static <N extends Number> NumberExpression<N> arithmetic(
            NumberExpression<N> left, ExpressionNode.Arithmetic.Operator operator, @Nullable Expression<N> right) {
        Expression<N> present = present(right, operator.name().toLowerCase(java.util.Locale.ROOT));
        return Expressions.number(
                resultType(operator, left.type(), present.type()),
                new ExpressionNode.Arithmetic(operator, left.node(), present.node()));
    }

    /** Decimals grow by the rules of the standard, up to {@link #WIDEST_DECIMAL}; all other types stay what they are. */
    @SuppressWarnings("unchecked")
    private static <N extends Number> NumericType<N> resultType(
            ExpressionNode.Arithmetic.Operator operator, NumericType<N> left, DataType<N> right) {
        if (!(left.sqlType() instanceof SqlType.Decimal a) || !(right.sqlType() instanceof SqlType.Decimal b)) {
            return left;
        }
        int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
        int scale = switch (operator) {
            case PLUS, MINUS -> Math.max(a.scale(), b.scale());
            case TIMES -> a.scale() + b.scale();
            case DIVIDED_BY -> Math.max(6, a.scale() + b.precision() + 1);
        };
        int precision = switch (operator) {
            case PLUS, MINUS -> whole + scale + 1;
            case TIMES -> a.precision() + b.precision();
            case DIVIDED_BY -> a.precision() - a.scale() + b.scale() + scale;
        };
        int cut = Math.min(precision, WIDEST_DECIMAL);
        NumericType<BigDecimal> type = DataType.DECIMAL(cut, Math.min(scale, cut));
        return (NumericType<N>) type; // a Decimal's N is BigDecimal
    }
}
