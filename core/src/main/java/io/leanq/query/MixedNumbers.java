package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;

/**
 * Numbers of different types that meet. Any number is compared with any other. In arithmetic, COALESCE and CASE the
 * first number determines the type of the result, and a wider one beside it is refused.
 *
 * <p>An exact number beside an approximate one is cast to DOUBLE, unless every value of its type is an exact value of
 * the other type. Engines convert such pairs in different ways: Calcite to the approximate type, even to REAL, and H2
 * to decimals.
 */
final class MixedNumbers {

    private MixedNumbers() {}

    static boolean isNumber(SqlType type) {
        return type.kind().form().isNumber();
    }

    /** Whether both are numbers, of different types. FLOAT and DOUBLE are the same type. */
    static boolean areMixed(SqlType one, SqlType two) {
        return isNumber(one) && isNumber(two) && !one.sameKind(two);
    }

    /** The position of a number's type in the order in which an operand of arithmetic must not be wider. */
    private static int rank(SqlType type) {
        return switch (type.kind()) {
            case TINYINT -> 1;
            case SMALLINT -> 2;
            case INTEGER -> 3;
            case BIGINT -> 4;
            case DECIMAL -> 5;
            case REAL -> 6;
            case FLOAT, DOUBLE -> 7;
            case BOOLEAN, CHAR, VARCHAR, CLOB, BINARY, VARBINARY, BLOB, DATE, TIME, TIMESTAMP, ARRAY ->
                throw new IllegalArgumentException(type + " is no number");
        };
    }

    static boolean isWider(SqlType type, SqlType than) {
        return rank(type) > rank(than);
    }

    /** @throws InvalidStatement if {@code operand} is wider than {@code first} */
    static void requireNotWider(String operation, Expression<?> first, Expression<?> operand) {
        SqlType own = first.type().sqlType();
        SqlType other = operand.type().sqlType();
        if (!isNumber(own) || !isNumber(other)) {
            SqlTypes.requireSameKind(operation, first, operand);
        } else if (isWider(other, own)) {
            throw new InvalidStatement(first + "." + operation + "(" + operand + "): " + operand + " is " + other
                    + ", which is wider than " + own + ": begin with the wider number, or cast one of both");
        }
    }

    /**
     * The number as an operand of a comparison with a number of another type. A placeholder is cast, since a server
     * gives a bare one the type of the other number.
     */
    static ExpressionNode beside(ExpressionNode node, SqlType own, SqlType other) {
        if (other.isApproximate() && !isExactAs(own, other)) {
            return new ExpressionNode.Cast(node, SqlType.Simple.DOUBLE);
        }
        return node instanceof ExpressionNode.Bind || node instanceof ExpressionNode.Parameter
                ? new ExpressionNode.Cast(node, own)
                : node;
    }

    /** The number as an operand of arithmetic, or as a value of COALESCE or CASE, whose result is of the given type. */
    static ExpressionNode within(ExpressionNode node, SqlType own, SqlType result) {
        return result.isApproximate() && !isExactAs(own, result) ? new ExpressionNode.Cast(node, result) : node;
    }

    /** Whether every value of the one type is exactly a value of the approximate type. */
    private static boolean isExactAs(SqlType type, SqlType approximate) {
        return switch (type.kind()) {
            case TINYINT, SMALLINT, REAL, FLOAT, DOUBLE -> true;
            case INTEGER -> approximate != SqlType.Simple.REAL;
            default -> false;
        };
    }

    /** A type of all values of both numbers; DOUBLE for an exact number and an approximate one. */
    static SqlType common(SqlType one, SqlType two) {
        if (one.isApproximate() || two.isApproximate()) {
            return SqlType.Simple.DOUBLE;
        }
        if (one instanceof SqlType.Decimal || two instanceof SqlType.Decimal) {
            return Widening.common(digits(one), digits(two));
        }
        return isWider(one, two) ? one : two;
    }

    /** The digits of an exact number. */
    static SqlType.Decimal digits(SqlType exact) {
        if (exact instanceof SqlType.Decimal decimal) {
            return decimal;
        }
        return new SqlType.Decimal(
                switch (exact.kind()) {
                    case TINYINT -> 3;
                    case SMALLINT -> 5;
                    case INTEGER -> 10;
                    default -> 19;
                },
                0);
    }
}
