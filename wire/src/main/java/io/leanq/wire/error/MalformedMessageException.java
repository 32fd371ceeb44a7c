package io.leanq.wire.error;

/**
 * The bytes are not what the protocol allows: cut short, a length beyond the end, text that is not UTF-8, nested too
 * deep. The only answer to bad input.
 */
public final class MalformedMessageException extends WireException {
    private static final long serialVersionUID = 1L;

    /** @param message what was expected and what was found, without any of the bytes' content */
    public MalformedMessageException(String message) {
        super(message);
    }
}
