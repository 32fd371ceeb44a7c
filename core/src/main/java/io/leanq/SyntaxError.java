package io.leanq;

import org.jspecify.annotations.Nullable;

/**
 * The database did not understand the statement (SQLSTATE class 42). An unknown name is reported as {@link UnknownName}
 * where the SQLSTATE or the server's text shows it.
 */
public class SyntaxError extends SqlException {
    private static final long serialVersionUID = 1L;

    public SyntaxError(
            String message, String sqlState, int code, @Nullable String serverMessage, @Nullable Throwable cause) {
        super(message, sqlState, code, serverMessage, cause);
    }
}
