package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.render.Dialect;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.FailedConversion;
import io.leanq.type.SqlType;
import io.leanq.type.SurplusDigits;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Makes expressions of the kind that belongs to a data type: text expressions for text types, and so on. */
final class Expressions {

    private Expressions() {}

    /** An expression of the kind that belongs to the type. */
    static <K> K of(DataType<?, K, ?> type, ExpressionNode node) {
        return CodedType.of(type).expression(node, null);
    }

    /** An expression of the same value with another node, type and label. */
    @SuppressWarnings("unchecked") // the expressions of a DataType<T, …> are of T
    static <T> Expression<T> of(DataType<T, ?, ?> type, ExpressionNode node, @Nullable String label) {
        return (Expression<T>) CodedType.of(type).expression(node, label);
    }

    static Condition condition(ExpressionNode node) {
        return new NodeExpression.Truth(DataType.BOOLEAN, node, null);
    }

    /** A value as an expression of the type of the expression beside it. */
    static <T, K, A> K bind(Kinded<T, ?, K, A> beside, @Nullable T value) {
        ExpressionNode.Bind node = bindNode(beside, value);
        return SqlTypes.widened(CodedType.of(beside.type()), node.type()).expression(node, null);
    }

    /**
     * A bind of the type of the expression beside it. The bind has the digits of its value if the type has fewer, and
     * no length if the value is longer than the type.
     */
    static <T> ExpressionNode.Bind bindNode(Expression<T> beside, @Nullable T value) {
        if (value == null) {
            throw new InvalidStatement("null beside " + beside + ": what is compared or computed with NULL is NULL; use"
                    + " isNull() or isNotNull(), and setNull(…) to write it");
        }
        return bindNode(beside, beside.type(), value);
    }

    /** A bind of the given type, which adapts to its value in the same way. */
    static <T> ExpressionNode.Bind bindNode(String operation, DataType<T, ?, ?> type, @Nullable T value) {
        if (value == null) {
            throw new InvalidStatement(
                    operation + "(null): give a value; where NULL is meant, say isNull(), isNotNull(),"
                            + " setNull(…) or otherwiseNull()");
        }
        return bindNode((Object) operation, Needed.TYPE.in(operation + "(…, null)", type), value);
    }

    private static <T> ExpressionNode.Bind bindNode(Object place, DataType<T, ?, ?> type, T value) {
        Object encoded = encoded(place, type, value);
        return new ExpressionNode.Bind(widened(type.sqlType(), encoded), encoded);
    }

    private static <T> Object encoded(Object place, DataType<T, ?, ?> type, T value) {
        try {
            return type.encode(value);
        } catch (RuntimeException e) {
            throw FailedConversion.at(place, e);
        }
    }

    /** A bind of exactly the given type. */
    static <T> ExpressionNode.Bind exactBindNode(DataType<T, ?, ?> type, @Nullable T value) {
        return exactBindNode("value", type, value);
    }

    /** A bind of exactly the given type; the operation is named in messages. */
    static <T> ExpressionNode.Bind exactBindNode(String operation, DataType<T, ?, ?> type, @Nullable T value) {
        ExpressionNode.Bind bind = bindNode(operation, type, value);
        requireHeld(operation, type, bind.value());
        return bind;
    }

    /** A literal of exactly the given type. */
    static <T> ExpressionNode.Literal literalNode(DataType<T, ?, ?> type, @Nullable T value) {
        Object encoded = inlined(type, value);
        requireHeld("inline", type, encoded);
        return new ExpressionNode.Literal(type.sqlType(), encoded);
    }

    /** A DECIMAL literal with the digits of its value. */
    static ExpressionNode.Literal literalNode(@Nullable BigDecimal value) {
        Object encoded = inlined(DataType.DECIMAL(1, 0), value);
        return new ExpressionNode.Literal(widened(new SqlType.Decimal(1, 0), encoded), encoded);
    }

    private static <T> Object inlined(DataType<T, ?, ?> type, @Nullable T value) {
        if (value == null) {
            throw new InvalidStatement("inline(null): NULL is not inlined; use isNull(), isNotNull() or setNull(…)");
        }
        return encoded("inline", Needed.TYPE.in("inline(…, null)", type), value);
    }

    /**
     * Refuses a value that does not fit the type that the user names for it: it is neither truncated nor given a wider
     * type.
     */
    private static void requireHeld(String operation, DataType<?, ?, ?> type, @Nullable Object encoded) {
        SqlType held = type.sqlType();
        if (encoded != null && !held.holds(encoded)) {
            throw new InvalidStatement(operation + "(…, " + type + "): the value has"
                    + SurplusDigits.of(encoded, held, "name a wider type"));
        }
        if (encoded != null && held.lengthOf(encoded) > held.length().orElse(Integer.MAX_VALUE)) {
            throw new InvalidStatement(operation + "(…, " + type + "): the value is longer than " + held
                    + " holds: cut it, or name a longer type");
        }
    }

    private static SqlType widened(SqlType type, Object encoded) {
        if (type instanceof SqlType.Varchar text
                && text.lengthOf(encoded) > text.length().orElse(Integer.MAX_VALUE)) {
            return text.withoutLength();
        }
        if (!(encoded instanceof BigDecimal decimal) || type.holds(encoded)) {
            return type;
        }
        return digits(decimal);
    }

    static String describe(Expression<?> expression) {
        return Descriptions.of(() -> Dialect.STANDARD.describe(expression.node()));
    }

    /** A bind of exactly the digits of the value. */
    static ExpressionNode.Bind decimal(BigDecimal value) {
        return new ExpressionNode.Bind(digits(value), value);
    }

    /** The type of exactly the digits of the value. */
    static NumericType<BigDecimal> decimalType(@Nullable BigDecimal value) {
        SqlType.Decimal digits = digits(Needed.VALUE.in("value", value));
        return DataType.DECIMAL(digits.precision(), digits.scale());
    }

    private static SqlType.Decimal digits(BigDecimal value) {
        int scale = Math.max(0, value.scale());
        int whole = Math.max(0, value.precision() - value.scale());
        return new SqlType.Decimal(Math.max(1, whole + scale), scale);
    }
}
