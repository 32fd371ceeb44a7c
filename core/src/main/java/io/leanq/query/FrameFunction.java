package io.leanq.query;

/**
 * A window function that looks at a frame, such as {@code firstValue(x)}. It is no expression before {@link #over}.
 * Immutable.
 *
 * @param <K> the kind of its value
 */
@FunctionalInterface
public interface FrameFunction<K> {

    /** The value of the function for each row. */
    K over(Window window);
}
