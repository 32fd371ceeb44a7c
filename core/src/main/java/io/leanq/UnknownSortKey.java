package io.leanq;

import java.util.List;

/**
 * A text from outside names a sort key that is not allowed, or names one twice. The fault is in the request and not in
 * the program, so that a web service answers it with the status 400. Nothing was sent.
 */
public class UnknownSortKey extends InvalidStatement {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final String[] allowed;

    /**
     * @param position the position of the key in the text, counted from 1
     * @param allowed the names that are allowed
     */
    public UnknownSortKey(String message, int position, List<String> allowed) {
        super(message);
        this.position = position;
        this.allowed = allowed.toArray(new String[0]);
    }

    /** The position of the key in the text, counted from 1. */
    public int position() {
        return position;
    }

    /** The names that are allowed, in the order in which they were given. */
    public List<String> allowed() {
        return List.of(allowed);
    }
}
