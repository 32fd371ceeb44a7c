package io.leanq.testkit.random;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one partition of a window, in its order. */
final class Partition {
    private final List<Line> lines;
    private final Comparator<Line> order;

    /** A row with its number among all rows and its sort keys. */
    private record Line(int number, Frame frame, @Nullable Object[] keys) {}

    private Partition(List<Line> lines, Comparator<Line> order) {
        this.lines = lines;
        this.order = order;
    }

    static List<Partition> of(List<Frame> frames, List<Term> keys, List<SortTerm> order) {
        Comparator<@Nullable Object[]> comparator =
                Direction.comparator(order.stream().map(SortTerm::direction).toList());
        List<Kind> kinds = keys.stream().map(Term::kind).toList();
        Map<Object, List<Line>> partitions = new LinkedHashMap<>();
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            @Nullable
            Object[] key = keys.stream().map(term -> term.value(frame)).toArray();
            @Nullable
            Object[] sorted =
                    order.stream().map(term -> term.term().value(frame)).toArray();
            partitions
                    .computeIfAbsent(Rows.canonical(kinds, key), ignored -> new ArrayList<>())
                    .add(new Line(i, frame, sorted));
        }
        Comparator<Line> lines = (a, b) -> comparator.compare(a.keys(), b.keys());
        return partitions.values().stream()
                .map(rows -> new Partition(rows.stream().sorted(lines).toList(), lines))
                .toList();
    }

    int size() {
        return lines.size();
    }

    /** The number of the row at this place among all rows of the select. */
    int number(int place) {
        return lines.get(place).number();
    }

    Frame frame(int place) {
        return lines.get(place).frame();
    }

    boolean hasTies() {
        for (int i = 1; i < size(); i++) {
            if (isPeer(i - 1, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPeer(int one, int other) {
        return order.compare(lines.get(one), lines.get(other)) == 0;
    }

    int firstPeer(int place) {
        int first = place;
        while (first > 0 && isPeer(first - 1, place)) {
            first--;
        }
        return first;
    }

    int lastPeer(int place) {
        int last = place;
        while (last + 1 < size() && isPeer(last + 1, place)) {
            last++;
        }
        return last;
    }

    /** The number of different sort keys before the row. */
    int peersBefore(int place) {
        int different = 0;
        for (int i = firstPeer(place); i > 0; i = firstPeer(i - 1)) {
            different++;
        }
        return different;
    }

    /** @param frame the frame; null for all rows up to the current one and its peers */
    List<Frame> inFrame(int place, @Nullable WindowFrame frame) {
        List<Frame> inside = new ArrayList<>();
        int last = frame == null ? lastPeer(place) : size() - 1;
        for (int i = 0; i <= last; i++) {
            if (frame == null || isInside(place, i, frame)) {
                inside.add(lines.get(i).frame());
            }
        }
        return inside;
    }

    private boolean isInside(int place, int row, WindowFrame frame) {
        return (frame.start().isUnbounded() || distance(place, row, frame.unit()) >= offset(frame.start()))
                && (frame.end().isUnbounded() || distance(place, row, frame.unit()) <= offset(frame.end()));
    }

    private static long offset(WindowFrame.Bound bound) {
        return (long) bound.side() * bound.distance();
    }

    /** How far the row is behind the current one. */
    private long distance(int place, int row, WindowFrame.Unit unit) {
        return switch (unit) {
            case ROWS -> row - place;
            case PEERS -> isPeer(place, row) ? 0 : row - place;
            case RANGE ->
                (Long) java.util.Objects.requireNonNull(lines.get(row).keys()[0])
                        - (Long) java.util.Objects.requireNonNull(
                                lines.get(place).keys()[0]);
        };
    }
}
