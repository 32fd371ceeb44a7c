package io.leanq.embedded;

/** The embedded server could not be started; the message says why and what to do, without passwords. */
public final class EmbeddedStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
