package io.leanq;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database refused a text or bytes as too long for a column (SQLSTATE 22001). */
public class ValueTooLong extends SqlException {
    private static final long serialVersionUID = 1L;

    private String column;

    /** @param column the column; an empty text if the database does not report it */
    public ValueTooLong(String column, String sqlState, int code, @Nullable String serverMessage) {
        super(
                "a value is too long for its column; the server's own words are in serverMessage()",
                sqlState,
                code,
                serverMessage,
                null);
        this.column = column;
    }

    /**
     * The column: as the model spells it if the model has it, else as the database does; empty if the database does not
     * report it.
     */
    public Optional<String> column() {
        return column.isEmpty() ? Optional.empty() : Optional.of(column);
    }

    /** For the executor: replaces the database's spelling of the column by the model's. */
    public void spelt(String name) {
        column = name;
    }

    @Override
    String details() {
        return column.isEmpty() ? "" : " (column " + column + ")";
    }
}
