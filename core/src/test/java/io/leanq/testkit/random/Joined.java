package io.leanq.testkit.random;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source of a select with its join to the sources before it.
 *
 * @param on the join condition; null for the first source and for CROSS
 */
record Joined(How how, Instance source, @Nullable Term on) {

    /** The kinds of joins. */
    enum How {
        FIRST,
        CROSS,
        INNER,
        LEFT,
        RIGHT
    }

    /** The frames of all combinations of rows that the joins produce. */
    static List<Frame> frames(List<Joined> from, @Nullable Frame outer) {
        List<Instance> sources = new ArrayList<>();
        List<Frame> frames = List.of(new Frame(outer, List.of(), List.of(), null));
        for (Joined joined : from) {
            sources.add(joined.source);
            frames = joined.joinedTo(frames, List.copyOf(sources), outer);
        }
        return frames;
    }

    private List<Frame> joinedTo(List<Frame> before, List<Instance> sources, @Nullable Frame outer) {
        List<Frame> after = new ArrayList<>();
        List<@Nullable Object[]> shared = source.isLateral() ? List.of() : source.rows(outer);
        boolean[] found = new boolean[shared.size()];
        for (Frame left : before) {
            List<@Nullable Object[]> rows = source.isLateral() ? source.rows(left) : shared;
            boolean any = false;
            for (int i = 0; i < rows.size(); i++) {
                Frame both = extended(left, sources, rows.get(i));
                if (on == null || Boolean.TRUE.equals(on.value(both))) {
                    any = true;
                    if (how == How.RIGHT) {
                        found[i] = true;
                    }
                    after.add(both);
                }
            }
            if (!any && how == How.LEFT) {
                after.add(extended(left, sources, null));
            }
        }
        for (int i = 0; i < found.length; i++) {
            if (how == How.RIGHT && !found[i]) {
                List<@Nullable Object @Nullable []> missing = new ArrayList<>();
                for (int j = 1; j < sources.size(); j++) {
                    missing.add(null);
                }
                missing.add(shared.get(i));
                after.add(new Frame(outer, sources, missing, null));
            }
        }
        return after;
    }

    private static Frame extended(Frame left, List<Instance> sources, @Nullable Object @Nullable [] row) {
        List<@Nullable Object @Nullable []> rows = new ArrayList<>(left.rows());
        rows.add(row);
        return new Frame(left.outer(), sources, rows, null);
    }
}
