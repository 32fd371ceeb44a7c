package io.leanq.query;

import io.leanq.render.Dialect;
import io.leanq.render.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * What has a text, and keeps it for the dialect it was last rendered for. Thread-safe: an entry is a record, of which
 * no thread sees half, and two threads at worst render twice.
 */
abstract class KeptText {
    private record Entry(Dialect dialect, SqlText text) {}

    private @Nullable Entry last;

    abstract SqlText rendered(Dialect dialect);

    /** The kept text, else a new one. */
    SqlText text(Dialect dialect) {
        Entry entry = last;
        if (entry == null || entry.dialect != dialect) {
            entry = new Entry(dialect, made(dialect));
            last = entry;
        }
        return entry.text;
    }

    private SqlText made(Dialect dialect) {
        try {
            return rendered(dialect);
        } catch (StackOverflowError e) {
            throw Nesting.tooDeep();
        }
    }
}
