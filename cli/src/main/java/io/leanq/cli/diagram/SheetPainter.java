package io.leanq.cli.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws a diagram on a sheet. */
final class SheetPainter {
    private static final double MARGIN = 20;
    private static final double TITLE_SIZE = 18;
    private static final double TITLE_HEIGHT = 36;
    private static final double FRAME_TEXT = 13;

    private static final String PAPER = "#ffffff";
    private static final String INK = "#1b2733";
    private static final String PALE_INK = "#5d6b78";
    private static final String BORDER = "#5b7083";
    private static final String TABLE_HEAD = "#d6e4f2";
    private static final String VIEW_HEAD = "#e3eedd";
    private static final String FRAME = "#f4f6f8";
    private static final String FRAME_BORDER = "#bcc6d0";
    private static final String PRIMARY = "#8a5a00";
    private static final String FOREIGN = "#0a58a8";

    /** The colours of lines. Those to one table have one colour, so that they are told from lines that they cross. */
    private static final List<String> LINES =
            List.of("#2f6f9f", "#a8562a", "#3d7d4a", "#8a3f7d", "#6b6b1f", "#b03a48", "#4b4fa3", "#3f7f80", "#6a5a4f");

    private final Diagram diagram;
    private final List<BoxShape> shapes;
    private final Layout layout;
    private final double top;
    private final Map<Integer, String> lineColours = new HashMap<>();
    private final List<Mark> marks = new ArrayList<>();

    private SheetPainter(Diagram diagram, Direction direction) {
        this.diagram = diagram;
        this.shapes = BoxShape.all(diagram);
        this.layout = DiagramLayout.of(diagram, shapes, direction);
        this.top = diagram.title().isPresent() ? MARGIN + TITLE_HEIGHT : MARGIN;
        for (Diagram.Key key : diagram.keys()) {
            lineColours.putIfAbsent(key.parent(), LINES.get(lineColours.size() % LINES.size()));
        }
    }

    static Sheet paint(Diagram diagram, Direction direction) {
        return new SheetPainter(diagram, direction).paint();
    }

    private Sheet paint() {
        String title = PlainNames.of(diagram.title().orElse(""));
        Mark.Text heading =
                new Mark.Text(new Point(MARGIN, MARGIN + TITLE_SIZE), title, Typeface.BOLD, TITLE_SIZE, INK);
        double width = Math.ceil(Math.max(layout.width(), heading.width()) + 2 * MARGIN);
        double height = Math.ceil(layout.height() + top + MARGIN);
        marks.add(new Mark.Rectangle(new Area(0, 0, width, height), PAPER, PAPER, false));
        if (!title.isEmpty()) {
            marks.add(heading);
        }
        layout.frames().forEach(this::frame);
        for (int i = 0; i < diagram.keys().size(); i++) {
            key(diagram.keys().get(i), layout.routes().get(i));
        }
        ends();
        for (int i = 0; i < shapes.size(); i++) {
            box(shapes.get(i), layout.boxes().get(i).moved(MARGIN, top));
        }
        return new Sheet(title, width, height, marks);
    }

    private void frame(Layout.Frame frame) {
        Area area = frame.area().moved(MARGIN, top);
        String name = PlainNames.of(frame.name());
        Point start = new Point(area.x() + 12, area.y() + 21);
        marks.add(new Mark.Part(
                "group",
                name,
                List.of(
                        new Mark.Rectangle(area, FRAME, FRAME_BORDER, false),
                        new Mark.Text(start, name, Typeface.BOLD, FRAME_TEXT, PALE_INK))));
    }

    private void key(Diagram.Key key, Layout.Route route) {
        List<Point> points =
                route.points().stream().map(point -> point.plus(MARGIN, top)).toList();
        String ink = lineColours.get(key.parent());
        List<Mark> drawn = new ArrayList<>();
        drawn.add(new Mark.Line(points, ink, 1.2));
        route.junctions().forEach(point -> drawn.add(new Mark.Circle(point.plus(MARGIN, top), 2.5, ink, ink)));
        marks.add(new Mark.Part("key", words(key), drawn));
    }

