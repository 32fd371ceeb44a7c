package io.leanq;

/** {@code fetchOne} found no row. Use {@code fetchOptional} where a missing row is normal. */
public class NoSuchRow extends LeanqException {
    private static final long serialVersionUID = 1L;

    public NoSuchRow(String message) {
        super(message);
    }
}
