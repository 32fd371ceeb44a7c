package io.leanq.wire.error;

/**
 * The bytes, or a value in them, are wrong; the connection may still work. Failures of the connection itself are
 * {@link java.io.IOException}s. No message of this family contains a value, a password or text from the peer.
 */
public abstract sealed class WireException extends RuntimeException
        permits MalformedMessageException,
                UnknownMessageException,
                MessageTooLargeException,
                ValueConversionException,
                HttpStatusException {
    private static final long serialVersionUID = 1L;

    WireException(String message) {
        super(message);
    }
}
