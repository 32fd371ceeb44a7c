package io.leanq.wire.value;

import io.leanq.wire.error.ValueConversionException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Reads numbers from cells in every form that servers and clients send, exactly or not at all. A decimal and a double
 * are exactly equal here if the decimal is the double's shortest decimal text, so that 0.1 is 0.1 both ways.
 */
final class NumberCells {
    /** The most digits of a decimal: the time to parse one grows with the square of its length. */
    private static final int MAX_DIGITS = 10_000;

    private static final double TWO_TO_63 = 0x1p63;

    private NumberCells() {}

    static long integral(CellIndex cells, int i, long min, long max, String wanted) {
        long value = switch (cells.rep(i)) {
            case BYTE, SHORT, INTEGER, LONG, PRIMITIVE_BYTE, PRIMITIVE_SHORT, PRIMITIVE_INT, PRIMITIVE_LONG ->
                cells.number(i);
            case NUMBER -> cells.textLength(i) == 0 ? cells.number(i) : exact(cells, i, decimal(cells, i), wanted);
            case BIG_DECIMAL, BIG_INTEGER, STRING -> exact(cells, i, decimal(cells, i), wanted);
            case DOUBLE, PRIMITIVE_DOUBLE, FLOAT, PRIMITIVE_FLOAT -> {
                double wide = float64(cells, i);
                if (wide != Math.rint(wide) || wide < -TWO_TO_63 || wide >= TWO_TO_63) {
                    throw doesNotFit(cells, i, wanted);
                }
                yield (long) wide;
            }
            default -> throw RowCursor.wrongType(cells, i, wanted);
        };
        if (value < min || value > max) {
            throw doesNotFit(cells, i, wanted);
        }
        return value;
    }

    static double float64(CellIndex cells, int i) {
        switch (cells.rep(i)) {
            case DOUBLE, PRIMITIVE_DOUBLE -> {
                return cells.float64(i);
            }
            case FLOAT, PRIMITIVE_FLOAT -> {
                return cells.hasDouble(i) ? cells.float64(i) : Float.intBitsToFloat((int) cells.number(i));
            }
            case BYTE, SHORT, INTEGER, LONG, PRIMITIVE_BYTE, PRIMITIVE_SHORT, PRIMITIVE_INT, PRIMITIVE_LONG -> {
                long value = cells.number(i);
                double wide = (double) value;
                if (wide >= TWO_TO_63 || (long) wide != value) {
                    throw doesNotFit(cells, i, "DOUBLE");
                }
                return wide;
            }
            case BIG_DECIMAL, BIG_INTEGER, NUMBER, STRING -> {
                BigDecimal exact = decimal(cells, i);
                double wide = exact.doubleValue();
                if (Double.isInfinite(wide) || BigDecimal.valueOf(wide).compareTo(exact) != 0) {
                    throw doesNotFit(cells, i, "DOUBLE");
                }
                return wide;
            }
            default -> throw RowCursor.wrongType(cells, i, "DOUBLE");
        }
    }

    static BigDecimal decimal(CellIndex cells, int i) {
        return switch (cells.rep(i)) {
            case BIG_DECIMAL, STRING -> parsed(cells, i);
            case NUMBER -> cells.textLength(i) == 0 ? BigDecimal.valueOf(cells.number(i)) : parsed(cells, i);
            case BIG_INTEGER -> {
                byte[] bytes = cells.bytes(i);
                if (bytes.length > MAX_DIGITS) {
                    throw doesNotFit(cells, i, "DECIMAL");
                }
                yield bytes.length == 0 ? BigDecimal.ZERO : new BigDecimal(new BigInteger(bytes));
            }
            case BYTE, SHORT, INTEGER, LONG, PRIMITIVE_BYTE, PRIMITIVE_SHORT, PRIMITIVE_INT, PRIMITIVE_LONG ->
                BigDecimal.valueOf(cells.number(i));
            case DOUBLE, PRIMITIVE_DOUBLE, FLOAT, PRIMITIVE_FLOAT -> {
                double wide = float64(cells, i);
                if (!Double.isFinite(wide)) {
                    throw doesNotFit(cells, i, "DECIMAL");
                }
                yield BigDecimal.valueOf(wide);
            }
            default -> throw RowCursor.wrongType(cells, i, "DECIMAL");
        };
    }

    /** The text of a number without an exponent. A number that would take too many zeros is refused. */
    static String plainText(CellIndex cells, int i) {
        BigDecimal value = decimal(cells, i);
        if (Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw doesNotFit(cells, i, "VARCHAR");
        }
        return value.toPlainString();
    }

    private static BigDecimal parsed(CellIndex cells, int i) {
        if (cells.textLength(i) <= MAX_DIGITS) {
            try {
                return new BigDecimal(cells.text(i));
            } catch (NumberFormatException e) {
                // refused below by a message without the text
            }
        }
        throw new ValueConversionException("cell at index " + i + ": the text of a " + cells.rep(i) + " is no number");
    }

    private static long exact(CellIndex cells, int i, BigDecimal value, String wanted) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw doesNotFit(cells, i, wanted);
        }
    }

    private static ValueConversionException doesNotFit(CellIndex cells, int i, String wanted) {
        return new ValueConversionException(
                "cell at index " + i + ": the " + cells.rep(i) + " does not fit " + wanted + " unchanged");
    }
}
