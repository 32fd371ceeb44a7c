package io.leanq.exec;

/** Who ends the transactions of a session. */
public enum SessionMode {
    /** Each statement is a transaction of its own. */
    AUTOCOMMIT,
    /** The user ends transactions, by commit and rollback. */
    MANUAL,
    /** The owner of the connection ends transactions; the session cannot. */
    JOINED
}
