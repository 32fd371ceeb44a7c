package io.leanq.wire.error;

/**
 * A message is larger than the configured maximum, or than an array can be. Thrown before any memory for the message is
 * taken.
 */
public final class MessageTooLargeException extends WireException {
    private static final long serialVersionUID = 1L;

    /**
     * @param bytes the size that the message has or claims
     * @param maximum the largest size allowed
     */
    public MessageTooLargeException(long bytes, long maximum) {
        super("message of " + bytes + " bytes is larger than the maximum of " + maximum + " bytes");
    }
}
