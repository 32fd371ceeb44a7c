package io.leanq.query;

import io.leanq.type.Cells;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value from consecutive cells of a row. Implementations must be stateless, since threads share them.
 *
 * @param <R> the Java type of the value
 */
@FunctionalInterface
public interface RowReader<R> {

    /**
     * @param at the position of the value's first cell, counted from 0
     * @return null if the value is NULL
     */
    @Nullable
    R read(Cells cells, int at);
}
