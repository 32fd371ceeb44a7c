package io.leanq.cli.diagram;

import io.leanq.LeanqException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes a sheet as PNG. Letters are filled outlines: neither a display nor fonts are needed. */
final class PngImage implements Mark.Pen {
    /** The most dots of an image: 200 MB while it is drawn. */
    static final double MOST_DOTS = 64e6;

    private static final BasicStroke DASHED =
            new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 3}, 0);

    /** The scale unless one is asked for. */
    private static final double USUAL_SCALE = 2;

    /** The dots of an image whose scale is not asked for: a larger one is drawn smaller. */
    private static final double WANTED_DOTS = 24e6;

    private final Graphics2D graphics;

    private PngImage(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /** The scale of an image that is sharp on a screen, and less for a large sheet. */
    static double fittingScale(Sheet sheet) {
        return Math.min(USUAL_SCALE, Math.pow(WANTED_DOTS / (sheet.width() * sheet.height()), 0.5));
    }

    /**
     * Draws the sheet.
     *
     * @param scale dots for each unit of the sheet
     * @throws LeanqException if the image has more than {@link #MOST_DOTS} dots, or more than the JVM has memory for
     */
    static byte[] of(Sheet sheet, double scale) {
        double width = Math.ceil(sheet.width() * scale);
        double height = Math.ceil(sheet.height() * scale);
        if (width * height > MOST_DOTS) {
            throw new LeanqException("a PNG of " + (long) width + " x " + (long) height + " dots is too large to draw: "
                    + "give a smaller --scale, fewer columns (--columns keys) or tables (--include), or write .svg");
        }
        BufferedImage image = paper((int) Math.max(1, width), (int) Math.max(1, height));
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        PngImage png = new PngImage(graphics);
        sheet.marks().forEach(mark -> mark.by(png));
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage paper(int width, int height) {
        try {
            return new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        } catch (OutOfMemoryError e) {
            throw new LeanqException(
                    "the JVM lacks memory for a PNG of " + width + " x " + height + " dots: give a smaller --scale, or"
                            + " more memory (JAVA_OPTS=-Xmx1g for the start script, java -Xmx1g -jar), or write .svg",
                    e);
        }
    }

    @Override
    public void part(Mark.Part part) {
        part.marks().forEach(mark -> mark.by(this));
    }

    @Override
    public void rectangle(Mark.Rectangle rectangle) {
        Area area = rectangle.area();
        Shape shape = new Rectangle2D.Double(area.x(), area.y(), area.width(), area.height());
        fill(shape, rectangle.fill());
        draw(shape, rectangle.stroke(), rectangle.dashed() ? DASHED : new BasicStroke(1));
    }

    @Override
    public void line(Mark.Line line) {
        draw(path(line.points()), line.stroke(), new BasicStroke((float) line.thickness()));
    }

    @Override
    public void circle(Mark.Circle circle) {
        double radius = circle.radius();
        Shape shape = new Ellipse2D.Double(
                circle.centre().x() - radius, circle.centre().y() - radius, 2 * radius, 2 * radius);
        fill(shape, circle.fill());
        draw(shape, circle.stroke(), new BasicStroke(1.2f));
    }

    @Override
    public void text(Mark.Text text) {
        fill(text.face().outline(text.text(), text.size(), text.start()), text.fill());
    }

    private void fill(Shape shape, String colour) {
        graphics.setColor(Color.decode(colour));
        graphics.fill(shape);
    }

    private void draw(Shape shape, String colour, BasicStroke stroke) {
        graphics.setColor(Color.decode(colour));
        graphics.setStroke(stroke);
        graphics.draw(shape);
    }

    private static Path2D path(List<Point> points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.get(0).x(), points.get(0).y());
        points.stream().skip(1).forEach(point -> path.lineTo(point.x(), point.y()));
        return path;
    }
}
