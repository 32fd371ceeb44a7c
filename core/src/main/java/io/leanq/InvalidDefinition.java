package io.leanq;

/** A table, column, index or sequence is defined wrongly in Java. Nothing was sent to a database. */
public class InvalidDefinition extends LeanqException {
    private static final long serialVersionUID = 1L;

    public InvalidDefinition(String message) {
        super(message);
    }
}
