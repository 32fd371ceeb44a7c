package io.leanq;

/** A query that was to give one row gave more. */
public class TooManyRows extends LeanqException {
    private static final long serialVersionUID = 1L;

    public TooManyRows(String message) {
        super(message);
    }
}
