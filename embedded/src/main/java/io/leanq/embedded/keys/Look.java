package io.leanq.embedded.keys;

import io.leanq.embedded.keys.KeyLocks.Key;
import io.leanq.embedded.keys.KeyLocks.Mode;
import org.h2.result.Row;
import org.jspecify.annotations.Nullable;

/**
 * What is to be looked at because a row has changed.
 *
 * @param mode shared for a child, owned for a parent
 * @param key of the parent
 * @param before the row, null for one that was put in
 * @param after the row, null for one that is gone
 */
record Look(
        ForeignKey constraint,
        Mode mode,
        Key key,
        @Nullable Row before,
        @Nullable Row after) {
    /** The row that has the key: a child as it is now, a parent as it was. */
    Row row() {
        Row row = mode == Mode.SHARED ? after : before;
        if (row == null) {
            throw new IllegalStateException("a look without its row");
        }
        return row;
    }
}
