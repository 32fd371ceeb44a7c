package io.leanq.testkit.random;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a select that its window functions see, with the values already computed. Not thread-safe. */
final class WindowRows {
    private final List<Frame> frames;
    private final Map<WindowTerm, @Nullable Object[]> values = new IdentityHashMap<>();

    /** One row among the others. */
    record Place(WindowRows rows, int number) {

        @Nullable
        Object value(WindowTerm term) {
            return rows.values.computeIfAbsent(term, one -> one.values(rows.frames))[number];
        }
    }

    private WindowRows(List<Frame> frames) {
        this.frames = frames;
    }

    /** The frames, each with its place among all of them. */
    static List<Frame> placed(List<Frame> frames) {
        WindowRows rows = new WindowRows(frames);
        List<Frame> placed = new ArrayList<>(frames.size());
        for (int i = 0; i < frames.size(); i++) {
            placed.add(frames.get(i).at(new Place(rows, i)));
        }
        return placed;
    }
}
