package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Java numbers beside a number of SQL. A value becomes one of the number's own type where that type has it; otherwise a
 * comparison sends it in a wider type, and arithmetic refuses it.
 */
final class WholeValues {

    private WholeValues() {}

    /** The value in the number's own type, for an operation whose result has this type. */
    static <N extends Number> N of(NumberExpression<N> beside, String operation, int value) {
        DataType<N, ?, ?> type = beside.type();
        Object own = type.sqlType() instanceof SqlType.Decimal ? BigDecimal.valueOf(value) : own(type.sqlType(), value);
        if (own == null) {
            throw new InvalidStatement(beside + "." + operation + "(" + value + "): " + type
                    + " has no such value: cast(" + beside + ", …) to a wider type first");
        }
        return type.decode(own);
    }

    /** A value that is compared with the number. */
    static ExpressionNode beside(NumberExpression<?> number, long value) {
        SqlType own = number.type().sqlType();
        Object held = own(own, value);
        if (held != null) {
            return new ExpressionNode.Bind(own, held);
        }
        if (own instanceof SqlType.Decimal) {
            return Expressions.decimal(BigDecimal.valueOf(value));
        }
        SqlType wider = own.isApproximate() ? SqlType.Simple.DOUBLE : SqlType.Simple.BIGINT;
        Object inWider = own(wider, value);
        if (inWider == null) {
            throw notExact(number, value);
        }
        return new ExpressionNode.Cast(new ExpressionNode.Bind(wider, inWider), wider);
    }

    /** The canonical value of the type that is exactly the number; null if the type has none. */
    private static @Nullable Object own(SqlType type, long value) {
        switch (type.kind().form()) {
            case BYTE:
                return value == (byte) value ? (Object) (byte) value : null;
            case SHORT:
                return value == (short) value ? (Object) (short) value : null;
            case INT:
                return value == (int) value ? (Object) (int) value : null;
            case LONG:
                return value;
            case FLOAT:
                return value == (long) (float) value && value != Long.MAX_VALUE ? (Object) (float) value : null;
            case DOUBLE:
                return value == (long) (double) value && value != Long.MAX_VALUE ? (Object) (double) value : null;
            case DECIMAL:
                BigDecimal decimal = BigDecimal.valueOf(value);
                return type.holds(decimal) ? decimal : null;
            default:
                throw new IllegalArgumentException(type + " is no number");
        }
    }

    private static InvalidStatement notExact(NumberExpression<?> number, Number value) {
        return new InvalidStatement(number + " is " + number.type() + ", which " + value
                + " cannot be compared with exactly: cast(" + number + ", DECIMAL(p, s)) first");
    }

    private static ExpressionNode beside(NumberExpression<?> number, BigDecimal value) {
        SqlType own = number.type().sqlType();
        if (own instanceof SqlType.Decimal) {
            return own.holds(value) ? new ExpressionNode.Bind(own, value) : Expressions.decimal(value);
        }
        try {
            return beside(number, value.longValueExact());
        } catch (ArithmeticException e) {
            throw notExact(number, value);
        }
    }

    /** Values of any kinds that are compared with the number. */
    static List<ExpressionNode> all(
            NumberExpression<?> number, String operation, @Nullable Number first, Number @Nullable [] more) {
        List<ExpressionNode> nodes = new ArrayList<>(List.of(any(number, operation, 0, first)));
        for (Number value : Needed.ARRAY.in(operation, more)) {
            nodes.add(any(number, operation, nodes.size(), value));
        }
        return nodes;
    }

    private static ExpressionNode any(NumberExpression<?> number, String operation, int at, @Nullable Number value) {
        if (value == null) {
            throw Operations.nullElement(number + "." + operation, at, number, operation.startsWith("not"));
        }
        SqlType own = number.type().sqlType();
        if (own.isApproximate() && (value instanceof Double || value instanceof Float)) {
            return approximate(own, value);
        }
        if (value instanceof BigDecimal || value instanceof BigInteger) {
            return beside(number, value instanceof BigDecimal exact ? exact : new BigDecimal((BigInteger) value));
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return beside(number, value.longValue());
        }
        throw new InvalidStatement(number + "." + operation + "(…): " + number + " is " + number.type() + ", and a "
                + value.getClass().getSimpleName() + " is approximate: give a BigDecimal or a whole number");
    }

    private static ExpressionNode approximate(SqlType own, Number value) {
        if (own.valueClass() == value.getClass()) {
            return new ExpressionNode.Bind(own, value);
        }
        ExpressionNode.Bind bind = new ExpressionNode.Bind(SqlType.Simple.DOUBLE, value.doubleValue());
        return own == SqlType.Simple.REAL ? new ExpressionNode.Cast(bind, SqlType.Simple.DOUBLE) : bind;
    }
}
