package io.leanq.leanxcale;

import io.leanq.wire.response.ErrorResponse;
import java.util.List;

/**
 * What a server said about a failure, for an {@link ErrorClassifier}. {@code toString} leaves out the texts, which may
 * hold values.
 *
 * @param sqlState five characters; 00000 or empty if the server lost it
 * @param code the server's number
 * @param message its main text
 * @param exceptions one text for each exception in the server; the first line begins with its class name
 * @param duringLogIn true if the request was to open a connection
 */
public record ServerError(String sqlState, int code, String message, List<String> exceptions, boolean duringLogIn) {
    /** What the server's answer says. */
    public static ServerError of(ErrorResponse response, boolean duringLogIn) {
        return new ServerError(
                response.sqlState(), response.errorCode(), response.errorMessage(), response.exceptions(), duringLogIn);
    }

    @Override
    public String toString() {
        return "ServerError[SQLSTATE " + sqlState + ", code " + code + "]";
    }
}
