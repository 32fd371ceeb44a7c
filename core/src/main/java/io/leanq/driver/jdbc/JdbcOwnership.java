package io.leanq.driver.jdbc;

/** Who ends the transactions of a JDBC connection, and who closes it. */
public enum JdbcOwnership {
    /**
     * LeanQ ends transactions and closes the connection. A connection that arrives without autocommit is refused, since
     * it may hold uncommitted work of the application.
     */
    CHECKED,
    /**
     * LeanQ ends transactions and closes the connection, which may arrive in any autocommit mode. LeanQ restores the
     * mode before it closes the connection.
     */
    OWNING,
    /**
     * The application ends transactions: LeanQ never commits, rolls back or switches autocommit. LeanQ closes the
     * connection after use.
     */
    JOINING,
    /** The application ends transactions and closes the connection. */
    JOINED;

    boolean endsTransactions() {
        return this == CHECKED || this == OWNING;
    }

    boolean closes() {
        return this != JOINED;
    }
}
