package io.leanq.query;

import java.util.OptionalInt;

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

    /**
     * The number of columns that plain SQL declares, of which the result has at least as many. Empty for other
     * statements, whose columns LeanQ has written.
     */
    default OptionalInt declaredColumns() {
        return OptionalInt.empty();
    }
}
