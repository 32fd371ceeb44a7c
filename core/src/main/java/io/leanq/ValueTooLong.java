package io.leanq;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database refused a text or bytes as too long for a column (SQLSTATE 22001). */
public class ValueTooLong extends SqlException {
    private static final long serialVersionUID = 1L;

    private final String column;

    /** @param column empty if the database does not tell */
    public ValueTooLong(String column, String sqlState, int code, @Nullable String serverMessage) {
        super(
                "a value is too long for its column" + (column.isEmpty() ? "" : " " + column)
                        + "; the server's own words are in serverMessage()",
                sqlState,
                code,
                serverMessage,
                null);
        this.column = column;
    }

    /** The column's name as the database spells it; empty if it does not tell. */
    public Optional<String> column() {
        return column.isEmpty() ? Optional.empty() : Optional.of(column);
    }
}
