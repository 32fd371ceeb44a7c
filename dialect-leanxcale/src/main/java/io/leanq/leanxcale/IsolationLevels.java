package io.leanq.leanxcale;

import io.leanq.LeanqException;
import io.leanq.driver.Isolation;

/**
 * The numbers that stand for isolation levels on the wire, which are those of {@code java.sql.Connection}. No other
 * class knows these numbers. That LeanXcale takes 4 (repeatable read) for its snapshot isolation is recalled and not
 * yet seen on a server.
 */
public final class IsolationLevels {
    /** No level: the server keeps its own. */
    public static final int UNSET = 0;

    private IsolationLevels() {}

    /**
     * The number of a level.
     *
     * @throws LeanqException if LeanXcale does not have the level
     */
    public static int of(Isolation isolation) {
        return switch (isolation) {
            case SERVER_DEFAULT -> UNSET;
            case READ_COMMITTED -> 2;
            case SNAPSHOT -> 4;
            case SERIALIZABLE ->
                throw new LeanqException(
                        "isolation SERIALIZABLE: LeanXcale has no such level; SNAPSHOT is its strongest,"
                                + " under which write skew is possible");
        };
    }
}
