package io.leanq.leanxcale;

import io.leanq.wire.response.ErrorResponse;
import java.util.List;

/**
 * A failure as the server reports it, for an {@link ErrorClassifier}. {@code toString} leaves out the texts, which may
 * hold values of rows.
 *
 * @param sqlState five characters; 00000 or empty if the server lost it
 * @param code the server's number for the failure
 * @param message the server's main text
 * @param exceptions one text for each exception in the server; the first line of a text begins with the exception's
 *     class name
 * @param duringLogIn true if the request was to open a connection
 */
public record ServerError(String sqlState, int code, String message, List<String> exceptions, boolean duringLogIn) {
    /** The error in a server's answer. */
    public static ServerError of(ErrorResponse response, boolean duringLogIn) {
        return new ServerError(
                response.sqlState(), response.errorCode(), response.errorMessage(), response.exceptions(), duringLogIn);
    }

    @Override
    public String toString() {
        return "ServerError[SQLSTATE " + sqlState + ", code " + code + "]";
    }
}
