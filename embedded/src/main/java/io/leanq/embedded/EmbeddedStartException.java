package io.leanq.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded server could not be started. The message says why and what to do, without passwords. */
public final class EmbeddedStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
