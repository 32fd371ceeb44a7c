package io.leanq.embedded.server;

import io.leanq.embedded.error.ServerErrorException;
import io.leanq.wire.common.AvaticaParameter;
import io.leanq.wire.value.RowCursor;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets the parameters of a statement from what a client sent. H2 converts to the type it needs, so that booleans may
 * come as 0 and 1 and decimals as text. Where H2 takes a parameter for a whole number, or does not know, it would round
 * a value with a fraction; such a value is given as text, which H2 converts exactly or refuses. Other numbers get their
 * parameter's kind. A value that is missing or was never set is an error; surplus values are ignored only for a
 * statement without parameters, which the vendor's tools do send.
 */
final class ParameterBinder {
    /** As many digits as H2's own numbers have at most. */
    private static final int MAX_EXPONENT = 100_000;

    private static final int MAX_EXPONENT_LENGTH = 18;

    private ParameterBinder() {}

    static void requireCount(int parameters, RowCursor row) {
        if (row.size() != parameters && parameters > 0) {
            throw new ServerErrorException(
                    "07001", "The statement has " + parameters + " parameters, " + row.size() + " values were sent");
        }
    }

    /**
     * Sets the parameters of one of H2's statements.
     *
     * @param compared the numbers of those that H2 compares as they are
     * @param first where its values begin in the row
     */
    static void bind(
            PreparedStatement statement,
            List<AvaticaParameter> parameters,
            Set<Integer> compared,
            RowCursor row,
            int first)
            throws SQLException {
        // or the value of the run before would be taken for the type that a parameter has now
        statement.clearParameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (row.isUnbound(first + i)) {
                throw new ServerErrorException("07002", "Parameter " + (first + i + 1) + " is not set");
            }
            if (row.isUnfinishedBlob(first + i)) {
                throw new ServerErrorException(
                        "0A000",
                        "Parameter " + (first + i + 1) + " comes in pieces, which the embedded server does not"
                                + " take; send the value whole, as text or bytes");
            }
            @Nullable Object value = row.getObject(first + i);
            if (isHuge(value, parameters.get(i).parameterType())) {
                throw new ServerErrorException("22003", "Parameter " + (first + i + 1) + " is a number out of range");
            }
            if (value instanceof List<?> elements) {
                statement.setObject(i + 1, elements.toArray());
            } else if (hasFraction(value)
                    && !(compared.contains(i + 1) && isComparable(parameters.get(i), value))
                    && !takesFraction(parameters.get(i).parameterType())
                    && !takesFraction(typeNow(statement, i + 1))) {
                statement.setString(i + 1, String.valueOf(value));
            } else {
                statement.setObject(i + 1, NumberKinds.of(parameters.get(i).parameterType(), value));
            }
        }
    }

    /**
     * True for a number that H2 would write out digit by digit before it finds that it does not fit, for minutes and
     * with all memory.
     */
    private static boolean isHuge(@Nullable Object value, int type) {
        if (value instanceof BigDecimal decimal) {
            return Math.abs((long) decimal.scale()) > MAX_EXPONENT;
        }
        return value instanceof String text && isExact(type) && hasHugeExponent(text);
    }

    private static boolean isExact(int type) {
        ColumnReader reader = ColumnReader.announcedAs(type);
        return reader == ColumnReader.DECIMAL || reader.isWhole();
    }

    private static boolean hasHugeExponent(String text) {
        int exponent = Math.max(text.lastIndexOf('e'), text.lastIndexOf('E')) + 1;
        if (exponent == 0 || text.length() - exponent > MAX_EXPONENT_LENGTH) {
            return exponent > 0;
        }
        try {
            return Math.abs(Long.parseLong(text, exponent, text.length(), 10)) > MAX_EXPONENT;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean hasFraction(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.scale() > 0 && decimal.stripTrailingZeros().scale() > 0;
        }
        return (value instanceof Double || value instanceof Float) && ((Number) value).doubleValue() % 1 != 0;
    }

    /**
     * True for a value that H2 compares exactly as it is. With a whole number as text it fails where an index serves
     * the comparison; a DOUBLE as text is another number than a REAL whose type is not known.
     */
    private static boolean isComparable(AvaticaParameter parameter, @Nullable Object value) {
        ColumnReader reader = ColumnReader.announcedAs(parameter.parameterType());
        return reader.isWhole()
                || reader == ColumnReader.VARCHAR && parameter.precision() == 0 && value instanceof Double;
    }

    /** A table may have been dropped and created with other types since the statement was prepared. */
    private static int typeNow(PreparedStatement statement, int index) throws SQLException {
        return ColumnReader.of(statement.getParameterMetaData().getParameterTypeName(index))
                .typeId();
    }

    private static boolean takesFraction(int type) {
        ColumnReader reader = ColumnReader.announcedAs(type);
        return reader.isSigned() && !reader.isWhole();
    }
}
