package io.leanq.embedded.rewrite;

/** A statement that reads or changes rows: H2 prepares it, and runs it any number of times. */
public sealed interface DataStatement extends Rewritten
        permits Rewritten.Sql, Rewritten.UpsertRows, Rewritten.UpsertQuery, Rewritten.Merge {
    /** Calls the method of the visitor for this kind of statement. */
    <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E;

    /**
     * A method for each kind of statement, so that a new kind does not compile until each visitor handles it.
     *
     * @param <R> the result for a statement
     * @param <E> what the visitor may throw
     */
    interface Visitor<R, E extends Exception> {
        R visit(Rewritten.Sql statement) throws E;

        R visit(Rewritten.UpsertRows statement) throws E;

        R visit(Rewritten.UpsertQuery statement) throws E;

        R visit(Rewritten.Merge statement) throws E;
    }
}
