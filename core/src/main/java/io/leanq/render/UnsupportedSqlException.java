package io.leanq.render;

import io.leanq.LeanqException;

/**
 * The dialect has no exact form of something in the statement. Nothing was sent; nothing is ever dropped or weakened.
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

    /** What was asked for. */
    public String feature() {
        return feature;
    }

    /** Name of the dialect that refused it. */
    public String dialect() {
        return dialect;
    }

    /** What to do instead. */
    public String alternative() {
        return alternative;
    }
}
