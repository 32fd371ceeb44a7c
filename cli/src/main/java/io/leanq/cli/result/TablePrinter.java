package io.leanq.cli.result;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table for people: columns as wide as their widest text, numbers to the right, NULL as {@code NULL}. Rows are kept
 * until {@value #KEPT} have arrived, which fix the widths; a later text that is wider is printed whole and moves its
 * line.
 */
final class TablePrinter implements Printer {
    private static final int KEPT = 1_000;
    /** The most characters that a column is widened to. */
    private static final int WIDEST = 60;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|[\\x80-\\x9F]");

    private static final String NULL = "NULL";

    private final PrintWriter out;
    private final List<List<@Nullable String>> kept = new ArrayList<>();
    private List<CellText> columns = List.of();
    private int[] widths = new int[0];

    TablePrinter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public boolean arrives() {
        return !out.checkError();
    }

    @Override
    public void begin(List<CellText> cells) {
        columns = cells;
        widths = new int[0];
        kept.clear();
    }

    @Override
    public void row(List<@Nullable String> cells) {
        if (widths.length > 0) {
            line(cells);
            return;
        }
        kept.add(cells);
        if (kept.size() == KEPT) {
            flush();
        }
    }

    @Override
    public void end() {
        if (widths.length == 0) {
            flush();
        }
    }

    private void flush() {
        widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int width = columns.get(i).label().length();
            for (List<@Nullable String> row : kept) {
                width = Math.max(width, shown(row.get(i)).length());
            }
            widths[i] = Math.min(width, WIDEST);
        }
        line(columns.stream().<@Nullable String>map(CellText::label).toList());
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            rule.append(i == 0 ? "" : "-+-").append("-".repeat(widths[i]));
        }
        out.println(rule);
        kept.forEach(this::line);
        kept.clear();
    }

    private void line(List<@Nullable String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String text = shown(cells.get(i));
            String gap = " ".repeat(Math.max(0, widths[i] - text.length()));
            boolean right = columns.get(i).isNumber();
            line.append(i == 0 ? "" : " | ").append(right ? gap + text : text + gap);
        }
        out.println(line.toString().stripTrailing());
    }

    /** Line ends and tabs would break the table, and other control characters would command the terminal. */
    private static String shown(@Nullable String text) {
        if (text == null) {
            return NULL;
        }
        String line = text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return CONTROL.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(
                        String.format("\\u%04X", (int) found.group().charAt(0))));
    }
}
