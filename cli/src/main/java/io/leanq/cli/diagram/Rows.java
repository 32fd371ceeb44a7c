package io.leanq.cli.diagram;

/** Places boxes without keys in rows, below those that are placed already. */
final class Rows {
    private static final double LEAST_WIDTH = 900;
    private static final double GAP = 22;

    private final double wanted;
    private double right;
    private double bottom;
    private double x;
    private double y;

    /**
     * @param width the width that is taken already, 0 if nothing is placed
     * @param height the height that is taken already
     */
    Rows(double width, double height) {
        this.wanted = Math.max(width, LEAST_WIDTH);
        this.right = width;
        this.bottom = height;
        this.y = height == 0 ? 0 : height + GAP;
    }

    Area next(BoxShape shape) {
        if (x > 0 && x + shape.width() > wanted) {
            x = 0;
            y = bottom + GAP;
        }
        Area place = new Area(x, y, shape.width(), shape.height());
        x = place.right() + GAP;
        right = Math.max(right, place.right());
        bottom = Math.max(bottom, place.bottom());
        return place;
    }

    double right() {
        return right;
    }

    double bottom() {
        return bottom;
    }
}
