package io.leanq.testkit.random;

import io.leanq.query.Dsl;
import io.leanq.testkit.random.Kind.Family;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Makes random text terms and terms computed from text. */
final class Texts {
    private static final BigDecimal LONGEST = BigDecimal.valueOf(80);

    private final Terms terms;
    private final Choice choice;

    Texts(Terms terms) {
        this.terms = terms;
        this.choice = terms.choice();
    }

    /** A text function of text of either family. The result is a VARCHAR unless only the case of letters changes. */
    Term of(Term text, int depth) {
        return switch (choice.below(10)) {
            case 0 -> letters(text, true);
            case 1 -> letters(text, false);
            case 2, 3 -> concat(text, depth);
            case 4 -> substring(text);
            case 5 ->
                new Call(
                        Kind.VARCHAR,
                        text.bound(),
                        "trim",
                        List.of(text),
                        p -> p.get(0).text().trim(),
                        Call.strict(v -> trimmed((String) v[0])));
            case 6 -> replace(text);
            default -> new TextParts(terms).of(text, depth);
        };
    }

    private static Term letters(Term text, boolean upper) {
        return new Call(
                text.kind(),
                text.bound(),
                upper ? "upper" : "lower",
                List.of(text),
                p -> upper ? p.get(0).text().upper() : p.get(0).text().lower(),
                Call.strict(v ->
                        upper ? ((String) v[0]).toUpperCase(Locale.ROOT) : ((String) v[0]).toLowerCase(Locale.ROOT)));
    }

    private Term concat(Term text, int depth) {
        Term other = choice.percent(50) || text.family() == Family.CHAR
                ? terms.valueBeside(text)
                : terms.of(text.family(), depth - 1);
        BigDecimal bound = text.bound().add(other.bound());
        return bound.compareTo(LONGEST) > 0
                ? text
                : new Call(
                        Kind.VARCHAR,
                        bound,
                        "concat",
                        List.of(text, other),
                        p -> p.get(1).isGiven()
                                ? p.get(0).text().concat(p.get(1).<String>given())
                                : p.get(0).text().concat(p.get(1).<String>expression()),
                        Call.strict(v -> (String) v[0] + v[1]));
    }

    private Term substring(Term text) {
        int from = choice.between(1, 6);
        int length = choice.between(0, 4);
        return choice.percent(50)
                ? Call.binding(
                        Kind.VARCHAR,
                        text.bound(),
                        "substring from",
                        List.of(text),
                        p -> p.get(0).text().substring(from),
                        Call.strict(v -> part((String) v[0], from, Integer.MAX_VALUE)))
                : Call.binding(
                        Kind.VARCHAR,
                        text.bound(),
                        "substring from for",
                        List.of(text),
                        p -> p.get(0).text().substring(from, length),
                        Call.strict(v -> part((String) v[0], from, length)));
    }

    private static String part(String text, int from, int length) {
        int begin = Math.min(from - 1, text.length());
        return text.substring(begin, begin + Math.min(length, text.length() - begin));
    }

    private static String trimmed(String text) {
        int begin = 0;
        while (begin < text.length() && text.charAt(begin) == ' ') {
            begin++;
        }
        int end = text.length();
        while (end > begin && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(begin, end);
    }

    private Term replace(Term text) {
        String part = choice.of("a", "ab", "n", "", "X", "annie", " ");
        String by = choice.of("", "a", "zz", "A");
        BigDecimal bound = text.bound().multiply(BigDecimal.valueOf(Math.max(1, by.length())));
        return bound.compareTo(LONGEST) > 0
                ? text
                : Call.binding(
                        Kind.VARCHAR,
                        bound,
                        part.isEmpty() ? "replace nothing" : by.isEmpty() ? "replace by nothing" : "replace",
                        List.of(text),
                        p -> p.get(0).text().replace(part, by),
                        Call.strict(v -> part.isEmpty() ? v[0] : ((String) v[0]).replace(part, by)));
    }

    /** A whole number that is computed from a text. */
    Term number(Term text, int depth) {
        if (choice.percent(20)) {
            return new Call(
                    Kind.INTEGER,
                    text.bound(),
                    "position",
                    List.of(text, terms.of(Family.VARCHAR, depth - 1)),
                    p -> p.get(0).text().position(p.get(1).<String>expression()),
                    Call.strict(v -> 1L + ((String) v[0]).indexOf((String) v[1])));
        }
        if (choice.percent(50)) {
            return new Call(
                    Kind.INTEGER,
                    text.bound(),
                    "length",
                    List.of(text),
                    p -> p.get(0).text().length(),
                    Call.strict(v -> (long) ((String) v[0]).length()));
        }
        String part = choice.of("a", "n", "ni", "z", " ", "e", "annie and");
        return Call.binding(
                Kind.INTEGER,
                text.bound(),
                "position",
                List.of(text),
                p -> p.get(0).text().position(part),
                Call.strict(v -> 1L + ((String) v[0]).indexOf(part)));
    }

    /** A cast of a whole number, a date or a boolean to text. */
    static Term written(Term whole) {
        return new Call(
                Kind.VARCHAR,
                BigDecimal.valueOf(20),
                "cast to VARCHAR",
                List.of(whole),
                p -> Dsl.cast(p.get(0).any(), io.leanq.query.DataType.VARCHAR),
                Call.strict(v -> v[0].toString().toUpperCase(Locale.ROOT)));
    }

    /** A cast of a whole number to text and back to a number. */
    static Term read(Term whole, Kind as) {
        return new Call(
                as,
                whole.bound(),
                "cast to " + as,
                List.of(written(whole)),
                p -> Casts.cast(p.get(0).any(), as),
                Call.strict(v -> Long.valueOf((String) v[0])));
    }

    static boolean isText(Term term) {
        return term.family() == Family.VARCHAR || term.family() == Family.CHAR;
    }
}
