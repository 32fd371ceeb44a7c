package io.leanq;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database refused a text or bytes as too long for a column (SQLSTATE 22001). */
public class ValueTooLong extends SqlException {
    private static final long serialVersionUID = 1L;

    private String column;

    /** @param column empty if the database does not tell */
    public ValueTooLong(String column, String sqlState, int code, @Nullable String serverMessage) {
        super(
                "a value is too long for its column; the server's own words are in serverMessage()",
                sqlState,
                code,
                serverMessage,
                null);
        this.column = column;
    }

    /** The column, as the model spells it if it knows it; empty if the database does not tell. */
    public Optional<String> column() {
        return column.isEmpty() ? Optional.empty() : Optional.of(column);
    }

    /** For the executor: replaces the column's name by that of the model. */
    public void spelt(String name) {
        column = name;
    }

    @Override
    String details() {
        return column.isEmpty() ? "" : " (column " + column + ")";
    }
}
