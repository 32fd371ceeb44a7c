package io.leanq;

/**
 * An update or delete of one version of a row has found no row of this version: since the row was read, another
 * transaction has changed or deleted it. Nothing was changed. Read the row again, and decide with its new values.
 */
public class StaleRow extends LeanqException {
    private static final long serialVersionUID = 1L;

    public StaleRow(String message) {
        super(message);
    }
}
