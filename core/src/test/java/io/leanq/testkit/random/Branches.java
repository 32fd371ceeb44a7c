package io.leanq.testkit.random;

import io.leanq.query.Case;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.Kinded;
import io.leanq.testkit.random.Kind.Family;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes terms that choose among values of one family: NULLIF, COALESCE and CASE. */
final class Branches {
    private final Terms terms;
    private final Choice choice;

    Branches(Terms terms) {
        this.terms = terms;
        this.choice = terms.choice();
    }

    Term of(Term first, int depth) {
        return switch (choice.below(5)) {
            case 0 -> nullIf(first, terms.valueBeside(first).given());
            case 1 -> coalesce(List.of(first, otherwise(first, depth)));
            case 2 -> coalesce(List.of(first, other(first, depth), other(first, depth)));
            case 3 -> extreme(first, depth);
            default -> cases(first, depth);
        };
    }

    /** Another value. CHAR gets no text of another length, since it is undefined whether engines would pad it. */
    private Term otherwise(Term first, int depth) {
        if (choice.percent(50)) {
            ValueTerm value = terms.fittingBeside(first);
            return value;
        }
        Term other = terms.of(first.family(), depth - 1);
        return first.family() == Family.CHAR && !other.kind().equals(first.kind()) ? first : other;
    }

    static Term nullIf(Term operand, ValueTerm value) {
        return new Call(
                operand.kind(),
                operand.bound(),
                "nullIf",
                List.of(operand, value),
                p -> (Expression<?>) p.get(0).kinded().nullIf(p.get(1).given()),
                v -> v[0] == null || operand.kind().compare(v[0], java.util.Objects.requireNonNull(v[1])) == 0
                        ? null
                        : v[0]);
    }

    /** The value if there are no rows. The count of rows in it makes the select around it a grouped one. */
    static Term ofNoRows(Term value) {
        Term counted =
                Conditions.equal(AggregateTerm.countRows(), new ValueTerm(Kind.BIGINT, 0L, ValueTerm.Mode.GIVEN, ""));
        return new Call(
                value.kind(), value.bound(), "case", List.of(counted, value), p -> chosen(p, 1), v -> chosen(v, 1));
    }

    /** The common type of both: decimals get the digits of both, text of different lengths gets no length. */
    static Kind widest(Kind one, Kind two) {
        if (one.equals(two)) {
            return one;
        }
        if (one.family() == Family.DECIMAL) {
            int scale = Math.max(one.scale(), two.scale());
            return Kind.decimal(Math.max(one.size() - one.scale(), two.size() - two.scale()) + scale, scale);
        }
        return one.family().isText() ? Kind.VARCHAR : one;
    }

    /** Another expression, of a number also one of a type that is not wider. */
    private Term other(Term first, int depth) {
        Term other = terms.of(choice.percent(40) ? Mixed.notWider(choice, first.family()) : first.family(), depth - 1);
        return first.family() == Family.CHAR && !other.kind().equals(first.kind()) ? first : other;
    }

    private static Kind widest(List<Term> values) {
        Kind first = values.get(0).kind();
        return values.stream()
                .map(value -> first.family() == Family.DECIMAL || value.family() == first.family()
                        ? Mixed.beside(first.family(), value.kind())
                        : first)
                .reduce(Branches::widest)
                .orElseThrow();
    }

    private static BigDecimal bound(List<Term> values) {
        return values.stream().map(Term::bound).reduce(BigDecimal::max).orElseThrow();
    }

    private static Term coalesce(List<Term> values) {
        Family family = values.get(0).family();
        return new Call(widest(values), bound(values), "coalesce", values, Branches::coalesced, v -> {
            for (Object value : v) {
                if (value != null) {
                    return Mixed.as(family, value);
                }
            }
            return null;
        });
    }

