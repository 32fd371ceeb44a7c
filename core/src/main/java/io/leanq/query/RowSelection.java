package io.leanq.query;

/** What {@code Dsl.row(…)} answers: parts, and the maker that takes their values. */
public final class RowSelection<R> implements Selection<R> {
    private final Projection<R> projection;

    RowSelection(Projection<R> projection) {
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
