package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.PlainSql;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads plain SQL: finds its holes, {@code {0}}, and refuses what could end a literal or a statement. The text is the
 * program's; values reach it only as binds in holes.
 */
final class PlainText {
    private final String text;
    private final int parts;
    private final List<String> pieces = new ArrayList<>();
    private final List<Integer> holes = new ArrayList<>();
    private int from;
    private int open;

    private PlainText(String text, int parts) {
        this.text = text;
        this.parts = parts;
    }

    /**
     * @throws InvalidStatement if the text is blank, has a quote or parenthesis without its other, a comment that is no
     *     hint, a semicolon or a question mark; if a hole stands in quotes or has no part, or a part has no hole
     */
    static PlainSql of(String text, SqlPart... parts) {
        Needed.TEXT.in("sql(null, …)", text);
        Needed.PART.inAll("sql(text, null)", parts);
        if (text.isBlank()) {
            throw new InvalidStatement("sql(\"\"): give a text");
        }
        PlainText read = new PlainText(text, parts.length);
        read.scan();
        List<PlainSql.Part> filled = new ArrayList<>();
        boolean[] used = new boolean[parts.length];
        for (int hole : read.holes) {
            used[hole] = true;
            filled.add(parts[hole].sqlPart());
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                throw read.refused("part " + i + " has no hole {" + i + "}");
            }
        }
        return new PlainSql(read.pieces, filled);
    }

    private void scan() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                at = quoted(at, c);
            } else if (text.startsWith("/*+", at)) {
                at = hint(at);
            } else if (c == '{' && holeEnd(at) > 0) {
                at = hole(at);
            } else {
                requirePlain(at, c);
                at++;
            }
        }
        if (open != 0) {
            throw refused("a ( has no )");
        }
        pieces.add(text.substring(from));
    }

    private void requirePlain(int at, char c) {
        if (c == '-' && text.startsWith("--", at) || c == '/' && text.startsWith("/*", at)) {
            throw refused("it has a comment: put it into the program; only hints, /*+ … */, are sent");
        }
        if (c == ';') {
            throw refused("it has a semicolon: one call runs one statement");
        }
        if (c == '?') {
            throw refused("it has a question mark: say {" + parts + "}, and give value(x) or a param for it");
        }
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (open < 0) {
            throw refused("a ) has no (");
        }
    }

    /** @return the place behind the quoted text, in which the quote is doubled */
    private int quoted(int start, char quote) {
        int end = text.indexOf(quote, start + 1);
        if (end < 0) {
            throw refused("the quote " + quote + " at " + start + " has no other");
        }
        for (int at = start + 1; at < end; at++) {
            if (text.charAt(at) == '{' && holeEnd(at) > 0) {
                throw refused("a hole stands in quotes, where nothing is filled in: write it without quotes, "
                        + (quote == '\'' ? "value(x) is sent as a bind" : "name(x) is quoted where it needs to be"));
            }
        }
        return end + 1;
    }

    /** @return the place behind the hint, in which nothing is filled in */
    private int hint(int start) {
        int end = text.indexOf("*/", start);
        if (end < 0) {
            throw refused("the hint at " + start + " has no */");
        }
        for (int at = start + 3; at < end; at++) {
            if (text.charAt(at) == '{' && holeEnd(at) > 0) {
                throw refused("a hole stands in a hint, where nothing is filled in: write the name itself");
            }
            if ("?;'\"`".indexOf(text.charAt(at)) >= 0 || text.startsWith("/*", at)) {
                throw refused("the hint has a " + text.charAt(at) + ", which ends it for some readers");
            }
        }
        return end + 2;
    }

    /** The place of the brace that ends the hole at a brace; -1 if it is no hole. */
    private int holeEnd(int start) {
        int end = start + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end)) && end - start < 5) {
            end++;
        }
        return end > start + 1 && end < text.length() && text.charAt(end) == '}' ? end : -1;
    }

    private int hole(int start) {
        int end = holeEnd(start);
        int number = Integer.parseInt(text.substring(start + 1, end));
        if (number >= parts) {
            throw refused("hole {" + number + "} has no part; "
                    + (parts == 0 ? "none was given" : "they are counted from {0} to {" + (parts - 1) + "}"));
        }
        pieces.add(text.substring(from, start));
        holes.add(number);
        from = end + 1;
        return end + 1;
    }

    private InvalidStatement refused(String reason) {
        return new InvalidStatement(
                "sql(\"" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "\", …): " + reason);
    }
}
