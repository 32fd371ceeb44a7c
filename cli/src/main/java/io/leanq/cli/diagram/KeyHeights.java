package io.leanq.cli.diagram;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The heights in which keys leave the boxes that have them: the middle of the key's columns. Keys of the same columns get
 * heights beside each other, while there is room in the box, so that the lines to two tables do not look like one.
 */
final class KeyHeights {
    private static final double STEP = 6;

    private final Diagram diagram;
    private final List<BoxShape> shapes;
    private final Map<Diagram.Key, Double> heights = new HashMap<>();

    KeyHeights(Diagram diagram, List<BoxShape> shapes) {
        this.diagram = diagram;
        this.shapes = shapes;
        Set<List<Number>> taken = new HashSet<>();
        diagram.keys().stream()
                .sorted(Comparator.comparing(key -> key.columns().size()))
                .forEach(key -> {
                    double height = wanted(key);
                    double bottom = shapes.get(key.child()).height() - STEP / 2;
                    while (!taken.add(List.of(key.child(), height)) && height + STEP < bottom) {
                        height += STEP;
                    }
                    heights.put(key, height);
                });
    }

    /** From the top of the box. */
    double of(Diagram.Key key) {
        return heights.get(key);
    }

    private double wanted(Diagram.Key key) {
        BoxShape shape = shapes.get(key.child());
        return diagram.lines(key).stream()
                .mapToDouble(shape::middle)
                .average()
                .orElseGet(() -> share(key) * shape.height());
    }

    /** The place of a key among those of its box, between 0 and 1. */
    private double share(Diagram.Key key) {
        List<Diagram.Key> all = diagram.keysOf(key.child());
        return (all.indexOf(key) + 1.0) / (all.size() + 1.0);
    }
}
