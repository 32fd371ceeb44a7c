package io.leanq.cli.diagram;

import java.util.List;

/** A mark on a {@link Sheet}. Colours are {@code #rrggbb}. */
sealed interface Mark {
    /** Draws the mark. */
    void by(Pen pen);

    /** What draws marks, one method for each kind. */
    interface Pen {
        void rectangle(Rectangle rectangle);

        void line(Line line);

        void circle(Circle circle);

        void text(Text text);

        void part(Part part);
    }

    /** A rectangle with a border, dashed or not. */
    record Rectangle(Area area, String fill, String stroke, boolean dashed) implements Mark {
        @Override
        public void by(Pen pen) {
            pen.rectangle(this);
        }
    }

    /** A line with corners. */
    record Line(List<Point> points, String stroke, double thickness) implements Mark {
        public Line {
            points = List.copyOf(points);
        }

        @Override
        public void by(Pen pen) {
            pen.line(this);
        }
    }

    /** A circle with a border. */
    record Circle(Point centre, double radius, String fill, String stroke) implements Mark {
        @Override
        public void by(Pen pen) {
            pen.circle(this);
        }
    }

    /** A line of text from a point of its base line on. */
    record Text(Point start, String text, Typeface face, double size, String fill) implements Mark {
        double width() {
            return face.width(text, size);
        }

        @Override
        public void by(Pen pen) {
            pen.text(this);
        }
    }

    /**
     * Marks that belong together.
     *
     * @param kind one word of ASCII letters
     * @param title what is shown when a reader points at the part
     */
    record Part(String kind, String title, List<Mark> marks) implements Mark {
        public Part {
            marks = List.copyOf(marks);
        }

        @Override
        public void by(Pen pen) {
            pen.part(this);
        }
    }
}
