package io.leanq;

import org.jspecify.annotations.Nullable;

/**
 * The server did not accept the user or the password (SQLSTATE class 28). The message names the user, never the
 * password.
 */
public class AuthenticationFailed extends SqlException {
    private static final long serialVersionUID = 1L;

    public AuthenticationFailed(
            String message, String sqlState, int code, @Nullable String serverMessage, @Nullable Throwable cause) {
        super(message, sqlState, code, serverMessage, cause);
    }
}
