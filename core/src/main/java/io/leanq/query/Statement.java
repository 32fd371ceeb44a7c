package io.leanq.query;

import io.leanq.render.Dialect;
import io.leanq.render.Rendered;

/**
 * A query or a change: an immutable value, to be shared between threads and executed any number of times. Two
 * statements built alike are equal. {@code toString} shows SQL in the standard dialect, never throws and never shows a
 * bound value.
 */
public interface Statement {

    /**
     * The SQL and the values that would be sent. The text is made once for a dialect and kept.
     *
     * @throws io.leanq.render.UnsupportedSqlException if the dialect has no exact form of a part
     * @throws io.leanq.InvalidStatement if a column's table stands in no from clause around it, or a param has no value
     */
    Rendered render(Dialect dialect);

    /** The same for execution: the values are handed to the driver one by one, not gathered. */
    BoundSql bound(Dialect dialect);
}
