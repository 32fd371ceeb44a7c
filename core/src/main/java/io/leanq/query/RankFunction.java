package io.leanq.query;

/**
 * A window function that needs an order and has no frame, such as {@code rowNumber()}. It is no expression before
 * {@link #over}. Immutable.
 *
 * @param <K> the kind of its value
 */
@FunctionalInterface
public interface RankFunction<K> {

    /** The value of the function for each row. */
    K over(OrderedWindow window);
}
