package io.leanq.query;

import io.leanq.render.Dialect;
import io.leanq.render.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * What has a text, and keeps it for the dialect it was last rendered for. Values of params that are longer than the column
 * beside them need another text, of which the last one is kept too. Thread-safe: an entry is a record, of which no thread sees
 * half, and two threads at worst render twice.
 */
abstract class KeptText {
    /** @param longest the length of values that the text has room for; 0 where they fit beside their columns */
    private record Entry(Dialect dialect, SqlText text, int longest) {}

    private @Nullable Entry last;
    private @Nullable Entry lastOfLongValues;

    /** @param longest as {@link Dialect#render(io.leanq.tree.QueryNode, int)} has it */
    abstract SqlText rendered(Dialect dialect, int longest);

    /** The kept text, else a new one. */
    SqlText text(Dialect dialect) {
        Entry entry = last;
        if (entry == null || entry.dialect != dialect) {
            entry = new Entry(dialect, made(dialect, 0), 0);
            last = entry;
        }
        return entry.text;
    }

    /**
     * The text that is right for these values.
     *
     * @throws io.leanq.InvalidStatement if a value is longer than the column it is written to
     */
    final SqlText text(Dialect dialect, ParamValues values) {
        SqlText text = text(dialect);
        int longest = values.longestBeyond(text.limits());
        return longest == 0 ? text : textOfLongValues(dialect, longest);
    }

    private SqlText textOfLongValues(Dialect dialect, int longest) {
        Entry entry = lastOfLongValues;
        if (entry == null || entry.dialect != dialect || entry.longest < longest) {
            int roomy = roundedUp(longest);
            entry = new Entry(dialect, made(dialect, roomy), roomy);
            lastOfLongValues = entry;
        }
        return entry.text;
    }

    /** To a power of two, so that values of slowly growing lengths do not each make a text. */
    private static int roundedUp(int length) {
        return length > 1 << 29 ? length : Math.max(64, Integer.highestOneBit(length - 1) << 1);
    }

    private SqlText made(Dialect dialect, int longest) {
        try {
            return rendered(dialect, longest);
        } catch (StackOverflowError e) {
            throw Nesting.tooDeep();
        }
    }
}
