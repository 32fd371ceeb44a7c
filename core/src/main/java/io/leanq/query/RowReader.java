package io.leanq.query;

import io.leanq.type.Cells;
import org.jspecify.annotations.Nullable;

/** Makes a value from the cells that begin at a position. Must be stateless: it is shared between threads. */
@FunctionalInterface
public interface RowReader<R> {

    /** @param at position of the first cell of this value, from 0 */
    @Nullable
    R read(Cells cells, int at);
}
