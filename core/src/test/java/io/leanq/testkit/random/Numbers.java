package io.leanq.testkit.random;

import io.leanq.query.Expression;
import io.leanq.query.NumberExpression;
import io.leanq.testkit.random.Call.Evaluator;
import io.leanq.testkit.random.Kind.Family;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BiFunction;

/** Makes random arithmetic whose results always fit, by a bound for each term. */
final class Numbers {
    /** The digits of quotients after the point, unless the dividend has more, by docs/expressions.md. */
    private static final int QUOTIENT_SCALE = 6;

    private static final int SIGNIFICANT_DIGITS = 16;

    /** The least divisor other than zero, as a negative power of ten. */
    private static final int SMALLEST_DOUBLE = 40;

    private final Terms terms;
    private final Choice choice;

    Numbers(Terms terms) {
        this.terms = terms;
        this.choice = terms.choice();
    }

    /** A random operation; the operand itself where the result could overflow. */
    Term of(Term left, int depth) {
        return switch (choice.below(10)) {
            case 0 -> sum("plus", left, beside(left, depth), NumberExpression::plus, NumberExpression::plus, 1);
            case 1 -> sum("minus", left, beside(left, depth), NumberExpression::minus, NumberExpression::minus, -1);
            case 2 -> product(left, beside(left, depth));
            case 3 -> quotient(left, divisor(left, depth));
            case 4 -> left.family().isApproximate() ? left : remainder(left, divisor(left, depth));
            case 5 -> signed("negate", left);
            case 6 -> signed("abs", left);
            case 7 -> rounded(left, choice.below(4), false);
            case 8 -> rounded(left, choice.below(4), true);
            default -> whole(left, choice.percent(50));
        };
    }

    private Term beside(Term left, int depth) {
        if (choice.percent(15)) {
            return terms.of(Mixed.notWider(choice, left.family()), depth - 1);
        }
        return choice.percent(50) ? terms.valueBeside(left) : terms.of(left.family(), depth - 1);
    }

    private Term divisor(Term left, int depth) {
        if (choice.percent(60)) {
            ValueTerm value = terms.valueBeside(left);
            if (new BigDecimal(value.value().toString()).signum() != 0) {
                return value;
            }
        }
        return Branches.nullIf(terms.of(left.family(), depth - 1), terms.zero(left.family()));
    }

    private static Call binary(
            Kind kind,
            BigDecimal bound,
            String name,
            Term left,
            Term right,
            BiFunction<NumberExpression<Number>, Number, Expression<?>> withValue,
            BiFunction<NumberExpression<Number>, Expression<Number>, Expression<?>> withExpression,
            Evaluator evaluator) {
        return new Call(
                kind,
                bound,
                name,
                List.of(left, right),
                p -> p.get(1).isGiven()
                        ? withValue.apply(p.get(0).number(), p.get(1).given())
                        : withExpression.apply(p.get(0).number(), p.get(1).expression()),
                Call.strict(v -> evaluator.value(new Object[] {v[0], Mixed.as(left.family(), v[1])})));
    }

    private static boolean fits(Kind kind, BigDecimal bound) {
        return bound.compareTo(kind.greatest()) <= 0;
    }

    private static Term sum(
            String name,
            Term left,
            Term right,
            BiFunction<NumberExpression<Number>, Number, Expression<?>> withValue,
            BiFunction<NumberExpression<Number>, Expression<Number>, Expression<?>> withExpression,
            int sign) {
        Kind a = left.kind();
        Kind b = Mixed.beside(a.family(), right.kind());
        int scale = Math.max(a.scale(), b.scale());
        Kind kind = a.family() == Family.DECIMAL
                ? cut(Math.max(a.size() - a.scale(), b.size() - b.scale()) + scale + 1, scale)
                : a;
        BigDecimal bound = left.bound().add(right.bound());
        return fits(kind, bound)
                ? binary(kind, bound, name, left, right, withValue, withExpression, v -> added(a, v, sign))
                : left;
    }

