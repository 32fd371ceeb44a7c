package io.leanq.query;

/**
 * The row that {@code Dsl.row(…)} and its {@code as} return: its parts, and the function that makes a Java value from
 * theirs. Immutable.
 */
class MadeRow<R> implements RowShape<R> {
    private final Projection<R> projection;

    MadeRow(Projection<R> projection) {
        this.projection = projection;
    }

    @Override
    public final Projection<R> projection() {
        return projection;
    }

    @Override
    public final String toString() {
        return "row" + projection.columns();
    }
}
