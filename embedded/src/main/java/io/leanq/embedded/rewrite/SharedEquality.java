package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rewrites {@code WHERE (a = b AND c) OR (a = b AND d)}, where each alternative has the same equality of two columns,
 * to {@code WHERE a = b AND ((a = b AND c) OR (a = b AND d))}. The result is the same, UNKNOWN included. H2 looks for
 * an index only in conditions that hold for the whole clause, and otherwise compares each row of one table with each
 * row of the other.
 *
 * <p>The equality is the first condition of the first alternative. H2 evaluates that condition for each row anyway, so
 * the rewritten statement makes no comparison that the original avoids.
 */
final class SharedEquality {
    /** The words that end a WHERE clause. All are reserved, and so name no column. */
    private static final Set<String> ENDS = Set.of(
            "GROUP",
            "HAVING",
            "WINDOW",
            "QUALIFY",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "FOR",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "MINUS");

    private final List<Token> tokens;
    private final OperandScanner scanner;
    private final Edits edits;

    private SharedEquality(List<Token> tokens) {
        this.tokens = tokens;
        this.scanner = new OperandScanner(tokens);
        this.edits = new Edits(tokens);
    }

    static List<Token> of(List<Token> tokens) {
        if (tokens.stream().noneMatch(token -> token.isWord("OR"))) {
            return tokens;
        }
        SharedEquality shared = new SharedEquality(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isWord("WHERE")) {
                shared.condition(i + 1, shared.end(i + 1));
            }
        }
        return shared.edits.written();
    }

    private int end(int from) {
        int at = from;
        while (at < tokens.size()
                && !tokens.get(at).isSymbol(')')
                && !ENDS.contains(tokens.get(at).keyword())) {
            at = after(at);
        }
        return at;
    }

    /** The place after the token, or after the parenthesis, bracket or CASE that it opens. */
    private int after(int at) {
        return Math.max(at, scanner.closing(at)) + 1;
    }

    private record Range(int from, int to) {}

    /** Adds the equality that the alternatives of a condition share, or looks into the parentheses between its ANDs. */
    private void condition(int from, int to) {
        List<Range> alternatives = parts(from, to, "OR");
        if (alternatives.size() == 1) {
            for (Range part : parts(from, to, "AND")) {
                Range inner = inside(part);
                if (!inner.equals(part)) {
                    condition(inner.from(), inner.to());
                }
            }
            return;
        }
        List<Set<Set<String>>> equalities = new ArrayList<>();
        Range first = null;
        for (Range alternative : alternatives) {
            Range inner = inside(alternative);
            List<Range> conditions = parts(inner.from(), inner.to(), "AND");
            first = first == null ? conditions.get(0) : first;
            Set<Set<String>> found = new HashSet<>();
            conditions.forEach(each -> found.add(equality(each)));
            equalities.add(found);
        }
        Set<String> shared = equality(first);
        if (!shared.isEmpty() && equalities.stream().allMatch(found -> found.contains(shared))) {
            Token start = tokens.get(first.from());
            List<Token> added = new ArrayList<>();
            added.add(new Token(start.kind(), start.text(), true));
            added.addAll(tokens.subList(first.from() + 1, first.to()));
            added.add(Token.word("AND"));
            added.add(Token.symbol("("));
            edits.open(from, added);
            edits.close(to, List.of(Token.symbol(")")));
        }
    }

    /** The parts between the words, outside of parentheses. The AND of a BETWEEN is not one of the words. */
    private List<Range> parts(int from, int to, String word) {
        List<Range> parts = new ArrayList<>();
        int start = from;
        boolean between = false;
        for (int at = from; at < to; at = after(at)) {
            Token token = tokens.get(at);
            if (token.isWord(word) && !(between && word.equals("AND"))) {
                parts.add(new Range(start, at));
                start = at + 1;
            }
            between = token.isWord("BETWEEN") || between && !token.isWord("AND");
        }
        parts.add(new Range(start, to));
        return parts;
    }

    /** The inside of the parentheses, where the range is nothing else. A query is no inside. */
    private Range inside(Range range) {
        Range inner = range;
        while (inner.from() + 1 < inner.to()
                && tokens.get(inner.from()).isSymbol('(')
                && scanner.closing(inner.from()) == inner.to() - 1
                && !Tokens.isWord(tokens, inner.from() + 1, "SELECT", "WITH", "VALUES", "TABLE")) {
            inner = new Range(inner.from() + 1, inner.to() - 1);
        }
        return inner;
    }

    /** The two columns that the condition compares by {@code =}; empty for any other condition. */
    private Set<String> equality(Range condition) {
        int middle = column(condition.from(), condition.to());
        if (middle == condition.from()
                || middle >= condition.to()
                || !tokens.get(middle).isSymbol('=')) {
            return Set.of();
        }
        int end = column(middle + 1, condition.to());
        if (end != condition.to() || end == middle + 1) {
            return Set.of();
        }
        Set<String> columns = new HashSet<>();
        columns.add(text(condition.from(), middle));
        columns.add(text(middle + 1, end));
        return columns;
    }

    /** The place after the name, perhaps qualified, that begins here; this place if none does. */
    private int column(int from, int to) {
        int at = from;
        while (at < to && tokens.get(at).isName() && !OperandScanner.isNoOperand(tokens.get(at))) {
            at++;
            if (at + 1 < to && tokens.get(at).isSymbol('.')) {
                at++;
            } else {
                return at;
            }
        }
        return from;
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        tokens.subList(from, to)
                .forEach(token -> text.append(token.isName() ? token.name().toLowerCase(Locale.ROOT) : token.text())
                        .append(' '));
        return text.toString();
    }
}
