package io.leanq.wire.error;

/**
 * A cell cannot be read as the wanted type without changing its value: wrong type, number out of range, NULL as a
 * primitive, broken text.
 */
public final class ValueConversionException extends WireException {
    private static final long serialVersionUID = 1L;

    /** @param message position, the type on the wire and the type asked for; never the value */
    public ValueConversionException(String message) {
        super(message);
    }
}
