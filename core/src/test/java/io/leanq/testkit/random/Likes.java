package io.leanq.testkit.random;

import io.leanq.testkit.random.Call.Evaluator;
import io.leanq.testkit.random.Call.Maker;
import io.leanq.testkit.random.ValueTerm.Mode;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes random LIKE conditions. */
final class Likes {
    private static final char ESCAPE = '\\';

    private final Terms terms;
    private final Choice choice;

    Likes(Terms terms) {
        this.terms = terms;
        this.choice = terms.choice();
    }

    Term of(Term text, int depth) {
        if (choice.percent(25)) {
            return parts(text, terms.of(Kind.Family.VARCHAR, depth));
        }
        String pattern = choice.of(
                "a%",
                "%n%", "ann__", "%", "", "_", "__", "b_c", "b%", "A%", "% x", "x %", "%'%", "annie", "a!b", "%\\%");
        String part = choice.of("a", "b%", "b_", "an", "!", "", " ", "ni", "annie and");
        return switch (choice.below(7)) {
            case 0 -> call("like", text, pattern, p -> p.get(0).text().like(pattern), v -> matches(v, pattern, null));
            case 1 -> withExpression(text, pattern);
            case 2 ->
                call(
                        "notLike",
                        text,
                        pattern,
                        p -> p.get(0).text().notLike(pattern),
                        v -> Truth.not(matches(v, pattern, null)));
            case 3 -> {
                String escaped = choice.of("b\\%", "%\\_%", "a\\%%", "%\\\\%");
                yield call(
                        "like escape",
                        text,
                        escaped,
                        p -> p.get(0).text().like(escaped, ESCAPE),
                        v -> matches(v, escaped, ESCAPE));
            }
            case 4 ->
                call(
                        "startsWith",
                        text,
                        part,
                        p -> p.get(0).text().startsWith(part),
                        Call.strict(v -> ((String) v[0]).startsWith(part)));
            case 5 ->
                call(
                        "endsWith",
                        text,
                        part,
                        p -> p.get(0).text().endsWith(part),
                        Call.strict(v -> ((String) v[0]).endsWith(part)));
            default ->
                call(
                        "contains",
                        text,
                        part,
                        p -> p.get(0).text().contains(part),
                        Call.strict(v -> ((String) v[0]).contains(part)));
        };
    }

    /** Conditions on a part of the text that is an expression, whose characters are no wildcards. */
    private Term parts(Term text, Term part) {
        List<Term> both = List.of(text, part);
        return switch (choice.below(3)) {
            case 0 ->
                Call.condition(
                        "startsWith",
                        both,
                        p -> p.get(0).text().startsWith(p.get(1).<String>expression()),
                        Call.strict(v -> ((String) v[0]).startsWith((String) v[1])));
            case 1 ->
                Call.condition(
                        "endsWith",
                        both,
                        p -> p.get(0).text().endsWith(p.get(1).<String>expression()),
                        Call.strict(v -> ((String) v[0]).endsWith((String) v[1])));
            default ->
                Call.condition(
                        "contains",
                        both,
                        p -> p.get(0).text().contains(p.get(1).<String>expression()),
                        Call.strict(v -> ((String) v[0]).contains((String) v[1])));
        };
    }

    private Term withExpression(Term text, String pattern) {
        ValueTerm value = new ValueTerm(Kind.VARCHAR, pattern, choice.of(Mode.BIND, Mode.INLINE, Mode.PARAM), "");
        return Call.condition(
                "like",
                List.of(text, value),
                p -> p.get(0).text().like(p.get(1).<String>expression()),
                v -> matches(v, pattern, null));
    }

    private static Term call(String name, Term text, String given, Maker maker, Evaluator evaluator) {
        boolean longer = text.kind().size() > 0 && given.length() > text.kind().size();
        return Call.binding(
                Kind.BOOLEAN, BigDecimal.ZERO, longer ? name + " longer" : name, List.of(text), maker, evaluator);
    }

    /** Whether the text matches. Without an escape, a backslash is an ordinary character. */
    private static @Nullable Object matches(@Nullable Object[] v, String pattern, @Nullable Character escape) {
        if (v[0] == null) {
            return null;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (escape != null && c == escape) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL)
                .matcher((String) v[0])
                .matches();
    }
}
