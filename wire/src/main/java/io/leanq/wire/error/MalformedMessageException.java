package io.leanq.wire.error;

/**
 * The bytes are not what the protocol allows: cut short, a length beyond the end, text that is not UTF-8, nested too
 * deep. Decoders throw nothing else for bad input.
 */
public final class MalformedMessageException extends WireException {
    private static final long serialVersionUID = 1L;

    /** @param message what was expected and what was found, without any content of the bytes */
    public MalformedMessageException(String message) {
        super(message);
    }
}
