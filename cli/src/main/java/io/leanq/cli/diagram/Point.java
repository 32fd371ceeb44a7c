package io.leanq.cli.diagram;

/** A point of the picture, in its units, from the top left corner. */
record Point(double x, double y) {
    Point plus(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }
}
