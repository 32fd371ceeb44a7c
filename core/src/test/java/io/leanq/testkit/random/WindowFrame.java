package io.leanq.testkit.random;

import io.leanq.query.Dsl;
import io.leanq.query.FrameEnd;
import io.leanq.query.FrameStart;
import io.leanq.query.OrderedWindow;
import io.leanq.query.Window;

/**
 * The frame of a window.
 *
 * @param unit whether bounds count rows, rows that sort alike, or are differences to the sort key
 */
record WindowFrame(Unit unit, Bound start, Bound end) {

    /** What the bounds count. */
    enum Unit {
        ROWS,
        /** A range without distances. */
        PEERS,
        /** A range with distances to the only sort key, a whole number that is never NULL and ascends. */
        RANGE
    }

    /**
     * A bound.
     *
     * @param side -1 before the current row, 0 at it, 1 behind it
     * @param distance the distance; -1 for the end of the partition
     */
    record Bound(int side, int distance) {

        static Bound of(int side, Choice choice, boolean distances) {
            return new Bound(side, side == 0 ? 0 : distances && choice.percent(65) ? choice.below(4) : -1);
        }

        boolean isUnbounded() {
            return distance < 0;
        }

        private boolean isDistance() {
            return side != 0 && !isUnbounded();
        }

        private FrameStart start() {
            if (isUnbounded()) {
                return Dsl.unboundedPreceding();
            }
            return side == 0 ? Dsl.currentRow() : side < 0 ? Dsl.preceding(distance) : Dsl.following(distance);
        }

        private FrameEnd end() {
            if (isUnbounded()) {
                return Dsl.unboundedFollowing();
            }
            return side == 0 ? Dsl.currentRow() : side < 0 ? Dsl.preceding(distance) : Dsl.following(distance);
        }
    }

    /** A frame that does not end before it starts. */
    static WindowFrame of(Unit unit, Choice choice) {
        int start = choice.of(-1, -1, -1, 0, 1);
        int end = choice.of(-1, 0, 0, 1, 1);
        if (unit == Unit.PEERS) {
            start = Math.min(start, 0);
            end = Math.max(end, 0);
        }
        Bound from = Bound.of(Math.min(start, end), choice, unit != Unit.PEERS);
        Bound to = Bound.of(Math.max(start, end), choice, unit != Unit.PEERS);
        boolean outside = from.side() > 0 && from.isUnbounded() || to.side() < 0 && to.isUnbounded();
        return outside ? of(unit, choice) : new WindowFrame(unit, from, to);
    }

    Window of(OrderedWindow window) {
        return unit == Unit.ROWS
                ? window.rowsBetween(start.start(), end.end())
                : window.rangeBetween(start.start(), end.end());
    }

    boolean hasDistance() {
        return start.isDistance() || end.isDistance();
    }

    boolean endsWithPartition() {
        return end.isUnbounded();
    }

    @Override
    public String toString() {
        return unit.name().toLowerCase(java.util.Locale.ROOT) + " "
                + (start.isUnbounded() ? "unbounded" : Integer.toString(start.side() * start.distance())) + " to "
                + (end.isUnbounded() ? "unbounded" : Integer.toString(end.side() * end.distance()));
    }
}
