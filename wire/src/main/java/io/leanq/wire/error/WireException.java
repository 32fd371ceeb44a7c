package io.leanq.wire.error;

/**
 * Something about the bytes, or about a value they carry, is wrong; the connection they came over may still be up.
 * Failures of the connection itself are {@link java.io.IOException}s. No message of this family contains a value, a
 * password or text sent by the peer.
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
