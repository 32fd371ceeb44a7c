package io.leanq.cli.diagram;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a sheet as SVG. Names stand in it as text, which can be searched and copied. */
final class SvgText implements Mark.Pen {
    private final StringBuilder svg = new StringBuilder();

    private SvgText() {}

    static String of(Sheet sheet) {
        SvgText text = new SvgText();
        text.sheet(sheet);
        return text.svg.toString();
    }

    private void sheet(Sheet sheet) {
        String width = number(sheet.width());
        String height = number(sheet.height());
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" font-family=\"" + Typeface.FAMILIES + "\">\n");
        if (!sheet.title().isEmpty()) {
            svg.append("<title>" + escaped(sheet.title()) + "</title>\n");
        }
        sheet.marks().forEach(mark -> mark.by(this));
        svg.append("</svg>\n");
    }

    @Override
    public void part(Mark.Part part) {
        svg.append("<g class=\"" + part.kind() + "\"><title>" + escaped(part.title()) + "</title>\n");
        part.marks().forEach(mark -> mark.by(this));
        svg.append("</g>\n");
    }

    @Override
    public void line(Mark.Line line) {
        svg.append("<path d=\"" + path(line.points()) + "\" fill=\"none\" stroke=\"" + line.stroke()
                + "\" stroke-width=\"" + number(line.thickness()) + "\"/>\n");
    }

    @Override
    public void circle(Mark.Circle circle) {
        svg.append("<circle cx=\"" + number(circle.centre().x()) + "\" cy=\""
                + number(circle.centre().y()) + "\" r=\"" + number(circle.radius()) + "\" fill=\"" + circle.fill()
                + "\" stroke=\"" + circle.stroke() + "\" stroke-width=\"1.2\"/>\n");
    }

    @Override
    public void rectangle(Mark.Rectangle rectangle) {
        Area area = rectangle.area();
        svg.append("<rect x=\"" + number(area.x()) + "\" y=\"" + number(area.y()) + "\" width=\""
                + number(area.width()) + "\" height=\"" + number(area.height()) + "\" fill=\"" + rectangle.fill()
                + "\" stroke=\"" + rectangle.stroke() + "\"" + (rectangle.dashed() ? " stroke-dasharray=\"5 3\"" : "")
                + "/>\n");
    }

    @Override
    public void text(Mark.Text text) {
        svg.append("<text x=\"" + number(text.start().x()) + "\" y=\""
                + number(text.start().y()) + "\" font-size=\"" + number(text.size()) + "\""
                + (text.face() == Typeface.BOLD ? " font-weight=\"bold\"" : "") + " fill=\"" + text.fill()
                + "\" textLength=\"" + number(text.width())
                + "\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">" + escaped(text.text())
                + "</text>\n");
    }

    private static String path(List<Point> points) {
        return points.stream()
                .map(point -> number(point.x()) + " " + number(point.y()))
                .collect(Collectors.joining("L", "M", ""));
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
