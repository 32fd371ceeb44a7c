package io.leanq.cli.result;

import io.leanq.LeanqException;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.ResultColumn;
import io.leanq.type.Cells;
import io.leanq.type.SqlType;
import io.leanq.type.TypeKind;
import io.leanq.type.ValueForm;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column as texts, by the column's type: numbers without an exponent where the type is exact, dates
 * and times in ISO form, bytes in hexadecimal digits. Immutable.
 */
public final class CellText {
    /** Values are read as they come: neither length nor digits matter. */
    private static final int MOST_DIGITS = 1_000;

    private final ResultColumn column;
    private final @Nullable SqlType type;

    private CellText(ResultColumn column) {
        this.column = column;
        this.type = TypeKind.ofJdbcCode(column.jdbcType())
                .filter(kind -> kind != TypeKind.ARRAY)
                .map(CellText::type)
                .orElse(null);
    }

    /** The columns of a result whose rows are not read yet. */
    public static List<CellText> of(DriverCursor cursor) {
        return cursor.describe().stream().map(CellText::new).toList();
    }

    private static SqlType type(TypeKind kind) {
        return kind == TypeKind.DECIMAL ? new SqlType.Decimal(MOST_DIGITS, 0) : kind.ofLength(OptionalInt.empty());
    }

    public String label() {
        return column.label();
    }

    /** Whether the cells are numbers. */
    public boolean isNumber() {
        return type != null
                && switch (type.kind().form()) {
                    case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL -> true;
                    default -> false;
                };
    }

    /** Whether the cells are true or false. */
    public boolean isBoolean() {
        return type != null && type.kind().form() == ValueForm.BOOLEAN;
    }

    /**
     * Refuses a column whose texts cannot be read back.
     *
     * @throws LeanqException if the cells are arrays, or of a type that LeanQ does not have
     */
    public void requireForm() {
        if (type == null) {
            throw new LeanqException("column " + column.label() + " is "
                    + (column.typeName().isEmpty() ? "of an unknown type" : "a " + column.typeName())
                    + ", which has no form in CSV: leave it out by --query, or CAST it to VARCHAR there");
        }
    }

    /**
     * The text of a cell; null for NULL. An array, and a value of a type that LeanQ does not have, is for people only.
     *
     * @throws LeanqException if the cell has a form that its type does not have
     */
    public @Nullable String of(Cells cells, int index) {
        if (type != null) {
            Object value = type.read(cells, index);
            return value == null ? null : ValueText.of(type.kind().form(), value);
        }
        if (cells.isNull(index)) {
            return null;
        }
        return element()
                .map(element -> String.valueOf(cells.getArray(index, element)))
                .orElseGet(() -> cells.getString(index));
    }

    /** The type of an array's elements, by the first word of the array's type; empty for what is no array. */
    private Optional<SqlType> element() {
        if (column.jdbcType() != java.sql.Types.ARRAY) {
            return Optional.empty();
        }
        String first = column.typeName().toUpperCase(Locale.ROOT).split("[ (]", 2)[0];
        for (TypeKind kind : TypeKind.values()) {
            if (kind.name().equals(first) && kind != TypeKind.ARRAY) {
                return Optional.of(type(kind));
            }
        }
        return Optional.of(type(TypeKind.VARCHAR));
    }
}
