package io.leanq.testkit.random;

import io.leanq.testkit.random.Kind.Family;
import java.math.BigDecimal;
import java.util.List;

/** Numbers of different types that meet, by docs/expressions.md. */
final class Mixed {
    private static final List<Family> NUMBERS =
            List.of(Family.SMALLINT, Family.INTEGER, Family.BIGINT, Family.DECIMAL, Family.REAL, Family.DOUBLE);

    private Mixed() {}

    /** Another family of numbers, or the same. */
    static Family any(Choice choice) {
        return choice.one(NUMBERS);
    }

    /**
     * A family that is not wider, and whose values are exact values of the given one, a DECIMAL or a BIGINT beside a
     * DOUBLE excepted.
     */
    static Family notWider(Choice choice, Family family) {
        return switch (family) {
            case INTEGER, REAL -> Family.SMALLINT;
            case BIGINT -> choice.of(Family.SMALLINT, Family.INTEGER);
            case DECIMAL -> choice.of(Family.SMALLINT, Family.INTEGER, Family.BIGINT);
            case DOUBLE -> choice.one(NUMBERS);
            default -> family;
        };
    }

    /** The kind of a number as an operand beside one of the family. */
    static Kind beside(Family family, Kind kind) {
        return family != Family.DECIMAL
                ? kind
                : switch (kind.family()) {
                    case SMALLINT -> Kind.decimal(5, 0);
                    case INTEGER -> Kind.decimal(10, 0);
                    case BIGINT -> Kind.decimal(19, 0);
                    default -> kind;
                };
    }

    /** The value as one of the family, which is not narrower. */
    static Object as(Family family, Object value) {
        return switch (family) {
            case DECIMAL -> value instanceof Long whole ? BigDecimal.valueOf(whole) : value;
            case REAL -> value instanceof Long whole ? (Object) (float) (long) whole : value;
            case DOUBLE -> value instanceof Number ? (Object) ((Number) value).doubleValue() : value;
            default -> value;
        };
    }

    /** Exact numbers are compared exactly, and an approximate one with another number as DOUBLE. */
    static int compare(Object left, Object right) {
        if (left instanceof Double || left instanceof Float || right instanceof Double || right instanceof Float) {
            return Double.compare(((Number) left).doubleValue() + 0d, ((Number) right).doubleValue() + 0d);
        }
        return ((BigDecimal) as(Family.DECIMAL, left)).compareTo((BigDecimal) as(Family.DECIMAL, right));
    }
}
