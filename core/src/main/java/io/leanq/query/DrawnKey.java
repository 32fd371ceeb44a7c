package io.leanq.query;

import io.leanq.LeanqException;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.type.FailedConversion;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.util.Objects;

/** What a sequence gave, as a value of the column it feeds. */
final class DrawnKey {

    private DrawnKey() {}

    /**
     * The canonical value of the column's SQL type.
     *
     * @throws LeanqException if the type cannot hold the number
     */
    static Object fit(ColumnDefinition column, long value) {
        SqlType type = column.type().sqlType();
        if (type == SqlType.Simple.BIGINT) {
            return value;
        }
        if (type == SqlType.Simple.INTEGER && value == (int) value) {
            return (int) value;
        }
        if (type == SqlType.Simple.SMALLINT && value == (short) value) {
            return (short) value;
        }
        if (type == SqlType.Simple.TINYINT && value == (byte) value) {
            return (byte) value;
        }
        Object decimal = BigDecimal.valueOf(value);
        if (type instanceof SqlType.Decimal && type.holds(decimal)) {
            return decimal;
        }
        throw new LeanqException("sequence " + column.sequence().orElseThrow().name()
                + " gave a number that does not fit " + column.name() + " " + type + ": widen the column");
    }

    /** The canonical value as the column's Java type, by way of the column's own reader. */
    static <K> K decode(Column<?, K> column, Object canonical) {
        try {
            return Objects.requireNonNull(column.type().decode(canonical), "a value decodes to a value");
        } catch (RuntimeException e) {
            throw FailedConversion.at(column, e);
        }
    }
}
