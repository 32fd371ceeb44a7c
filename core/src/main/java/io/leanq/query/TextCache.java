package io.leanq.query;

import io.leanq.render.Dialect;
import io.leanq.render.SqlText;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The text of a statement for the dialect it was last rendered for, shared by all copies of the statement that differ in
 * param values only. Thread-safe: an entry is published whole, and two threads at worst render twice.
 */
final class TextCache {
    private record Entry(Dialect dialect, SqlText text) {}

    private volatile @Nullable Entry last;

    SqlText get(Dialect dialect, Supplier<SqlText> render) {
        Entry entry = last;
        if (entry == null || entry.dialect != dialect) {
            entry = new Entry(dialect, Nesting.guarded(render));
            last = entry;
        }
        return entry.text;
    }
}
