package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.type.SqlType;
import io.leanq.type.ValueForm;
import java.util.ArrayList;
import java.util.List;

/** Checks that lists of columns which meet have the same length and the same SQL types. */
final class SqlTypes {

    private SqlTypes() {}

    static List<SqlType> of(Query<?> query) {
        return of(SubQueries.known(query).projection().columns());
    }

    static List<SqlType> of(List<? extends Expression<?>> columns) {
        List<SqlType> types = new ArrayList<>(columns.size());
        for (Expression<?> column : columns) {
            types.add(column.type().sqlType());
        }
        return types;
    }

    static void requireSame(String operation, List<SqlType> expected, List<SqlType> given) {
        if (expected.size() != given.size()) {
            throw new InvalidStatement(operation + ": " + columns(expected.size()) + " expected, but the query has "
                    + columns(given.size()) + ": select as many");
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).sameKind(given.get(i))) {
                throw new InvalidStatement(operation + ": column " + (i + 1) + " must be " + expected.get(i)
                        + ", but the query gives " + given.get(i) + ": select a column of that type");
            }
        }
    }

    /**
     * Refuses two expressions of different SQL types. Converters can give such expressions the same Java type, so the
     * compiler does not refuse them.
     */
    static void requireSameKind(String operation, Expression<?> left, Expression<?> right) {
        SqlType one = left.type().sqlType();
        SqlType two = right.type().sqlType();
        if (!one.sameKind(two)) {
            throw new InvalidStatement(operation + ": " + left + " is " + one + ", but " + right + " is " + two
                    + ": the database would compare them by a conversion of its own; use expressions of one SQL type");
        }
    }

    /** Refuses two expressions that no comparison of the standard accepts: numbers compare with any number. */
    static void requireComparable(String operation, Expression<?> left, Expression<?> right) {
        if (!MixedNumbers.areMixed(left.type().sqlType(), right.type().sqlType())) {
            requireSameKind(operation, left, right);
        }
    }

    /** Like {@link #requireSame}, except that a number may meet a number of another type. */
    static void requireComparable(String operation, List<SqlType> expected, List<SqlType> given) {
        List<SqlType> alike = new ArrayList<>(given);
        for (int i = 0; i < Math.min(expected.size(), given.size()); i++) {
            if (MixedNumbers.areMixed(expected.get(i), given.get(i))) {
                alike.set(i, expected.get(i));
            }
        }
        requireSame(operation, expected, alike);
    }

    /** One type for the values of both: text without a length limit, decimals with the digits of both. */
    static <T, K, A> CodedType<T, K, A> widest(
            String operation, CodedType<T, K, A> type, Expression<?> first, Expression<?> other) {
        MixedNumbers.requireNotWider(operation, first, other);
        return widest(type, other.type().sqlType());
    }

    /** @param other a type of the same kind, or of a number that is not wider */
    static <T, K, A> CodedType<T, K, A> widest(CodedType<T, K, A> type, SqlType other) {
        SqlType own = type.sqlType();
        if (own.equals(other)) {
            return type;
        }
        if (own instanceof SqlType.Decimal) {
            return type.ofSqlType(MixedNumbers.common(own, other));
        }
        return own.kind().form() == ValueForm.TEXT ? type.ofSqlType(own.withoutLength()) : type;
    }

    /**
     * The data type of a bind whose value has more digits, or a greater length, than {@code type}. Computing with the
     * value must not round these digits away.
     */
    static <T, K, A> CodedType<T, K, A> widened(CodedType<T, K, A> type, SqlType actual) {
        return actual.equals(type.sqlType()) ? type : type.ofSqlType(actual);
    }

    /** The columns of the first list, where each decimal has a type with the digits of both lists. */
    static List<Expression<?>> widest(String operation, List<Expression<?>> columns, List<Expression<?>> others) {
        List<Expression<?>> widest = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            widest.add(wider(operation, columns.get(i), others.get(i)));
        }
        return widest;
    }

    private static <T> Expression<T> wider(String operation, Expression<T> column, Expression<?> other) {
        if (!(column.type().sqlType() instanceof SqlType.Decimal)) {
            return column;
        }
        requireSameKind(operation, column, other);
        DataType<T, ?, ?> type =
                widest(CodedType.of(column.type()), other.type().sqlType());
        return type.sqlType().equals(column.type().sqlType())
                ? column
                : Expressions.of(type, column.node(), column.label().orElse(null));
    }

    /** Whether values of type {@code given} can have more digits behind the point than {@code column} holds. */
    static boolean losesDigits(SqlType column, SqlType given) {
        return column instanceof SqlType.Decimal to
                && given instanceof SqlType.Decimal from
                && from.scale() > to.scale();
    }

    /** Refuses a value with more digits than its column: databases round it in different ways when they store it. */
    static void requireDigits(String operation, SqlType column, SqlType given) {
        if (losesDigits(column, given)
                && column instanceof SqlType.Decimal to
                && given instanceof SqlType.Decimal from) {
            throw new InvalidStatement(operation + ": the column has " + to.scale() + " digits behind the point, and"
                    + " the value may have " + from.scale() + ", which would be lost: say round(" + to.scale() + ")");
        }
    }

    private static String columns(int count) {
        return count == 1 ? "1 column" : count + " columns";
    }
}
