package io.leanq.query;

import io.leanq.LeanqException;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.type.FailedConversion;
import io.leanq.type.SqlType;
import io.leanq.type.ValueForm;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/** Converts a number of a sequence to a value of the column that the sequence feeds. */
final class DrawnKey {

    private DrawnKey() {}

    /**
     * The number as the canonical value of the column's SQL type.
     *
     * @throws LeanqException if the type cannot hold the number
     */
    static Object fit(ColumnDefinition column, long value) {
        SqlType type = column.type().sqlType();
        ValueForm form = type.kind().form();
        if (form == ValueForm.LONG) {
            return value;
        } else if (form == ValueForm.INT && value == (int) value) {
            return (int) value;
        } else if (!form.isApproximate()) {
            Optional<Object> fitting = form.ofNumber(type, BigDecimal.valueOf(value));
            if (fitting.isPresent()) {
                return fitting.get();
            }
        }
        throw new LeanqException("sequence " + column.sequence().orElseThrow().name()
                + " gave a number that does not fit " + column.name() + " " + type + ": widen the column");
    }

    /** The canonical value in the column's Java type, converted by the column's own decoder. */
    static <K> K decode(Column<?, K> column, Object canonical) {
        try {
            return Objects.requireNonNull(column.type().decode(canonical), "a value decodes to a value");
        } catch (RuntimeException e) {
            throw FailedConversion.at(column, e);
        }
    }
}
