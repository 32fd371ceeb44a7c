package io.leanq.cli.diagram;

/** A rectangle of the picture, in its units. */
record Area(double x, double y, double width, double height) {
    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    Area moved(double dx, double dy) {
        return new Area(x + dx, y + dy, width, height);
    }
}
