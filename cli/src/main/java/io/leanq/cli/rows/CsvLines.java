package io.leanq.cli.rows;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as {@link CsvRows} reads them: NULL is the text that stands for it, without quotes; a field stands in
 * quotes if it is that text, or has a quote, the delimiter or a line end in it. Lines end with a line feed. Belongs to
 * one thread.
 */
final class CsvLines {
    private final CsvFormat format;
    private final Appendable out;

    CsvLines(CsvFormat format, Appendable out) {
        this.format = format;
        this.out = out;
    }

    /** Writes one row. */
    void row(List<? extends @Nullable String> fields) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            field(i, fields.get(i));
        }
        end();
    }

    /**
     * Writes a field of the row that is being written.
     *
     * @param index 0 for the first of its row
     * @param text null for NULL
     */
    void field(int index, @Nullable String text) throws IOException {
        if (index > 0) {
            out.append(format.delimiter());
        }
        if (text == null) {
            out.append(format.nullText());
        } else if (needsQuotes(text)) {
            quoted(text);
        } else {
            out.append(text);
        }
    }

    /** Ends the row. */
    void end() throws IOException {
        out.append('\n');
    }

    private boolean needsQuotes(String text) {
        int length = text.length();
        if (length == 0 || text.equals(format.nullText()) || text.charAt(0) == '\uFEFF') {
            return true;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == CsvFormat.QUOTE || c == format.delimiter() || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private void quoted(String text) throws IOException {
        out.append(CsvFormat.QUOTE);
        int from = 0;
        for (int at = text.indexOf(CsvFormat.QUOTE); at >= 0; at = text.indexOf(CsvFormat.QUOTE, from)) {
            out.append(text, from, at + 1).append(CsvFormat.QUOTE);
            from = at + 1;
        }
        out.append(text, from, text.length()).append(CsvFormat.QUOTE);
    }
}
