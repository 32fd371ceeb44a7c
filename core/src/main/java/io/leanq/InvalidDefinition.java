package io.leanq;

/** A table, column, index or sequence that was defined wrongly in Java. No database was asked. */
public class InvalidDefinition extends LeanqException {
    private static final long serialVersionUID = 1L;

    public InvalidDefinition(String message) {
        super(message);
    }
}
