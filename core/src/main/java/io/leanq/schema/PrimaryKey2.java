package io.leanq.schema;

import io.leanq.query.Condition;
import io.leanq.query.Expression;

/**
 * A primary key of two columns, which {@code primaryKey(…)} of a table class defines and a final field keeps. It
 * finds a row: {@code selectFrom(t).where(t.key.eq(1L, 2))}. Immutable and thread-safe.
 *
 * @param <T> the table class
 */
public final class PrimaryKey2<T, A, B> {
    private final Column<T, A> first;
    private final Column<T, B> second;

    PrimaryKey2(Column<T, A> first, Column<T, B> second) {
        this.first = first;
        this.second = second;
    }

    /**
     * {@code a = ? AND b = ?}; the values are sent as binds.
     *
     * @throws io.leanq.InvalidStatement if a value is null
     */
    public Condition eq(A firstValue, B secondValue) {
        return first.eq(firstValue).and(second.eq(secondValue));
    }

    /**
     * {@code a = ? AND b = ?} with expressions, as columns of a foreign key or params.
     *
     * @throws io.leanq.InvalidStatement if an expression is null, or is of another SQL type than its column, other than
     *     numbers
     */
    public Condition eq(Expression<? extends A> firstValue, Expression<? extends B> secondValue) {
        return KeyColumns.equal(first, firstValue).and(KeyColumns.equal(second, secondValue));
    }

    @Override
    public String toString() {
        return KeyColumns.described(first, second);
    }
}
