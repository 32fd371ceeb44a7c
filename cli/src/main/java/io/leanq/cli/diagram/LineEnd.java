package io.leanq.cli.diagram;

import java.util.List;

/** The end of a key's line at a box, in crow's foot notation. The line is horizontal or vertical there. */
final class LineEnd {
    private static final double HALF = 5;
    private static final double THICKNESS = 1.2;

    private final Point end;
    private final double dx;
    private final double dy;
    private final String ink;
    private final String paper;

    /**
     * @param end the point at the border of the box
     * @param before the next point of the line
     */
    LineEnd(Point end, Point before, String ink, String paper) {
        this.end = end;
        boolean horizontal = Math.abs(before.x() - end.x()) > Math.abs(before.y() - end.y());
        this.dx = horizontal ? Math.signum(before.x() - end.x()) : 0;
        this.dy = horizontal ? 0 : Math.signum(before.y() - end.y());
        this.ink = ink;
        this.paper = paper;
    }

    /** One row. */
    List<Mark> one() {
        return List.of(bar(6), bar(10));
    }

    /** One row or none. */
    List<Mark> zeroOrOne() {
        return List.of(circle(13), bar(6));
    }

    /** Any number of rows. */
    List<Mark> any() {
        return List.of(circle(15), prong(HALF), prong(-HALF));
    }

    private Mark bar(double distance) {
        return new Mark.Line(List.of(at(distance, -HALF), at(distance, HALF)), ink, THICKNESS);
    }

    private Mark circle(double distance) {
        return new Mark.Circle(at(distance, 0), 4, paper, ink);
    }

    private Mark prong(double side) {
        return new Mark.Line(List.of(at(11, 0), at(0, side)), ink, THICKNESS);
    }

    /** The point at a distance from the box, and at a distance from the line. */
    private Point at(double distance, double side) {
        return end.plus(dx * distance + dy * side, dy * distance + dx * side);
    }
}
