package io.leanq;

/** A query found several rows where one is expected, or more rows than {@code CallOptions.maxRows} allows. */
public class TooManyRows extends LeanqException {
    private static final long serialVersionUID = 1L;

    public TooManyRows(String message) {
        super(message);
    }
}