    private static Object added(Kind kind, Object[] v, int sign) {
        return switch (kind.family()) {
            case DECIMAL -> ((BigDecimal) v[0]).add(((BigDecimal) v[1]).multiply(BigDecimal.valueOf(sign)));
            case REAL -> (Float) v[0] + sign * (Float) v[1];
            case DOUBLE -> (Double) v[0] + sign * (Double) v[1];
            default -> Math.addExact((Long) v[0], Math.multiplyExact((Long) v[1], (long) sign));
        };
    }

    /** A sum that always fits. */
    static Term shifted(Term left, ValueTerm by) {
        return sum("plus", left, by, NumberExpression::plus, NumberExpression::plus, 1);
    }

    private static Term product(Term left, Term right) {
        Kind a = left.kind();
        Kind b = Mixed.beside(a.family(), right.kind());
        if (a.family().isApproximate() && right.family() != a.family()) {
            return left; // a zero would make -0.0
        }
        Kind kind = a.family() == Family.DECIMAL ? cut(a.size() + b.size(), a.scale() + b.scale()) : a;
        BigDecimal bound = left.bound().multiply(right.bound());
        if (!fits(kind, bound) || a.scale() + b.scale() > Kind.WIDEST_DECIMAL) {
            return left;
        }
        return binary(
                kind,
                bound,
                "times",
                left,
                right,
                NumberExpression::times,
                NumberExpression::times,
                v -> switch (a.family()) {
                    case DECIMAL -> ((BigDecimal) v[0]).multiply((BigDecimal) v[1]);
                    case REAL -> (Float) v[0] * (Float) v[1];
                    case DOUBLE -> (Double) v[0] * (Double) v[1];
                    default -> Math.multiplyExact((Long) v[0], (Long) v[1]);
                });
    }

    private static Term quotient(Term left, Term right) {
        Kind a = left.kind();
        Kind b = Mixed.beside(a.family(), right.kind());
        int scale = Math.max(QUOTIENT_SCALE, a.scale());
        Kind kind = a.family() == Family.DECIMAL ? cut(a.size() - a.scale() + b.scale() + scale, scale) : a;
        int smallest = a.family() == Family.DECIMAL ? b.scale() : a.family().isApproximate() ? SMALLEST_DOUBLE : 0;
        BigDecimal bound = left.bound().scaleByPowerOfTen(smallest).add(BigDecimal.ONE);
        if (!fits(kind, a.family().isWhole() ? left.bound() : bound) || !isQuotient(kind, bound)) {
            return left;
        }
        return binary(
                kind,
                bound,
                "dividedBy",
                left,
                right,
                NumberExpression::dividedBy,
                NumberExpression::dividedBy,
                v -> switch (a.family()) {
                    case DECIMAL -> ((BigDecimal) v[0]).divide((BigDecimal) v[1], scale, RoundingMode.HALF_UP);
                    case REAL -> (Float) v[0] / (Float) v[1];
                    case DOUBLE -> (Double) v[0] / (Double) v[1];
                    default -> (Long) v[0] / (Long) v[1];
                });
    }

    /**
     * Whether the quotient has so few digits that Calcite computes it as LeanQ documents it: Calcite's decimal
     * quotients, and so its averages, have 16 significant digits.
     */
    static boolean isQuotient(Kind kind, BigDecimal bound) {
        return kind.family() != Family.DECIMAL || bound.precision() - bound.scale() + kind.scale() < SIGNIFICANT_DIGITS;
    }

    private static Term remainder(Term left, Term right) {
        Kind a = left.kind();
        Kind b = Mixed.beside(a.family(), right.kind());
        int scale = Math.max(a.scale(), b.scale());
        Kind kind = a.family() == Family.DECIMAL
                ? cut(Math.min(a.size() - a.scale(), b.size() - b.scale()) + scale, scale)
                : a;
        return binary(
                kind,
                left.bound().min(right.bound()),
                "mod",
                left,
                right,
                NumberExpression::mod,
                NumberExpression::mod,
                v -> a.family() == Family.DECIMAL
                        ? ((BigDecimal) v[0]).remainder((BigDecimal) v[1])
                        : (Object) ((Long) v[0] % (Long) v[1]));
    }

