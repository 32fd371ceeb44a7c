package io.leanq.query;

import io.leanq.render.Dialect;
import io.leanq.render.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * What has a text, and keeps it for the dialect it was last rendered for. Values of params that are longer than the
 * column beside them need another text, of which the last one is kept too. Thread-safe: what is kept is a record, of
 * which no thread sees half, and two threads at worst render twice.
 */
abstract class KeptText {
    /** The text for values that fit beside their columns, and maybe one for longer values. */
    private record Entry(
            Dialect dialect, SqlText text, @Nullable Longer longer) {}

    /** @param longest the length of the longest value that the text has room for */
    private record Longer(SqlText text, int longest) {}

    /** One field for both texts: each step of a statement is an object with it. */
    private @Nullable Entry last;

    /** @param longest as {@link Dialect#render(io.leanq.tree.QueryNode, int)} has it */
    abstract SqlText rendered(Dialect dialect, int longest);

    /** The kept text, else a new one. */
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
     * The text that is right for these values.
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
