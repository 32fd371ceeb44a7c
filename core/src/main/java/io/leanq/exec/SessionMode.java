package io.leanq.exec;

/** Who ends the transactions of a session. */
public enum SessionMode {
    /** Each statement is a transaction. */
    AUTOCOMMIT,
    /** The user, by commit and rollback. */
    MANUAL,
    /** Whoever opened the connection; the session has no say in it. */
    JOINED
}