    private static Kind cut(int precision, int scale) {
        int size = Math.min(precision, Kind.WIDEST_DECIMAL);
        return Kind.decimal(size, Math.min(scale, size));
    }

    private static Term signed(String name, Term operand) {
        if (!fits(operand.kind(), operand.bound())) {
            return operand;
        }
        boolean negate = name.equals("negate");
        return new Call(
                operand.kind(),
                operand.bound(),
                name,
                List.of(operand),
                p -> negate ? p.get(0).number().negate() : p.get(0).number().abs(),
                Call.strict(v ->
                        negate || operand.kind().compare(v[0], zero(operand.family())) < 0 ? negated(v[0]) : v[0]));
    }

    /** An INTEGER that is 1, 0 or -1. */
    static Term sign(Term number) {
        return new Call(
                Kind.INTEGER,
                BigDecimal.ONE,
                "sign",
                List.of(number),
                p -> p.get(0).number().sign(),
                Call.strict(v -> (long) new BigDecimal(v[0].toString()).signum()));
    }

    static Object zero(Family family) {
        return switch (family) {
            case DECIMAL -> BigDecimal.ZERO;
            case REAL -> 0f;
            case DOUBLE -> 0d;
            default -> 0L;
        };
    }

    private static Object negated(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal.negate()
                : value instanceof Float f ? -f : value instanceof Double d ? -d : (Object) (-(Long) value);
    }

    private static Term rounded(Term operand, int digits, boolean cut) {
        Kind of = operand.kind();
        // engines differ in how they round half of an approximate digit
        boolean halves = of.family() == Family.REAL && digits > 0;
        if (halves || of.family().isWhole() || of.family() == Family.DECIMAL && of.scale() <= digits) {
            return operand;
        }
        int grows = cut ? 0 : 1;
        Kind kind = of.family() == Family.DECIMAL
                ? Kind.decimal(
                        Math.max(1, Math.min(of.size() - of.scale() + grows + digits, Kind.WIDEST_DECIMAL)), digits)
                : of;
        BigDecimal bound = cut ? operand.bound() : operand.bound().add(BigDecimal.ONE);
        return fits(kind, bound)
                ? new Call(
                        kind,
                        bound,
                        (cut ? "truncate " : "round ") + digits,
                        List.of(operand),
                        p -> cut
                                ? p.get(0).number().truncate(digits)
                                : p.get(0).number().round(digits),
                        Call.strict(v -> cut(v[0], digits, cut ? RoundingMode.DOWN : RoundingMode.HALF_UP)))
                : operand;
    }

    private static Term whole(Term operand, boolean up) {
        Kind of = operand.kind();
        Kind kind = of.family() == Family.DECIMAL ? cut(of.size() - of.scale() + 1, 0) : of;
        BigDecimal bound = operand.bound().add(BigDecimal.ONE);
        return fits(kind, bound) && !of.family().isWhole()
                ? new Call(
                        kind,
                        bound,
                        up ? "ceil" : "floor",
                        List.of(operand),
                        p -> up ? p.get(0).number().ceil() : p.get(0).number().floor(),
                        Call.strict(v -> cut(v[0], 0, up ? RoundingMode.CEILING : RoundingMode.FLOOR)))
                : operand;
    }

    /** Rounds or cuts the value by the decimal digits with which a binary floating-point number is written. */
    static Object cut(Object value, int digits, RoundingMode mode) {
        BigDecimal exact = new BigDecimal(value.toString()).setScale(digits, mode);
        return value instanceof Float
                ? (Object) exact.floatValue()
                : value instanceof Double ? exact.doubleValue() : exact;
    }
}
