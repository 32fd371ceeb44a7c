package io.leanq.query;

import io.leanq.render.Dialect;
import io.leanq.render.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Something with an SQL text, which is kept for the last dialect it was rendered for. Values of params that are longer
 * than the column beside them need a second text; the last of these is kept too.
 *
 * <p>Thread-safe: the kept texts are a record, so that no thread sees a partial one. Two threads can render the same
 * text twice.
 */
abstract class KeptText {
    /**
     * The text for values that fit the columns beside them, and the text for longer values, null if there was none yet.
     */
    private record Entry(
            Dialect dialect, SqlText text, @Nullable Longer longer) {}

    /** @param longest the length in characters or bytes of the longest value for which the text has room */
    private record Longer(SqlText text, int longest) {}

    /** Both texts in one field, since each step of a statement is an object with this field. */
    private @Nullable Entry last;

    /** @param longest see {@link Dialect#render(io.leanq.tree.QueryNode, int)} */
    abstract SqlText rendered(Dialect dialect, int longest);

    /** The text for values that fit the columns beside them; rendered unless it is kept. */
    SqlText text(Dialect dialect) {
        return entry(dialect).text;
    }

    private Entry entry(Dialect dialect) {
        Entry entry = last;
        if (entry == null || entry.dialect != dialect) {
            entry = new Entry(dialect, made(dialect, 0), null);
            last = entry;
        }
        return entry;
    }

    /**
     * The text for these values; rendered unless it is kept.
     *
     * @throws io.leanq.InvalidStatement if a value is longer than the column it is written to
     */
    final SqlText text(Dialect dialect, ParamValues values) {
        Entry entry = entry(dialect);
        int longest = values.longestBeyond(entry.text.limits());
        if (longest == 0) {
            return entry.text;
        }
        Longer longer = entry.longer;
        if (longer == null || longer.longest < longest) {
            int roomy = roundedUp(longest);
            longer = new Longer(made(dialect, roomy), roomy);
            last = new Entry(dialect, entry.text, longer);
        }
        return longer.text;
    }

    /**
     * The length rounded up to a power of two, so that values of slowly growing lengths do not each need a new text.
     */
    private static int roundedUp(int length) {
        return length > 1 << 29 ? length : Math.max(64, Integer.highestOneBit(length - 1) << 1);
    }

    private SqlText made(Dialect dialect, int longest) {
        try {
            return rendered(dialect, longest);
        } catch (StackOverflowError e) {
            throw StackDepth.tooDeep();
        }
    }
}
