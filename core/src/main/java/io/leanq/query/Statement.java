package io.leanq.query;

import io.leanq.render.Dialect;
import io.leanq.render.Rendered;

/**
 * A query or a change: an immutable value, which threads can share and which can be executed any number of times. Two
 * statements that are built alike are equal. {@code toString} shows SQL in the standard dialect, never throws and never
 * shows a bound value.
 */
public interface Statement {

    /**
     * The SQL text and the values that an execution sends. The text is made once for a dialect and then kept.
     *
     * @throws io.leanq.render.UnsupportedSqlException if the dialect has no exact form of a part
     * @throws io.leanq.InvalidStatement if no from clause around a column has its table, a param has no value, or a
     *     value is given for a param that does not occur
     */
    Rendered render(Dialect dialect);

    /**
     * Like {@link #render}, for execution: the values are written to the driver one by one, without a list of them.
     *
     * @throws io.leanq.render.UnsupportedSqlException if the dialect has no exact form of a part
     * @throws io.leanq.InvalidStatement if no from clause around a column has its table, or a value is given for a
     *     param that does not occur; {@link BoundSql#writeTo} refuses a param without a value
     */
    BoundSql bound(Dialect dialect);
}
