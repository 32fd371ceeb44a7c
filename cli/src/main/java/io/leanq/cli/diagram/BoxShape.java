package io.leanq.cli.diagram;

import java.util.List;
import java.util.stream.IntStream;

/** The measures of a box: the name on top, a line for each column with its marks, its name and its type. */
record BoxShape(Diagram.Box box, double marksWidth, double namesWidth, double width, double headHeight, double height) {
    private static final double TITLE_HEIGHT = 28;
    static final double LINE_HEIGHT = 18;
    static final double TITLE_SIZE = 13;
    static final double TEXT_SIZE = 12;
    static final double MARK_SIZE = 9;
    static final double PADDING = 9;
    private static final double GAP = 12;
    private static final double BOTTOM = 4;
    private static final double KEY_HEIGHT = 12;

    /** @param keys the number of keys that the box has: without columns, the name makes room for their lines */
    private static BoxShape of(Diagram.Box box, int keys) {
        double marks = 0;
        double names = 0;
        double types = 0;
        for (Diagram.Column column : box.columns()) {
            marks = Math.max(marks, Typeface.BOLD.width(marks(column), MARK_SIZE));
            names = Math.max(names, Typeface.PLAIN.width(PlainNames.of(column.name()), TEXT_SIZE));
            types = Math.max(types, Typeface.PLAIN.width(type(column), TEXT_SIZE));
        }
        double left = marks == 0 ? 0 : marks + GAP / 2;
        double table = left + names + GAP + types;
        double title = Typeface.BOLD.width(title(box), TITLE_SIZE);
        double more = Typeface.PLAIN.width(more(box), TEXT_SIZE) + left;
        double width = Math.ceil(Math.max(Math.max(table, title), more) + 2 * PADDING);
        double head = box.columns().isEmpty() ? Math.max(TITLE_HEIGHT, keys * KEY_HEIGHT + BOTTOM) : TITLE_HEIGHT;
        double height = head + (box.lines() == 0 ? 0 : box.lines() * LINE_HEIGHT + BOTTOM);
        return new BoxShape(box, left, names + GAP, width, head, height);
    }

    static String title(Diagram.Box box) {
        return PlainNames.of(box.name());
    }

    static String marks(Diagram.Column column) {
        if (column.primary()) {
            return column.foreign() ? "PK FK" : "PK";
        }
        return column.foreign() ? "FK" : "";
    }

    static String type(Diagram.Column column) {
        return column.nullable() ? column.type() + " NULL" : column.type();
    }

    /** What the last line says of columns that are not listed. */
    static String more(Diagram.Box box) {
        return box.hidden() == 0 ? "" : box.hidden() == 1 ? "1 more column" : box.hidden() + " more columns";
    }

    /** The middle of a line, from the top of the box. */
    double middle(int line) {
        return headHeight + (line + 0.5) * LINE_HEIGHT;
    }

    static List<BoxShape> all(Diagram diagram) {
        return IntStream.range(0, diagram.boxes().size())
                .mapToObj(i -> of(diagram.boxes().get(i), diagram.keysOf(i).size()))
                .toList();
    }
}
