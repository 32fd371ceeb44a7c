package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.render.Dialect;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.BooleanType;
import io.leanq.type.DataType;
import io.leanq.type.FailedConversion;
import io.leanq.type.NumericType;
import io.leanq.type.SqlType;
import io.leanq.type.SurplusDigits;
import io.leanq.type.TemporalType;
import io.leanq.type.TextType;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes expressions of the kind that belongs to a data type: text expressions for text types, and so on. */
final class Expressions {

    private Expressions() {}

    @SuppressWarnings("unchecked") // each kind of type belongs to one kind of expression of the same T
    static <T> Expression<T> of(DataType<T> type, ExpressionNode node, @Nullable String label) {
        if (type instanceof TextType text) {
            return (Expression<T>) text(text, node, label);
        }
        if (type instanceof NumericType<?> number) {
            return (Expression<T>) number(number, node, label);
        }
        if (type instanceof TemporalType<?> temporal) {
            return (Expression<T>) temporal(temporal, node, label);
        }
        if (type instanceof BooleanType bool) {
            return (Expression<T>) condition(bool, node, label);
        }
        return new Plain<>(type, node, label);
    }

    static TextExpression text(TextType type, ExpressionNode node, @Nullable String label) {
        return new Text(type, node, label);
    }

    static <N extends Number> NumberExpression<N> number(NumericType<N> type, ExpressionNode node) {
        return new Numeric<>(type, node, null);
    }

    static <N extends Number> NumberExpression<N> number(
            NumericType<N> type, ExpressionNode node, @Nullable String label) {
        return new Numeric<>(type, node, label);
    }

    static <T> TemporalExpression<T> temporal(TemporalType<T> type, ExpressionNode node, @Nullable String label) {
        return new Temporal<>(type, node, label);
    }

    static Condition condition(ExpressionNode node) {
        return new Truth(DataType.BOOLEAN, node, null);
    }

    static Condition condition(BooleanType type, ExpressionNode node, @Nullable String label) {
        return new Truth(type, node, label);
    }

    /** A value as an expression of the type of the expression beside it. */
    static <T> Expression<T> bind(Expression<T> beside, @Nullable T value) {
        ExpressionNode.Bind node = bindNode(beside, value);
        return of(widened(beside.type(), node.type()), node, null);
    }

    /** A value as an expression of the given type. */
    static <T> Expression<T> bind(String operation, DataType<T> type, @Nullable T value) {
        ExpressionNode.Bind node = bindNode(operation, type, value);
        return of(widened(type, node.type()), node, null);
    }

