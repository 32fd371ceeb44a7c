package io.leanq.query.seek;

import io.leanq.InvalidStatement;
import io.leanq.query.Condition;
import io.leanq.query.SortKey;
import io.leanq.schema.Column;

/**
 * One column of a {@link Seek} with its direction. It is no sort key of its own, since only the whole {@link Seek} is
 * an order without ties. Immutable.
 *
 * @param <T> the Java type of the column's values
 */
public final class SeekKey<T> {
    private final Column<?, T> column;
    private final boolean descending;

    /**
     * Called by {@code up} and {@code down} of {@link io.leanq.query.Dsl}.
     *
     * @throws InvalidStatement if the column can be NULL, which no condition finds, or has no order
     */
    public SeekKey(Column<?, T> column, boolean descending) {
        this.column = column;
        this.descending = descending;
        if (column.table().definition().nullable(column.definition())) {
            throw new InvalidStatement(
                    this + ": " + column + " can be NULL, and a page that ends with a NULL has no next"
                            + " one: seek by columns that are NOT NULL, or page by limit and offset");
        }
        switch (column.type().sqlType().kind()) {
            case ARRAY, BLOB, CLOB ->
                throw new InvalidStatement(this + ": " + column + " is " + column.type()
                        + ", whose values databases do not order: seek by another column");
            default -> {}
        }
    }

    /** The column. */
    public Column<?, T> column() {
        return column;
    }

    /** Whether greater values come first. */
    public boolean isDescending() {
        return descending;
    }

    /** The key with the other direction. */
    SeekKey<T> reversed() {
        return new SeekKey<>(column, !descending);
    }

    SortKey sortKey() {
        return descending ? column.desc() : column.asc();
    }

    /** Whether the column's value stands after the other, or equals it. */
    Condition notBefore(T value) {
        return descending ? column.le(value) : column.ge(value);
    }

    /** Whether the column's value stands after the other. */
    Condition after(T value) {
        return descending ? column.lt(value) : column.gt(value);
    }

    @Override
    public String toString() {
        return (descending ? "down(" : "up(") + column + ")";
    }
}
