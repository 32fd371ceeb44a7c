package io.leanq.schema;

import io.leanq.query.Condition;
import io.leanq.query.Expression;

/**
 * A primary key of four columns, which {@code primaryKey(…)} of a table class defines and a final field keeps. It
 * finds a row: {@code selectFrom(t).where(t.key.eq(1L, 2, "x", 3))}. Immutable and thread-safe.
 *
 * @param <T> the table class
 */
public final class PrimaryKey4<T, A, B, C, D> {
    private final Column<T, A> first;
    private final Column<T, B> second;
    private final Column<T, C> third;
    private final Column<T, D> fourth;

    PrimaryKey4(Column<T, A> first, Column<T, B> second, Column<T, C> third, Column<T, D> fourth) {
        this.first = first;
        this.second = second;
        this.third = third;
        this.fourth = fourth;
    }

    /**
     * {@code a = ? AND b = ? AND c = ? AND d = ?}; the values are sent as binds.
     *
     * @throws io.leanq.InvalidStatement if a value is null
     */
    public Condition eq(A firstValue, B secondValue, C thirdValue, D fourthValue) {
        return first.eq(firstValue)
                .and(second.eq(secondValue))
                .and(third.eq(thirdValue))
                .and(fourth.eq(fourthValue));
    }

    /**
     * {@code a = ? AND b = ? AND c = ? AND d = ?} with expressions, as columns of a foreign key or params.
     *
     * @throws io.leanq.InvalidStatement if an expression is null, or is of another SQL type than its column, other than
     *     numbers
     */
    public Condition eq(
            Expression<? extends A> firstValue,
            Expression<? extends B> secondValue,
            Expression<? extends C> thirdValue,
            Expression<? extends D> fourthValue) {
        return KeyColumns.equal(first, firstValue)
                .and(KeyColumns.equal(second, secondValue))
                .and(KeyColumns.equal(third, thirdValue))
                .and(KeyColumns.equal(fourth, fourthValue));
    }

    @Override
    public String toString() {
        return KeyColumns.described(first, second, third, fourth);
    }
}
