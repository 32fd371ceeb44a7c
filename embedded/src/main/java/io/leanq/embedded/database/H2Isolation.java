package io.leanq.embedded.database;

import io.leanq.embedded.error.ServerErrorException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** The two isolation levels of H2 that stand for all of LeanXcale's. */
public enum H2Isolation {
    READ_COMMITTED("READ COMMITTED", Connection.TRANSACTION_READ_COMMITTED),
    SNAPSHOT("SNAPSHOT", Connection.TRANSACTION_REPEATABLE_READ);

    private final String sql;
    private final int jdbcLevel;

    H2Isolation(String sql, int jdbcLevel) {
        this.sql = sql;
        this.jdbcLevel = jdbcLevel;
    }

    /** Makes this the level of the connection. */
    public void applyTo(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            OpenTransactions.within(
                    () -> statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL " + sql));
        }
    }

    /** JDBC's number for the level. JDBC has none for snapshots; repeatable read is the nearest. */
    public int jdbcLevel() {
        return jdbcLevel;
    }

    /** The level for JDBC's number: read committed for the weak levels, snapshots for the strong ones. */
    public static H2Isolation ofJdbcLevel(int level) {
        return switch (level) {
            case Connection.TRANSACTION_READ_UNCOMMITTED, Connection.TRANSACTION_READ_COMMITTED -> READ_COMMITTED;
            case Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE -> SNAPSHOT;
            default -> throw new ServerErrorException("HY024", "Unknown isolation level " + level);
        };
    }

    /**
     * The level for the log-in property {@code txn_mode}. Any text is accepted: modes without conflict checks or
     * without logging have no effect here, and neither have unknown ones.
     */
    public static H2Isolation ofTransactionMode(String mode) {
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "raw_read_committed", "rawrc", "read_committed", "rc" -> READ_COMMITTED;
            default -> SNAPSHOT;
        };
    }
}
