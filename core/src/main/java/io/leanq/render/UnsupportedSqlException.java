package io.leanq.render;

import io.leanq.LeanqException;

/**
 * The dialect has no exact form of something in the statement. Nothing was sent. LeanQ never drops or weakens a part of
 * a statement instead.
 */
public class UnsupportedSqlException extends LeanqException {
    private static final long serialVersionUID = 1L;

    private final String feature;
    private final String dialect;
    private final String alternative;

    public UnsupportedSqlException(String feature, String dialect, String alternative) {
        super(dialect + " has no " + feature + ": " + alternative);
        this.feature = feature;
        this.dialect = dialect;
        this.alternative = alternative;
    }

    /** The feature that the dialect does not have. */
    public String feature() {
        return feature;
    }

    /** The name of the dialect. */
    public String dialect() {
        return dialect;
    }

    /** What can be done instead. */
    public String alternative() {
        return alternative;
    }
}
