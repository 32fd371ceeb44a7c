package io.leanq.query;

/**
 * A window with an order and without a frame. Its frame is then {@code RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT
 * ROW}: all rows up to the current one and those that sort like it.
 */
public interface OrderedWindow extends Window {

    /**
     * The window with a frame that counts rows.
     *
     * @throws io.leanq.InvalidStatement if a bound is a length of time
     */
    Window rowsBetween(FrameStart start, FrameEnd end);

    /**
     * The window with a frame by the difference to the sort key of the current row.
     *
     * @throws io.leanq.InvalidStatement if a bound has a distance, and the window has not exactly one sort key, which
     *     is ascending, of type INTEGER, BIGINT or DOUBLE for a number, of type DATE or TIMESTAMP for a
     *     {@code Duration}
     */
    Window rangeBetween(FrameStart start, FrameEnd end);

    @Override
    OrderedWindow named(String name);
}
