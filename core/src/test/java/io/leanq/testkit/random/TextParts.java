package io.leanq.testkit.random;

import io.leanq.query.TextExpression;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes random terms of the text functions that cut, fill and replace. */
final class TextParts {
    private static final BigDecimal LONGEST = BigDecimal.valueOf(80);

    private final Terms terms;
    private final Choice choice;

    TextParts(Terms terms) {
        this.terms = terms;
        this.choice = terms.choice();
    }

    Term of(Term text, int depth) {
        return switch (choice.below(8)) {
            case 0 -> trimmed(text);
            case 1 -> left(text, depth);
            case 2 -> right(text, depth);
            case 3 -> padded(text);
            case 4 -> repeated(text);
            case 5 -> overlaid(text, depth);
            case 6 -> replaced(text, depth);
            default -> substring(text, depth);
        };
    }

    private static Term given(
            String name,
            Term text,
            BigDecimal bound,
            Function<TextExpression, TextExpression> made,
            UnaryOperator<String> value) {
        return bound.compareTo(LONGEST) > 0
                ? text
                : Call.binding(
                        Kind.VARCHAR,
                        bound,
                        name,
                        List.of(text),
                        p -> made.apply(p.get(0).text()),
                        Call.strict(v -> value.apply((String) v[0])));
    }

    private Term trimmed(Term text) {
        char c = choice.of(' ', ' ', 'a', '\'', 'l');
        boolean space = c == ' ' && choice.percent(50);
        return switch (choice.below(3)) {
            case 0 ->
                given(
                        "ltrim",
                        text,
                        text.bound(),
                        x -> space ? x.ltrim() : x.ltrim(c),
                        x -> trimmed(x, c, true, false));
            case 1 ->
                given(
                        "rtrim",
                        text,
                        text.bound(),
                        x -> space ? x.rtrim() : x.rtrim(c),
                        x -> trimmed(x, c, false, true));
            default -> given("trim of", text, text.bound(), x -> x.trim(c), x -> trimmed(x, c, true, true));
        };
    }

    private static String trimmed(String text, char c, boolean start, boolean end) {
        int from = 0;
        int to = text.length();
        while (start && from < to && text.charAt(from) == c) {
            from++;
        }
        while (end && to > from && text.charAt(to - 1) == c) {
            to--;
        }
        return text.substring(from, to);
    }

    private static String first(String text, long length) {
        return text.substring(0, (int) Math.max(0, Math.min(length, text.length())));
    }

    private static String last(String text, long length) {
        return text.substring((int) (text.length() - Math.max(0, Math.min(length, text.length()))));
    }

    /**
     * A whole number that is not at the end of its type's range, where H2's SUBSTRING overflows. A value is one that is
     * not refused.
     */
    private Term place(int depth) {
        Term number = terms.of(Kind.Family.INTEGER, depth - 1);
        boolean large = number.bound().compareTo(BigDecimal.valueOf(1_000_000)) > 0;
        return large || number instanceof ValueTerm
                ? new ValueTerm(
                        Kind.INTEGER,
                        (long) choice.between(1, 6),
                        choice.of(ValueTerm.Mode.BIND, ValueTerm.Mode.INLINE, ValueTerm.Mode.PARAM),
                        "")
                : number;
    }

    private Term left(Term text, int depth) {
        if (choice.percent(60)) {
            int length = choice.between(0, 5);
            return given("left", text, text.bound(), x -> x.left(length), x -> first(x, length));
        }
        return new Call(
                Kind.VARCHAR,
                text.bound(),
                "left",
                List.of(text, place(depth)),
                p -> p.get(0).text().left(p.get(1).<Long>expression()),
                Call.strict(v -> first((String) v[0], (Long) v[1])));
    }

