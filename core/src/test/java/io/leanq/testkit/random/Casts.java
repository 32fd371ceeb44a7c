package io.leanq.testkit.random;

import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.testkit.random.Kind.Family;
import io.leanq.type.DataType;
import io.leanq.type.NumericType;
import io.leanq.type.TemporalType;
import io.leanq.type.TextType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Makes random casts, where LeanQ allows them and the values fit. */
final class Casts {
    /** REAL in decimal digits is nobody's promise beyond these. */
    private static final int DIGITS_OF_REAL = 3;

    private Casts() {}

    /** Of the type's own overload, which the type is asked for at run time. */
    static Expression<?> cast(Expression<?> operand, Kind to) {
        DataType<?> type = to.type();
        if (type instanceof NumericType<?> number) {
            return Dsl.cast(operand, number);
        }
        if (type instanceof TemporalType<?> time) {
            return Dsl.cast(operand, time);
        }
        return Dsl.cast(operand, (TextType) type);
    }

    /** The operand itself where it might not fit. */
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

    /** DATE to TIMESTAMP, and the other way round. */
    static Term day(Term operand) {
        return operand.family() == Family.DATE
                ? call(operand, Kind.TIMESTAMP, BigDecimal.ZERO, v -> ((LocalDate) v[0]).atStartOfDay())
                : call(operand, Kind.DATE, BigDecimal.ZERO, v -> ((LocalDateTime) v[0]).toLocalDate());
    }

    /** Text of any length. */
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
