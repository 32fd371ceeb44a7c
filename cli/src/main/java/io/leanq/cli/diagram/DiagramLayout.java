package io.leanq.cli.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.core.util.ElkUtil;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places the boxes that keys connect, in layers, and routes the keys, by the Eclipse Layout Kernel. The same diagram gets
 * the same layout each time. A key begins at its column; keys to the same table share a line where they can, one for
 * those that need a row and one for those that can be NULL.
 */
final class DiagramLayout {
    private static final double FRAME_TITLE = 24;
    private static final double FRAME_PADDING = 14;

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private final Diagram diagram;
    private final Direction direction;
    private final List<BoxShape> shapes;
    private final KeyHeights heights;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> frames = new TreeMap<>();
    private final Map<Integer, ElkNode> nodes = new HashMap<>();
    private final Map<String, ElkPort> ports = new HashMap<>();

    private DiagramLayout(Diagram diagram, List<BoxShape> shapes, Direction direction) {
        this.diagram = diagram;
        this.shapes = shapes;
        this.direction = direction;
        this.heights = new KeyHeights(diagram, shapes);
    }

    static Layout of(Diagram diagram, List<BoxShape> shapes, Direction direction) {
        return new DiagramLayout(diagram, shapes, direction).place();
    }

    private Layout place() {
        layered(root);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(0));
        boolean grouped = diagram.boxes().stream().anyMatch(box -> box.group().isPresent());
        if (grouped) {
            root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        }
        for (int i = 0; i < shapes.size(); i++) {
            if (diagram.boxes().get(i).group().isPresent() || isConnected(i)) {
                nodes.put(i, node(i));
            }
        }
        List<ElkEdge> edges = diagram.keys().stream().map(this::edge).toList();
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return found(edges);
    }

    private boolean isConnected(int box) {
        return diagram.keys().stream().anyMatch(key -> key.child() == box || key.parent() == box);
    }

    private void layered(ElkNode graph) {
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(
                CoreOptions.DIRECTION,
                direction == Direction.RIGHT
                        ? org.eclipse.elk.core.options.Direction.RIGHT
                        : org.eclipse.elk.core.options.Direction.DOWN);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        graph.setProperty(LayeredOptions.THOROUGHNESS, 30);
        graph.setProperty(CoreOptions.RANDOM_SEED, 1);
        graph.setProperty(CoreOptions.ASPECT_RATIO, 1.5);
        graph.setProperty(CoreOptions.SPACING_NODE_NODE, 22.0);
        graph.setProperty(CoreOptions.SPACING_EDGE_NODE, 16.0);
        graph.setProperty(CoreOptions.SPACING_EDGE_EDGE, 10.0);
        graph.setProperty(CoreOptions.SPACING_NODE_SELF_LOOP, 26.0);
        graph.setProperty(CoreOptions.SPACING_COMPONENT_COMPONENT, 30.0);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 52.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 26.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
    }

    private ElkNode node(int box) {
        BoxShape shape = shapes.get(box);
        ElkNode inside = diagram.boxes().get(box).group().map(this::frame).orElse(root);
        ElkNode node = ElkGraphUtil.createNode(inside);
        node.setDimensions(shape.width(), shape.height());
        node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        return node;
    }

    private ElkNode frame(String name) {
        return frames.computeIfAbsent(name, absent -> {
            ElkNode frame = ElkGraphUtil.createNode(root);
            layered(frame);
            frame.setProperty(
                    CoreOptions.PADDING,
                    new ElkPadding(FRAME_PADDING + FRAME_TITLE, FRAME_PADDING, FRAME_PADDING, FRAME_PADDING));
            return frame;
        });
    }

    private ElkEdge edge(Diagram.Key key) {
        ElkEdge edge = ElkGraphUtil.createEdge(null);
        edge.getSources().add(parentEnd(key));
        edge.getTargets().add(childEnd(key));
        ElkGraphUtil.updateContainment(edge);
        return edge;
    }

    private ElkPort parentEnd(Diagram.Key key) {
        BoxShape shape = shapes.get(key.parent());
        boolean both = diagram.keys().stream()
                .anyMatch(each -> each.parent() == key.parent() && each.optional() != key.optional());
        double share = !both ? 0.5 : key.optional() ? 0.75 : 0.25;
        return direction == Direction.RIGHT
                ? port(key.parent(), PortSide.EAST, shape.width(), shape.headHeight() * share)
                : port(key.parent(), PortSide.SOUTH, shape.width() * share, shape.height());
    }

    private ElkPort childEnd(Diagram.Key key) {
        BoxShape shape = shapes.get(key.child());
        if (direction == Direction.RIGHT) {
            return port(key.child(), PortSide.WEST, 0, heights.of(key));
        }
        List<Diagram.Key> all = diagram.keysOf(key.child());
        double place = (all.indexOf(key) + 1.0) / (all.size() + 1.0);
        return port(key.child(), PortSide.NORTH, shape.width() * place, 0);
    }

    private ElkPort port(int box, PortSide side, double x, double y) {
        return ports.computeIfAbsent(box + " " + side + " " + x + " " + y, absent -> {
            ElkPort port = ElkGraphUtil.createPort(nodes.get(box));
            port.setLocation(x, y);
            port.setProperty(CoreOptions.PORT_SIDE, side);
            return port;
        });
    }

    private Layout found(List<ElkEdge> edges) {
        List<Layout.Frame> found = new ArrayList<>();
        frames.forEach((name, node) -> found.add(new Layout.Frame(name, area(node))));
        List<Layout.Route> routes = edges.stream().map(DiagramLayout::route).toList();
        Rows rows = new Rows(root.getWidth(), root.getHeight());
        List<Area> places = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            ElkNode node = nodes.get(i);
            places.add(node == null ? rows.next(shapes.get(i)) : area(node));
        }
        return new Layout(rows.right(), rows.bottom(), places, found, routes);
    }

    private static Area area(ElkNode node) {
        KVector corner = ElkUtil.absolutePosition(node);
        return new Area(corner.x, corner.y, node.getWidth(), node.getHeight());
    }

    private static Layout.Route route(ElkEdge edge) {
        KVector origin = new KVector();
        ElkUtil.toAbsolute(origin, edge.getContainingNode());
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new Point(origin.x + section.getStartX(), origin.y + section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new Point(origin.x + bend.getX(), origin.y + bend.getY()));
            }
            points.add(new Point(origin.x + section.getEndX(), origin.y + section.getEndY()));
        }
        List<Point> junctions = edge.getProperty(CoreOptions.JUNCTION_POINTS).stream()
                .map(point -> new Point(origin.x + point.x, origin.y + point.y))
                .toList();
        return new Layout.Route(points, junctions);
    }
}
