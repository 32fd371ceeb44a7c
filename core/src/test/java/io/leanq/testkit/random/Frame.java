package io.leanq.testkit.random;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The rows for which an expression is computed: one row of each source, or a group of such frames, and the frame of the
 * query around.
 *
 * @param rows the rows by the place of their source; null for a row that an outer join did not find
 * @param group the frames of a group; null in a query without groups
 * @param place its place among the rows that window functions see; null before there are any
 * @param crossed becomes true when a value is looked for in this frame or around it; null where nobody asks
 */
record Frame(
        @Nullable Frame outer,
        List<Instance> sources,
        List<@Nullable Object @Nullable []> rows,
        @Nullable List<Frame> group,
        WindowRows.@Nullable Place place,
        @Nullable AtomicBoolean crossed) {

    Frame(
            @Nullable Frame outer,
            List<Instance> sources,
            List<@Nullable Object @Nullable []> rows,
            @Nullable List<Frame> group) {
        this(outer, sources, rows, group, null, null);
    }

    /** A frame around a query that tells whether the query reads anything outside of it. */
    Frame border(AtomicBoolean crossing) {
        return new Frame(this, List.of(), List.of(), null, null, crossing);
    }

    /** The same frame among the rows of its select. */
    Frame at(WindowRows.Place among) {
        return new Frame(outer, sources, rows, group, among, null);
    }

    /** The value of a source's column in the nearest frame that has the source. */
    @Nullable
    Object value(Instance source, int column) {
        for (Frame at = this; at != null; at = at.outer) {
            if (at.crossed != null) {
                at.crossed.set(true);
            }
            int place = at.sources.indexOf(source);
            if (place >= 0) {
                @Nullable Object[] row = at.rows.get(place);
                return row == null ? null : row[column];
            }
        }
        throw new IllegalStateException(source + " is in no frame");
    }
}
