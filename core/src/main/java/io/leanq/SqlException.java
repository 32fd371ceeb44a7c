package io.leanq;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database refused a statement, or could not be asked. The message names the kind of failure and the SQLSTATE only;
 * the server's own text, which may quote row values, is kept apart in {@link #serverMessage()}.
 */
public class SqlException extends LeanqException {
    private static final long serialVersionUID = 1L;

    /** Used where the server gave no SQLSTATE. */
    public static final String NO_STATE = "00000";

    /** Tables, columns and schemas that are not there: the standard's states, ODBC's and PostgreSQL's. */
    private static final Set<String> UNKNOWN_NAME = Set.of("3F000", "42S02", "42S22", "42703", "42704", "42P01");

    /** States that say so little that words count: the general ones, and HSQLDB's for a missing right or object. */
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
     * @param code the server's own number, −1 if it gave none
     * @param serverMessage the server's text as it came, or null; never shown in logs or messages
     */
    public SqlException(
            String message, String sqlState, int code, @Nullable String serverMessage, @Nullable Throwable cause) {
        super(message + " [SQLSTATE " + sqlState + "]", cause);
        this.reason = message;
        this.sqlState = sqlState;
        this.code = code;
        this.serverMessage = serverMessage;
    }

    /** What failed, without SQLSTATE and statement. */
    public String reason() {
        return reason;
    }

    public String sqlState() {
        return sqlState;
    }

    public int code() {
        return code;
    }

    /**
     * Notes which statement failed; the first note stays.
     *
     * @param shown whether the message may show it, which it must not if values are written into its text
     */
    public SqlException during(String failedSql, boolean shown) {
        if (sql == null) {
            sql = failedSql;
            sqlShown = shown;
        }
        return this;
    }

    /** The statement that failed, with question marks for its values; null if there was none. */
    public @Nullable String sql() {
        return sql;
    }

    /**
     * Whether the database may have refused since it knows no table, column or schema of a name in the statement: by
     * the SQLSTATE, or by the server's words where the state says too little.
     */
    public boolean mayBeUnknownName() {
        if (UNKNOWN_NAME.contains(sqlState)) {
            return true;
        }
        String words = serverMessage == null || !VAGUE.contains(sqlState) ? "" : serverMessage.toLowerCase(Locale.ROOT);
        return UNKNOWN_WORDS.stream().anyMatch(words::contains);
    }

    /** What a kind of failure adds to the message. */
    String details() {
        return "";
    }

    /** What failed, and in which statement; the middle of a long one is left out. */
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

    /** The server's own words, or null. They may hold values from rows: show them to people, do not log them. */
    public @Nullable String serverMessage() {
        return serverMessage;
    }
}
