package io.leanq.query;

/** A row of {@code Dsl.row(…)}: its parts, and the maker that takes their values. */
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
