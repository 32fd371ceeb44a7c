package io.leanq;

import org.jspecify.annotations.Nullable;

/**
 * The database did not understand the statement (SQLSTATE class 42). A name that it does not know is
 * {@link UnknownName}, where SQLSTATE or words tell.
 */
public class SyntaxError extends SqlException {
    private static final long serialVersionUID = 1L;

    public SyntaxError(
            String message, String sqlState, int code, @Nullable String serverMessage, @Nullable Throwable cause) {
        super(message, sqlState, code, serverMessage, cause);
    }
}
