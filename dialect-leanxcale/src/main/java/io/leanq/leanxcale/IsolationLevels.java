package io.leanq.leanxcale;

import io.leanq.LeanqException;
import io.leanq.driver.Isolation;

/**
 * The numbers under which isolation levels travel, which are those of {@code java.sql.Connection}. That LeanXcale takes
 * 4 (repeatable read) for its snapshot isolation is recalled and not yet seen on a server. This is the one place that
 * knows them.
 */
public final class IsolationLevels {
    /** Asks for nothing. */
    public static final int UNSET = 0;

    private IsolationLevels() {}

    /** @throws LeanqException for a level that LeanXcale does not have */
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
