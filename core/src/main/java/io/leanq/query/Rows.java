package io.leanq.query;

/**
 * A statement whose rows are read as {@code R}: a {@link Query}, or plain SQL whose columns are declared.
 *
 * @param <R> what one row is read as: a value, a tuple, a record, or {@link Row}
 */
public interface Rows<R> extends Statement {

    /**
     * The same statement with a value for one of its params; the rendered text is shared.
     *
     * @throws io.leanq.InvalidStatement if the value is null
     */
    <V> Rows<R> with(Param<V> param, V value);

    /** Reads a result row as {@code R}. Stateless and thread-safe. */
    RowReader<R> reader();
}
