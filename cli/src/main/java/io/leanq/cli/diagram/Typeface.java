package io.leanq.cli.diagram;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The widths and outlines of letters. They come from a font inside the program, so that a picture is the same on every
 * machine, and is drawn on a machine that has no fonts.
 */
enum Typeface {
    PLAIN("DejaVuSans.ttf"),
    BOLD("DejaVuSans-Bold.ttf");

    /** The families that a reader of SVG looks for: the font itself, one with nearly the same widths, any. */
    static final String FAMILIES = "DejaVu Sans, Verdana, Geneva, sans-serif";

    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";
    private static final int FIRST_WIDE = 0x1100;

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unitsPerEm;

    Typeface(String file) {
        try (InputStream in = Typeface.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the program has lost its font " + FOLDER + file);
            }
            this.font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            this.glyphs = font.getUnicodeCmapLookup();
            this.unitsPerEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + file + " inside the program cannot be read", e);
        }
    }

    /** True if the font has an outline for a letter, given as code point. */
    boolean has(int letter) {
        return glyphs.getGlyphId(letter) != 0;
    }

    /** The width of a text. A letter that the font lacks counts as a whole em from the first of the wide scripts on. */
    double width(String text, double size) {
        return text.codePoints().mapToDouble(letter -> advance(letter, size)).sum();
    }

    private double advance(int letter, double size) {
        int glyph = glyphs.getGlyphId(letter);
        if (glyph == 0 && letter >= FIRST_WIDE) {
            return size;
        }
        try {
            return font.getAdvanceWidth(glyph) * size / unitsPerEm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The outline of a text that begins at a point of its base line. A letter that the font lacks is a hollow box. */
    Path2D outline(String text, double size, Point start) {
        Path2D whole = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double x = start.x();
        for (int letter : text.codePoints().toArray()) {
            AffineTransform place = AffineTransform.getTranslateInstance(x, start.y());
            place.scale(size / unitsPerEm, -size / unitsPerEm);
            try {
                GlyphData glyph = font.getGlyph().getGlyph(glyphs.getGlyphId(letter));
                if (glyph != null) {
                    whole.append(glyph.getPath().getPathIterator(place), false);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            x += advance(letter, size);
        }
        return whole;
    }
}