    /** The ends stand above all lines, and an end that keys share is drawn once. */
    private void ends() {
        Map<Point, List<Mark>> ends = new LinkedHashMap<>();
        for (int i = 0; i < diagram.keys().size(); i++) {
            Diagram.Key key = diagram.keys().get(i);
            List<Point> points = layout.routes().get(i).points();
            int last = points.size() - 1;
            String ink = lineColours.get(key.parent());
            Point start = points.get(0).plus(MARGIN, top);
            LineEnd parent = new LineEnd(start, points.get(1).plus(MARGIN, top), ink, PAPER);
            ends.putIfAbsent(start, key.optional() ? parent.zeroOrOne() : parent.one());
            Point end = points.get(last).plus(MARGIN, top);
            LineEnd child = new LineEnd(end, points.get(last - 1).plus(MARGIN, top), ink, PAPER);
            ends.put(end, key.unique() ? child.zeroOrOne() : child.any());
        }
        ends.values().forEach(marks::addAll);
    }

    private String words(Diagram.Key key) {
        Diagram.Box child = diagram.boxes().get(key.child());
        Diagram.Box parent = diagram.boxes().get(key.parent());
        return PlainNames.of(key.name() + ": " + child.name() + " (" + String.join(", ", key.columns()) + ") → "
                + parent.name() + " (" + String.join(", ", key.target()) + ")");
    }

    private void box(BoxShape shape, Area area) {
        Diagram.Box box = shape.box();
        List<Mark> drawn = new ArrayList<>();
        Area head = new Area(area.x(), area.y(), area.width(), shape.headHeight());
        drawn.add(new Mark.Rectangle(area, PAPER, BORDER, box.view()));
        drawn.add(new Mark.Rectangle(head, box.view() ? VIEW_HEAD : TABLE_HEAD, BORDER, box.view()));
        double left = area.x() + BoxShape.PADDING;
        drawn.add(new Mark.Text(
                new Point(left, area.y() + shape.headHeight() / 2 + 4.5),
                BoxShape.title(box),
                Typeface.BOLD,
                BoxShape.TITLE_SIZE,
                INK));
        for (int i = 0; i < box.columns().size(); i++) {
            column(drawn, shape, box.columns().get(i), new Point(left, baseline(shape, area, i)));
        }
        if (box.hidden() > 0) {
            Point start = new Point(
                    left + shape.marksWidth(),
                    baseline(shape, area, box.columns().size()));
            drawn.add(new Mark.Text(start, BoxShape.more(box), Typeface.PLAIN, BoxShape.TEXT_SIZE, PALE_INK));
        }
        marks.add(new Mark.Part(box.view() ? "view" : "table", BoxShape.title(box), drawn));
    }

    private static double baseline(BoxShape shape, Area area, int line) {
        return area.y() + shape.middle(line) + 4.5;
    }

    private static void column(List<Mark> drawn, BoxShape shape, Diagram.Column column, Point start) {
        String marks = BoxShape.marks(column);
        if (!marks.isEmpty()) {
            String ink = column.primary() ? PRIMARY : FOREIGN;
            drawn.add(new Mark.Text(start.plus(0, -0.5), marks, Typeface.BOLD, BoxShape.MARK_SIZE, ink));
        }
        Point name = start.plus(shape.marksWidth(), 0);
        drawn.add(new Mark.Text(name, PlainNames.of(column.name()), Typeface.PLAIN, BoxShape.TEXT_SIZE, INK));
        Point type = name.plus(shape.namesWidth(), 0);
        drawn.add(new Mark.Text(type, BoxShape.type(column), Typeface.PLAIN, BoxShape.TEXT_SIZE, PALE_INK));
    }
}
