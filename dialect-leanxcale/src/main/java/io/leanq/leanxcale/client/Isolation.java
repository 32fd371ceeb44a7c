package io.leanq.leanxcale.client;

/**
 * How much of other transactions a transaction sees. The numbers under which the levels travel are those of {@code java.sql.Connection}; that LeanXcale
 * takes 4 (repeatable read) for its snapshot isolation is recalled and not yet seen on a server. This is the one place that knows them.
 */
public enum Isolation {
    /** Nothing is asked for: what the server, or {@link LeanxcaleOptions#transactionMode}, says. */
    SERVER_DEFAULT(0),
    /** A statement may see what was committed after its transaction began. */
    READ_COMMITTED(2),
    /** All statements see what was committed before the transaction began. */
    SNAPSHOT(4);

    private final int level;

    Isolation(int level) {
        this.level = level;
    }

    /** The number that is sent; 0 asks for nothing. */
    int level() {
        return level;
    }
}
