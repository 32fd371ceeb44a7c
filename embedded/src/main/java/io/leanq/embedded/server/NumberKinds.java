package io.leanq.embedded.server;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Turns a bound number into the type of its parameter. H2 prepares some statements anew at each run, all those with
 * LIKE among them, and takes the types of the values for the types of the parameters: INTEGER + 3.0 would be a DECIMAL.
 */
final class NumberKinds {
    private NumberKinds() {}

    /**
     * The number in this type if the type can hold it, else the value as it came. A REAL is the nearest one, as a
     * column would keep it.
     */
    static @Nullable Object of(int type, @Nullable Object value) {
        if (!(value instanceof Number number)) {
            return value;
        }
        ColumnReader reader = ColumnReader.announcedAs(type);
        return switch (reader) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> whole(reader, number);
            case DECIMAL -> decimal(number);
            case REAL -> real(number);
            case BOOLEAN, DOUBLE, DECFLOAT, DATE, TIME, TIMESTAMP, CHAR, VARCHAR, BINARY, VARBINARY -> value;
        };
    }

    private static Number whole(ColumnReader reader, Number number) {
        BigDecimal exact = decimal(number) instanceof BigDecimal decimal ? decimal : null;
        if (exact == null
                || exact.precision() - exact.scale() > 19
                || exact.stripTrailingZeros().scale() > 0) {
            return number;
        }
        try {
            return switch (reader) {
                case TINYINT -> exact.byteValueExact();
                case SMALLINT -> exact.shortValueExact();
                case INTEGER -> exact.intValueExact();
                default -> exact.longValueExact();
            };
        } catch (ArithmeticException e) {
            return number;
        }
    }

    private static Number decimal(Number number) {
        if (number instanceof BigDecimal) {
            return number;
        }
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue()) ? new BigDecimal(number.toString()) : number;
        }
        return BigDecimal.valueOf(number.longValue());
    }

    private static Number real(Number number) {
        float nearest = number.floatValue();
        return Float.isFinite(nearest) ? (Number) nearest : number;
    }
}
