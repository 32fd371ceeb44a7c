package io.leanq;

import org.jspecify.annotations.Nullable;

/**
 * Root of every failure that LeanQ reports. Messages say what was given, what was expected and what to do; they never
 * hold bound values, values of rows or passwords.
 */
public class LeanqException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeanqException(String message) {
        super(message);
    }

    public LeanqException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
