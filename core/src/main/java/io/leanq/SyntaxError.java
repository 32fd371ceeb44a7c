package io.leanq;

import org.jspecify.annotations.Nullable;

/** The server did not understand the statement, or knows no such table or column (SQLSTATE class 42, but for a missing right, 42501). */
public class SyntaxError extends SqlException {
    private static final long serialVersionUID = 1L;

    public SyntaxError(
            String message, String sqlState, int code, @Nullable String serverMessage, @Nullable Throwable cause) {
        super(message, sqlState, code, serverMessage, cause);
    }
}
