package io.leanq;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database refused a statement, or could not be reached. The message has the kind of failure, the SQLSTATE and,
 * unless values are written into its text, the statement. The server's own text may quote values of rows: it is kept
 * apart in {@link #serverMessage()}.
 */
public class SqlException extends LeanqException {
    private static final long serialVersionUID = 1L;

    /** Stands for the SQLSTATE where the server gave none. */
    public static final String NO_STATE = "00000";

    /** States for unknown tables, columns and schemas in the standard, ODBC and PostgreSQL. */
    private static final Set<String> UNKNOWN_NAME = Set.of("3F000", "42S02", "42S22", "42703", "42704", "42P01");

    /**
     * States so general that the server's text decides: HSQLDB, for one, has the same state for a missing right and a
     * missing object.
     */
    private static final Set<String> VAGUE = Set.of("42000", "42501", "HY000", NO_STATE);

    private static final List<String> UNKNOWN_WORDS = List.of("not found", "unknown", "not exist", "no such");

    private final String reason;
    private final String sqlState;
    private final int code;
    private final @Nullable String serverMessage;
    private @Nullable String sql;
    private boolean sqlShown;

    /**
     * @param sqlState five characters, {@link #NO_STATE} if the server gave none
     * @param code the server's own error number; −1 if it gave none
     * @param serverMessage the server's own text, or null if it gave none; never part of logs or messages
     */
    public SqlException(
            String message, String sqlState, int code, @Nullable String serverMessage, @Nullable Throwable cause) {
        super(message + " [SQLSTATE " + sqlState + "]", cause);
        this.reason = message;
        this.sqlState = sqlState;
        this.code = code;
        this.serverMessage = serverMessage;
    }

    /** What failed, without the SQLSTATE and the statement. */
    public String reason() {
        return reason;
    }

    /** The SQLSTATE, five characters; {@link #NO_STATE} if the server gave none. */
    public String sqlState() {
        return sqlState;
    }

    /** The server's own error number; −1 if it gave none. */
    public int code() {
        return code;
    }

    /**
     * Sets the statement that failed. A statement that was set before stays.
     *
     * @param shown whether the message may show the statement; false if values are written into its text
     */
    public SqlException during(String failedSql, boolean shown) {
        if (sql == null) {
            sql = failedSql;
            sqlShown = shown;
        }
        return this;
    }

    /** The text of the statement that failed, with question marks for its parameters; null if no statement was run. */
    public @Nullable String sql() {
        return sql;
    }

    /**
     * Whether the reason may be a table, column or schema that the database does not have: by the SQLSTATE, or by the
     * server's text where the SQLSTATE is too general.
     */
    public boolean mayBeUnknownName() {
        if (UNKNOWN_NAME.contains(sqlState)) {
            return true;
        }
        String words = serverMessage == null || !VAGUE.contains(sqlState) ? "" : serverMessage.toLowerCase(Locale.ROOT);
        return UNKNOWN_WORDS.stream().anyMatch(words::contains);
    }

    /** What a subclass adds to the message; empty for nothing. */
    String details() {
        return "";
    }

    /** What failed, and in which statement; a long statement is shown without its middle. */
    @Override
    public String getMessage() {
        String failure = super.getMessage() + details();
        String text = sql;
        if (text == null || !sqlShown) {
            return failure;
        }
        int most = 600;
        String shortened = text.length() <= most
                ? text
                : text.substring(0, most / 2) + " … " + text.substring(text.length() - most / 2);
        return failure + " in: " + shortened;
    }

    /** The server's own text; null if it gave none. It may hold values of rows: show it to people, do not log it. */
    public @Nullable String serverMessage() {
        return serverMessage;
    }
}