    private static Expression<?> coalesced(List<Operand> p) {
        Operand other = p.get(1);
        Kinded<Object, Object, ?, ?> first = p.get(0).kinded();
        if (p.size() > 2) {
            return (Expression<?>) Dsl.coalesce(first, other.any(), p.get(2).any());
        }
        return (Expression<?>) (other.isGiven() ? first.orElse(other.given()) : Dsl.coalesce(first, other.any()));
    }

    /** GREATEST or LEAST of two or three values. */
    private Term extreme(Term first, int depth) {
        boolean greatest = choice.percent(50);
        List<Term> values = new ArrayList<>(List.of(first, other(first, depth)));
        if (choice.percent(40)) {
            values.add(other(first, depth));
        }
        Kind kind = first.kind();
        return new Call(
                widest(values),
                bound(values),
                greatest ? "greatest" : "least",
                values,
                p -> extreme(greatest, p),
                Call.strict(v -> {
                    Object most = v[0];
                    for (Object value : v) {
                        int order = kind.family().isNumber() ? Mixed.compare(value, most) : kind.compare(value, most);
                        most = greatest ? order > 0 ? value : most : order < 0 ? value : most;
                    }
                    return Mixed.as(kind.family(), most);
                }));
    }

    private static Expression<?> extreme(boolean greatest, List<Operand> p) {
        Kinded<Object, Object, ?, ?> first = p.get(0).kinded();
        Expression<Object> second = p.get(1).any();
        if (p.size() > 2) {
            Expression<Object> third = p.get(2).any();
            return (Expression<?>) (greatest ? Dsl.greatest(first, second, third) : Dsl.least(first, second, third));
        }
        return (Expression<?>) (greatest ? Dsl.greatest(first, second) : Dsl.least(first, second));
    }

    /** {@code CASE WHEN c1 THEN v1 [WHEN c2 THEN v2] [ELSE v3] END}. The parts are the conditions, then the values. */
    private Term cases(Term first, int depth) {
        int branches = choice.between(1, 2);
        boolean otherwise = choice.percent(70);
        List<Term> parts = new ArrayList<>();
        for (int i = 0; i < branches; i++) {
            parts.add(terms.condition(Math.min(depth - 1, 2)));
        }
        parts.add(first);
        for (int i = 1; i < branches + (otherwise ? 1 : 0); i++) {
            parts.add(otherwise(first, depth));
        }
        List<Term> values = parts.subList(branches, parts.size());
        Kind kind = values.stream().map(Term::kind).reduce(Branches::widest).orElseThrow();
        BigDecimal bound =
                values.stream().map(Term::bound).reduce(BigDecimal::max).orElseThrow();
        return new Call(kind, bound, "case", parts, p -> chosen(p, branches), v -> chosen(v, branches));
    }

    private static @Nullable Object chosen(@Nullable Object[] v, int branches) {
        for (int i = 0; i < branches; i++) {
            if (Boolean.TRUE.equals(v[i])) {
                return v[branches + i];
            }
        }
        return v.length > 2 * branches ? v[2 * branches] : null;
    }

    private static Expression<?> chosen(List<Operand> p, int branches) {
        Operand first = p.get(branches);
        return (Expression<?>) ended(Dsl.caseWhen(p.get(0).truth(), first.kinded()), p, branches);
    }

    private static <K> K ended(Case<Object, Object, K> begun, List<Operand> p, int branches) {
        Case<Object, Object, K> open = begun;
        for (int i = 1; i < branches; i++) {
            Operand value = p.get(branches + i);
            open = value.isGiven()
                    ? open.when(p.get(i).truth(), value.<Object>given())
                    : open.when(p.get(i).truth(), value.any());
        }
        if (p.size() == 2 * branches) {
            return open.otherwiseNull();
        }
        Operand otherwise = p.get(2 * branches);
        return otherwise.isGiven() ? open.otherwise(otherwise.<Object>given()) : open.otherwise(otherwise.any());
    }
}
