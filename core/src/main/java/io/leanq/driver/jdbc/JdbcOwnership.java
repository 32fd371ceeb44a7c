package io.leanq.driver.jdbc;

/** Whose the transactions of a JDBC connection are, and who closes it. */
public enum JdbcOwnership {
    /**
     * LeanQ's, on a connection that arrives in autocommit mode; one that does not is refused, for it may hold the
     * application's work.
     */
    CHECKED,
    /** LeanQ's, whatever the mode in which the connection arrives; the mode is restored before it is closed. */
    OWNING,
    /**
     * The application's: LeanQ never commits, rolls back or switches, but closes the connection as whoever asked for it
     * must.
     */
    JOINING,
    /** The application's, as the connection is, which LeanQ does not close. */
    JOINED;

    boolean endsTransactions() {
        return this == CHECKED || this == OWNING;
    }

    boolean closes() {
        return this != JOINED;
    }
}
