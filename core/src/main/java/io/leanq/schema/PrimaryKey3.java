package io.leanq.schema;

import io.leanq.query.Condition;
import io.leanq.query.Expression;

/**
 * A primary key of three columns, which {@code primaryKey(…)} of a table class defines and a final field keeps. It
 * finds a row: {@code selectFrom(t).where(t.key.eq(1L, 2, "x"))}. Immutable and thread-safe.
 *
 * @param <T> the table class
 */
public final class PrimaryKey3<T, A, B, C> {
    private final Column<T, A> first;
    private final Column<T, B> second;
    private final Column<T, C> third;

    PrimaryKey3(Column<T, A> first, Column<T, B> second, Column<T, C> third) {
        this.first = first;
        this.second = second;
        this.third = third;
    }

    /**
     * {@code a = ? AND b = ? AND c = ?}; the values are sent as binds.
     *
     * @throws io.leanq.InvalidStatement if a value is null
     */
    public Condition eq(A firstValue, B secondValue, C thirdValue) {
        return first.eq(firstValue).and(second.eq(secondValue)).and(third.eq(thirdValue));
    }

    /**
     * {@code a = ? AND b = ? AND c = ?} with expressions, as columns of a foreign key or params.
     *
     * @throws io.leanq.InvalidStatement if an expression is null, or is of another SQL type than its column, other than
     *     numbers
     */
    public Condition eq(
            Expression<? extends A> firstValue,
            Expression<? extends B> secondValue,
            Expression<? extends C> thirdValue) {
        return KeyColumns.equal(first, firstValue)
                .and(KeyColumns.equal(second, secondValue))
                .and(KeyColumns.equal(third, thirdValue));
    }

    @Override
    public String toString() {
        return KeyColumns.described(first, second, third);
    }
}
