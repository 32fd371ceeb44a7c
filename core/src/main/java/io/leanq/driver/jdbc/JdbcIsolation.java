package io.leanq.driver.jdbc;

import io.leanq.LeanqException;
import io.leanq.driver.Isolation;
import java.sql.Connection;
import java.sql.SQLException;

/** JDBC's numbers for isolation levels; a larger number is a stronger level. */
final class JdbcIsolation {
    /** H2's own number for SNAPSHOT, which JDBC does not have. */
    private static final int H2_SNAPSHOT = 6;

    private JdbcIsolation() {}

    /**
     * Sets the level, and checks that it is set: what drivers report about the levels they support is not reliable.
     *
     * @throws LeanqException if the driver refuses the level or sets a weaker one
     */
    static void set(Connection connection, Isolation isolation) throws SQLException {
        int level = switch (isolation) {
            case SERVER_DEFAULT -> connection.getTransactionIsolation();
            case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
            case SNAPSHOT -> snapshot(connection);
            case SERIALIZABLE -> Connection.TRANSACTION_SERIALIZABLE;
        };
        try {
            connection.setTransactionIsolation(level);
            if (connection.getTransactionIsolation() >= level) {
                return;
            }
        } catch (SQLException e) {
            String state = e.getSQLState();
            if (connection.isClosed() || state != null && state.startsWith("08")) {
                throw e;
            }
        }
        throw new LeanqException("isolation " + isolation + ": "
                + connection.getMetaData().getDatabaseProductName() + " does not give it over this driver");
    }

    private static int snapshot(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("H2")
                ? H2_SNAPSHOT
                : Connection.TRANSACTION_REPEATABLE_READ;
    }
}
