package io.leanq.cli.diagram;

import java.util.List;

/**
 * Where everything stands.
 *
 * @param boxes the places of the boxes, in the diagram's order
 * @param frames the frames of groups, by name
 * @param routes the lines of the keys, in the diagram's order
 */
record Layout(double width, double height, List<Area> boxes, List<Frame> frames, List<Route> routes) {
    Layout {
        boxes = List.copyOf(boxes);
        frames = List.copyOf(frames);
        routes = List.copyOf(routes);
    }

    /** The frame of a group. */
    record Frame(String name, Area area) {}

    /**
     * The line of a key, from the box that is referenced to the box that has the key.
     *
     * @param junctions points in which lines part that come from the same place
     */
    record Route(List<Point> points, List<Point> junctions) {
        Route {
            points = List.copyOf(points);
            junctions = List.copyOf(junctions);
        }
    }
}
