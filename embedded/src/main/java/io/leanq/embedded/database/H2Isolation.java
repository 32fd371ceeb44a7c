package io.leanq.embedded.database;

import io.leanq.embedded.error.ServerErrorException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** The two isolation levels of H2 that LeanXcale's levels come down to. */
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

    /** The level as clients are told of it: JDBC has no number for snapshots, repeatable read is the nearest. */
    public int jdbcLevel() {
        return jdbcLevel;
    }

    /** By JDBC's number: the weak ones are served by read committed, the strong ones by snapshots. */
    public static H2Isolation ofJdbcLevel(int level) {
        return switch (level) {
            case Connection.TRANSACTION_READ_UNCOMMITTED, Connection.TRANSACTION_READ_COMMITTED -> READ_COMMITTED;
            case Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE -> SNAPSHOT;
            default -> throw new ServerErrorException("HY024", "Unknown isolation level " + level);
        };
    }

    /**
     * By the log-in property {@code txn_mode}. Any text is taken: modes without conflict checks or logging have no
     * effect here, as have unknown ones.
     */
    public static H2Isolation ofTransactionMode(String mode) {
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "raw_read_committed", "rawrc", "read_committed", "rc" -> READ_COMMITTED;
            default -> SNAPSHOT;
        };
    }
}
