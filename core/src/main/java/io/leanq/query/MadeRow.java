package io.leanq.query;

/**
 * The row that {@code Dsl.row(…)} returns: its parts, and the function that makes a Java value from theirs. Immutable.
 */
public final class MadeRow<R> implements RowShape<R> {
    private final Projection<R> projection;

    MadeRow(Projection<R> projection) {
        this.projection = projection;
    }

    @Override
    public Projection<R> projection() {
        return projection;
    }

    @Override
    public String toString() {
        return "row" + projection.columns();
    }
}
