package io.leanq.testkit.random;

import io.leanq.query.BooleanType;
import io.leanq.query.DataType;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.NumericType;
import io.leanq.query.TemporalType;
import io.leanq.query.TextType;
import io.leanq.testkit.random.Kind.Family;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Makes random casts that LeanQ allows and whose values fit. */
final class Casts {
    /** The decimal digits of a REAL that all engines agree on. */
    private static final int DIGITS_OF_REAL = 3;

    private Casts() {}

    /** Calls the overload of {@code cast} for the type, which is known only at run time. */
    static Expression<?> cast(Expression<?> operand, Kind to) {
        DataType<?, ?, ?> type = to.type();
        if (type instanceof NumericType<?> number) {
            return Dsl.cast(operand, number);
        }
        if (type instanceof TemporalType<?> time) {
            return Dsl.cast(operand, time);
        }
        if (type instanceof BooleanType truth) {
            return Dsl.cast(operand, truth);
        }
        return Dsl.cast(operand, (TextType) type);
    }

    /** A cast to a number; the operand itself where its value might not fit. */
    static Term number(Term operand, Kind to) {
        Kind from = operand.kind();
        if (from.equals(to)) {
            return operand;
        }
        BigDecimal bound = operand.bound().add(BigDecimal.ONE);
        boolean fits = bound.compareTo(to.greatest()) <= 0
                && (from.family() != Family.REAL || to.scale() <= DIGITS_OF_REAL && to.family() != Family.DOUBLE);
        return fits ? call(operand, to, bound, v -> converted(v[0], to)) : operand;
    }

    private static Object converted(Object value, Kind to) {
        BigDecimal exact = new BigDecimal(value.toString());
        return switch (to.family()) {
            case DECIMAL -> exact.setScale(to.scale(), RoundingMode.HALF_UP);
            case REAL -> value instanceof Double d ? (float) (double) d : exact.floatValue();
            case DOUBLE -> exact.doubleValue();
            default -> exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
        };
    }

    /** A cast from DATE to TIMESTAMP or back. */
    static Term day(Term operand) {
        return operand.family() == Family.DATE
                ? call(operand, Kind.TIMESTAMP, BigDecimal.ZERO, v -> ((LocalDate) v[0]).atStartOfDay())
                : call(operand, Kind.DATE, BigDecimal.ZERO, v -> ((LocalDateTime) v[0]).toLocalDate());
    }

    /** A cast of a TIMESTAMP to its time of day. */
    static Term day(Term operand, Kind to) {
        return call(operand, to, BigDecimal.ZERO, v -> ((LocalDateTime) v[0]).toLocalTime());
    }

    /** A DATE or TIMESTAMP read from a text. */
    static Term written(Choice choice, Family family) {
        Kind to = family == Family.DATE ? Kind.DATE : Kind.TIMESTAMP;
        Object value = Values.fitting(choice, to);
        String text = family == Family.DATE
                ? value.toString()
                : DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").format((LocalDateTime) value);
        ValueTerm.Mode mode = choice.of(ValueTerm.Mode.BIND, ValueTerm.Mode.INLINE, ValueTerm.Mode.PARAM);
        return call(new ValueTerm(Kind.VARCHAR, text, mode, ""), to, BigDecimal.ZERO, v -> value);
    }

    /** A number read from the text of a whole number. */
    static Term read(Term whole, Kind to) {
        BigDecimal bound = whole.bound().add(BigDecimal.ONE);
        return bound.compareTo(to.greatest()) > 0
                ? new ValueTerm(to, converted(1L, to), ValueTerm.Mode.BIND, "")
                : call(Texts.written(whole), to, bound, v -> converted(v[0], to));
    }

    /** 1 or 0 for a condition. */
    static Term number(Term truth) {
        return call(truth, Kind.INTEGER, BigDecimal.ONE, v -> (Boolean) v[0] ? 1L : 0L);
    }

    /** A BOOLEAN of a number, or of the text of a BOOLEAN. */
    static Term truth(Terms terms, int depth) {
        return terms.choice().percent(50)
                ? call(
                        terms.of(Mixed.any(terms.choice()), depth - 1),
                        Kind.BOOLEAN,
                        BigDecimal.ZERO,
                        v -> ((Number) v[0]).doubleValue() != 0)
                : call(
                        Texts.written(terms.of(Family.BOOLEAN, depth - 1)),
                        Kind.BOOLEAN,
                        BigDecimal.ZERO,
                        v -> Boolean.valueOf((String) v[0]));
    }

    /** A cast to text of any length. */
    static Term text(Term operand) {
        return operand.family() == Family.VARCHAR ? call(operand, Kind.VARCHAR, operand.bound(), v -> v[0]) : operand;
    }

    private static Term call(Term operand, Kind to, BigDecimal bound, Call.Evaluator evaluator) {
        return operand.kind().equals(to)
                ? operand
                : new Call(
                        to,
                        bound,
                        "cast to " + to.family(),
                        List.of(operand),
                        p -> cast(p.get(0).any(), to),
                        Call.strict(evaluator));
    }
}
