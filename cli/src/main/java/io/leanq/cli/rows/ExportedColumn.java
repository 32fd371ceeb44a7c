package io.leanq.cli.rows;

import io.leanq.LeanqException;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.ResultColumn;
import io.leanq.type.Cells;
import io.leanq.type.SqlType;
import io.leanq.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A column of a result, and how its values become text. Immutable. */
record ExportedColumn(String name, SqlType type) {
    private static final int MOST_DIGITS = 1_000;

    /**
     * The columns of a result whose rows are not read yet.
     *
     * @throws LeanqException if a column has values without a text
     */
    static List<ExportedColumn> of(DriverCursor cursor) {
        List<ExportedColumn> columns = new ArrayList<>();
        for (ResultColumn column : cursor.describe()) {
            columns.add(new ExportedColumn(column.label(), type(column)));
        }
        return List.copyOf(columns);
    }

    private static SqlType type(ResultColumn column) {
        TypeKind kind = TypeKind.ofJdbcCode(column.jdbcType())
                .filter(each -> each != TypeKind.ARRAY)
                .orElseThrow(() -> new LeanqException("column " + column.label() + " is "
                        + (column.typeName().isEmpty() ? "of an unknown type" : "a " + column.typeName())
                        + ", which has no form in CSV: leave it out by --query, or CAST it to VARCHAR there"));
        // values are read as they come: neither length nor digits matter
        return kind == TypeKind.DECIMAL ? new SqlType.Decimal(MOST_DIGITS, 0) : kind.ofLength(OptionalInt.empty());
    }

    /** The text of a cell; null for NULL. */
    @Nullable
    String text(Cells cells, int index) {
        Object value = type.read(cells, index);
        return value == null ? null : ValueText.of(type.kind().form(), value);
    }
}