    private Term right(Term text, int depth) {
        if (choice.percent(60)) {
            int length = choice.between(0, 5);
            return given("right", text, text.bound(), x -> x.right(length), x -> last(x, length));
        }
        return new Call(
                Kind.VARCHAR,
                text.bound(),
                "right",
                List.of(text, place(depth)),
                p -> p.get(0).text().right(p.get(1).<Long>expression()),
                Call.strict(v -> last((String) v[0], (Long) v[1])));
    }

    private Term padded(Term text) {
        int length = choice.between(0, 9);
        String pad = choice.of(" ", "-", "xyz", "\u00e9");
        BigDecimal bound = BigDecimal.valueOf(length);
        return choice.percent(50)
                ? given("lpad", text, bound, x -> x.lpad(length, pad), x -> fill(x, length, pad) + first(x, length))
                : given("rpad", text, bound, x -> x.rpad(length, pad), x -> first(x, length) + fill(x, length, pad));
    }

    private static String fill(String text, int length, String pad) {
        return first(pad.repeat(length), length - text.length());
    }

    private Term repeated(Term text) {
        int times = choice.between(0, 3);
        BigDecimal bound = text.bound().multiply(BigDecimal.valueOf(times));
        return given("repeat", text, bound, x -> x.repeat(times), x -> x.repeat(times));
    }

    private Term overlaid(Term text, int depth) {
        int from = choice.between(1, 5);
        int length = choice.between(0, 3);
        String by = choice.of("", "X", "zzz", "%");
        BigDecimal bound = text.bound().add(BigDecimal.valueOf(by.length()));
        return switch (choice.below(3)) {
            case 0 -> given("overlay", text, bound, x -> x.overlay(by, from), x -> overlaid(x, by, from, by.length()));
            case 1 ->
                given("overlay for", text, bound, x -> x.overlay(by, from, length), x -> overlaid(x, by, from, length));
            default -> {
                Term other = terms.of(Kind.Family.VARCHAR, depth - 1);
                BigDecimal both = text.bound().add(other.bound());
                yield both.compareTo(LONGEST) > 0
                        ? text
                        : Call.binding(
                                Kind.VARCHAR,
                                both,
                                "overlay",
                                List.of(text, other),
                                p -> p.get(0).text().overlay(p.get(1).<String>expression(), from),
                                Call.strict(
                                        v -> overlaid((String) v[0], (String) v[1], from, ((String) v[1]).length())));
            }
        };
    }

    private static String overlaid(String text, String by, int from, int length) {
        return first(text, from - 1) + by + text.substring(Math.min(text.length(), from - 1 + length));
    }

    private Term replaced(Term text, int depth) {
        Term part = terms.of(Kind.Family.VARCHAR, depth - 1);
        String by = choice.of("", "a", "X");
        return Call.binding(
                Kind.VARCHAR,
                text.bound(),
                "replace",
                List.of(text, part),
                p -> p.get(0).text().replace(p.get(1).<String>expression(), io.leanq.query.Dsl.value(by)),
                Call.strict(v -> ((String) v[1]).isEmpty() ? v[0] : ((String) v[0]).replace((String) v[1], by)));
    }

    private Term substring(Term text, int depth) {
        return choice.percent(50)
                ? new Call(
                        Kind.VARCHAR,
                        text.bound(),
                        "substring from",
                        List.of(text, place(depth)),
                        p -> p.get(0).text().substring(p.get(1).<Long>expression()),
                        Call.strict(v -> part((String) v[0], (Long) v[1], Integer.MAX_VALUE)))
                : new Call(
                        Kind.VARCHAR,
                        text.bound(),
                        "substring from for",
                        List.of(text, place(depth), place(depth)),
                        p -> p.get(0)
                                .text()
                                .substring(p.get(1).<Long>expression(), p.get(2).<Long>expression()),
                        Call.strict(v -> part((String) v[0], (Long) v[1], (Long) v[2])));
    }

    private static String part(String text, long from, long length) {
        return first(text.substring((int) Math.min(text.length(), Math.max(1, from) - 1)), length);
    }
}