    /**
     * The data type of a bind whose value has more digits, or a greater length, than {@code type}. Computing with the
     * value must not round these digits away.
     */
    @SuppressWarnings("unchecked") // a DECIMAL's T is BigDecimal, and text's is String
    private static <T> DataType<T> widened(DataType<T> type, SqlType actual) {
        if (type instanceof TextType && actual instanceof SqlType.Varchar && !actual.equals(type.sqlType())) {
            return (DataType<T>) DataType.VARCHAR;
        }
        return type instanceof NumericType<?> && !actual.equals(type.sqlType()) && actual instanceof SqlType.Decimal d
                ? (DataType<T>) DataType.DECIMAL(d.precision(), d.scale())
                : type;
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
    static <T> ExpressionNode.Bind bindNode(String operation, DataType<T> type, @Nullable T value) {
        if (value == null) {
            throw new InvalidStatement(
                    operation + "(null): give a value; where NULL is meant, say isNull(), isNotNull(),"
                            + " setNull(…) or otherwiseNull()");
        }
        return bindNode((Object) operation, Needed.TYPE.in(operation + "(…, null)", type), value);
    }

    private static <T> ExpressionNode.Bind bindNode(Object place, DataType<T> type, T value) {
        Object encoded = encoded(place, type, value);
        return new ExpressionNode.Bind(widened(type.sqlType(), encoded), encoded);
    }

    private static <T> Object encoded(Object place, DataType<T> type, T value) {
        try {
            return type.encode(value);
        } catch (RuntimeException e) {
            throw FailedConversion.at(place, e);
        }
    }

    /** A bind of exactly the given type. */
    static <T> ExpressionNode.Bind exactBindNode(DataType<T> type, @Nullable T value) {
        ExpressionNode.Bind bind = bindNode("value", type, value);
        requireHeld("value", type, bind.value());
        return bind;
    }

    /** A literal of exactly the given type. */
    static <T> ExpressionNode.Literal literalNode(DataType<T> type, @Nullable T value) {
        Object encoded = inlined(type, value);
        requireHeld("inline", type, encoded);
        return new ExpressionNode.Literal(type.sqlType(), encoded);
    }

    /** A DECIMAL literal with the digits of its value. */
    static ExpressionNode.Literal literalNode(@Nullable BigDecimal value) {
        Object encoded = inlined(DataType.DECIMAL(1, 0), value);
        return new ExpressionNode.Literal(widened(new SqlType.Decimal(1, 0), encoded), encoded);
    }

    private static <T> Object inlined(DataType<T> type, @Nullable T value) {
        if (value == null) {
            throw new InvalidStatement("inline(null): NULL is not inlined; use isNull(), isNotNull() or setNull(…)");
        }
        return encoded("inline", Needed.TYPE.in("inline(…, null)", type), value);
    }

    /**
     * Refuses a value that does not fit the type that the user names for it: it is neither truncated nor given a wider
     * type.
     */
    private static void requireHeld(String operation, DataType<?> type, @Nullable Object encoded) {
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
        int scale = Math.max(0, decimal.scale());
        int whole = Math.max(0, decimal.precision() - decimal.scale());
        return new SqlType.Decimal(Math.max(1, whole + scale), scale);
    }

    static String describe(Expression<?> expression) {
        return Descriptions.of(() -> Dialect.STANDARD.describe(expression.node()));
    }

    /** The common parts of all kinds of expressions. */
    private abstract static class Typed<T, D extends DataType<T>> implements Expression<T> {
        final D type;
        final ExpressionNode node;
        final @Nullable String label;

        Typed(D type, ExpressionNode node, @Nullable String label) {
            this.type = Objects.requireNonNull(type);
            this.node = node;
            this.label = label;
            if (label != null && label.isBlank()) {
                throw new InvalidStatement("as(\"" + label + "\"): a label needs at least one visible character");
            }
        }

        @Override
        public final ExpressionNode node() {
            return node;
        }

        @Override
        public final D type() {
            return type;
        }

        @Override
        public final Optional<String> label() {
            return Optional.ofNullable(label);
        }

        @Override
        public final String toString() {
            return label == null ? describe(this) : label;
        }
    }

    private static final class Plain<T> extends Typed<T, DataType<T>> {
        Plain(DataType<T> type, ExpressionNode node, @Nullable String label) {
            super(type, node, label);
        }
    }

    private static final class Text extends Typed<String, TextType> implements TextExpression {
        Text(TextType type, ExpressionNode node, @Nullable String label) {
            super(type, node, label);
        }
    }

    private static final class Numeric<N extends Number> extends Typed<N, NumericType<N>>
            implements NumberExpression<N> {
        Numeric(NumericType<N> type, ExpressionNode node, @Nullable String label) {
            super(type, node, label);
        }
    }

    private static final class Temporal<T> extends Typed<T, TemporalType<T>> implements TemporalExpression<T> {
        Temporal(TemporalType<T> type, ExpressionNode node, @Nullable String label) {
            super(type, node, label);
        }
    }

    private static final class Truth extends Typed<Boolean, BooleanType> implements Condition {
        Truth(BooleanType type, ExpressionNode node, @Nullable String label) {
            super(type, node, label);
        }
    }
}
