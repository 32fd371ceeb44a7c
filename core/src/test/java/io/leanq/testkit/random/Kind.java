package io.leanq.testkit.random;

import io.leanq.query.DataType;
import java.math.BigDecimal;
import java.util.HexFormat;

/**
 * A SQL type of the evaluator. Its values are {@code Long} for all whole numbers, hexadecimal digits for bytes, and
 * LeanQ's Java values for the other types.
 *
 * @param size the digits of a decimal, or the length of text or bytes; 0 for none
 * @param scale the digits after the point
 */
record Kind(Family family, int size, int scale) {
    static final Kind BOOLEAN = new Kind(Family.BOOLEAN, 0, 0);
    static final Kind SMALLINT = new Kind(Family.SMALLINT, 0, 0);
    static final Kind INTEGER = new Kind(Family.INTEGER, 0, 0);
    static final Kind BIGINT = new Kind(Family.BIGINT, 0, 0);
    static final Kind REAL = new Kind(Family.REAL, 0, 0);
    static final Kind DOUBLE = new Kind(Family.DOUBLE, 0, 0);
    static final Kind VARCHAR = new Kind(Family.VARCHAR, 0, 0);
    static final Kind DATE = new Kind(Family.DATE, 0, 0);
    static final Kind TIME = new Kind(Family.TIME, 0, 0);
    static final Kind TIMESTAMP = new Kind(Family.TIMESTAMP, 0, 0);

    /** The most digits of results of arithmetic and sums, by docs/expressions.md. */
    static final int WIDEST_DECIMAL = 30;

    /** The bound of DOUBLE values, far below its greatest, so that no result becomes infinite. */
    private static final BigDecimal LARGE = new BigDecimal("1e120");

    /** Types that may be combined, whatever their digits and lengths. */
    enum Family {
        BOOLEAN,
        SMALLINT,
        INTEGER,
        BIGINT,
        DECIMAL,
        REAL,
        DOUBLE,
        CHAR,
        VARCHAR,
        DATE,
        TIME,
        TIMESTAMP,
        VARBINARY;

        boolean isWhole() {
            return this == SMALLINT || this == INTEGER || this == BIGINT;
        }

        boolean isApproximate() {
            return this == REAL || this == DOUBLE;
        }

        boolean isNumber() {
            return isWhole() || isApproximate() || this == DECIMAL;
        }

        boolean isText() {
            return this == CHAR || this == VARCHAR;
        }
    }

    static Kind decimal(int precision, int scale) {
        return new Kind(Family.DECIMAL, precision, scale);
    }

    static Kind varchar(int length) {
        return new Kind(Family.VARCHAR, length, 0);
    }

    static Kind character(int length) {
        return new Kind(Family.CHAR, length, 0);
    }

    static Kind varbinary(int length) {
        return new Kind(Family.VARBINARY, length, 0);
    }

    DataType<?, ?, ?> type() {
        return switch (family) {
            case BOOLEAN -> DataType.BOOLEAN;
            case SMALLINT -> DataType.SMALLINT;
            case INTEGER -> DataType.INTEGER;
            case BIGINT -> DataType.BIGINT;
            case DECIMAL -> DataType.DECIMAL(size, scale);
            case REAL -> DataType.REAL;
            case DOUBLE -> DataType.DOUBLE;
            case CHAR -> DataType.CHAR(size);
            case VARCHAR -> size == 0 ? DataType.VARCHAR : DataType.VARCHAR(size);
            case DATE -> DataType.DATE;
            case TIME -> DataType.TIME;
            case TIMESTAMP -> DataType.TIMESTAMP;
            case VARBINARY -> size == 0 ? DataType.VARBINARY : DataType.VARBINARY(size);
        };
    }

    /** The value in LeanQ's Java type. */
    Object toJava(Object value) {
        return switch (family) {
            case SMALLINT -> (short) Math.toIntExact((Long) value);
            case INTEGER -> Math.toIntExact((Long) value);
            case VARBINARY -> HexFormat.of().parseHex((String) value);
            default -> value;
        };
    }

    /** The evaluator's value for LeanQ's, in canonical form. */
    Object ofJava(Object java) {
        return switch (family) {
            case SMALLINT, INTEGER, BIGINT -> ((Number) java).longValue();
            case DECIMAL -> plain((BigDecimal) java);
            case REAL -> (Float) java + 0f;
            case DOUBLE -> (Double) java + 0d;
            case CHAR -> ((String) java).stripTrailing();
            case VARBINARY -> HexFormat.of().formatHex((byte[]) java);
            default -> java;
        };
    }

    /**
     * The canonical form, the same for all equal values: without trailing zeros of a decimal, trailing spaces of a
     * CHAR, or the sign of zero.
     */
    Object canonical(Object value) {
        return switch (family) {
            case DECIMAL -> plain((BigDecimal) value);
            case REAL -> (Float) value + 0f;
            case DOUBLE -> (Double) value + 0d;
            case CHAR -> ((String) value).stripTrailing();
            default -> value;
        };
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** Compares as SQL does: CHAR without trailing spaces, bytes from left to right, numbers by value. */
    @SuppressWarnings("unchecked") // both values are of the family's one class
    int compare(Object left, Object right) {
        return ((Comparable<Object>) canonical(left)).compareTo(canonical(right));
    }

    /** The greatest absolute value that always fits. */
    BigDecimal greatest() {
        return switch (family) {
            case SMALLINT -> BigDecimal.valueOf(Short.MAX_VALUE);
            case INTEGER -> BigDecimal.valueOf(Integer.MAX_VALUE);
            case BIGINT -> BigDecimal.valueOf(Long.MAX_VALUE);
            case DECIMAL -> BigDecimal.ONE.scaleByPowerOfTen(size - scale).subtract(BigDecimal.ONE);
            case REAL -> BigDecimal.ONE.scaleByPowerOfTen(18);
            case DOUBLE -> LARGE;
            default -> BigDecimal.valueOf(size == 0 ? Integer.MAX_VALUE : size);
        };
    }

    /** The type as LeanQ spells it. */
    @Override
    public String toString() {
        return family == Family.DECIMAL
                ? "DECIMAL(" + size + "," + scale + ")"
                : size == 0 ? family.name() : family.name() + "(" + size + ")";
    }
}
