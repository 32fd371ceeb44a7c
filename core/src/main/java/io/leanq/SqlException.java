package io.leanq;

import org.jspecify.annotations.Nullable;

/**
 * The database refused a statement, or could not be asked. The message names the kind of failure and the SQLSTATE only;
 * the server's own text, which may quote row values, is kept apart in {@link #serverMessage()}.
 */
public class SqlException extends LeanqException {
    private static final long serialVersionUID = 1L;

    /** Used where the server gave no SQLSTATE. */
    public static final String NO_STATE = "00000";

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
        this.sqlState = sqlState;
        this.code = code;
        this.serverMessage = serverMessage;
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

    /** What failed, and in which statement; the middle of a long one is left out. */
    @Override
    public String getMessage() {
        String text = sql;
        if (text == null || !sqlShown) {
            return super.getMessage();
        }
        int most = 600;
        String shortened = text.length() <= most
                ? text
                : text.substring(0, most / 2) + " … " + text.substring(text.length() - most / 2);
        return super.getMessage() + " in: " + shortened;
    }

    /** The server's own words, or null. They may hold values from rows: show them to people, do not log them. */
    public @Nullable String serverMessage() {
        return serverMessage;
    }
}
