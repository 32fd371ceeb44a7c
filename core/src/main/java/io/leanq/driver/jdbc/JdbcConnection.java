package io.leanq.driver.jdbc;

import io.leanq.LeanqException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.DriverMetadata;
import io.leanq.driver.RowCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A JDBC connection as a driver connection. One that is owned is committed, rolled back and given back; one that is
 * joined belongs to the caller, and none of this is done to it.
 */
public final class JdbcConnection implements DriverConnection {
    private static final int FETCH_ROWS = 1_000;

    private final Connection connection;
    private final boolean owned;
    private boolean closed;

    private JdbcConnection(Connection connection, boolean owned) {
        this.connection = connection;
        this.owned = owned;
    }

    /** Gives the connection back if it is of no use. */
    static JdbcConnection owned(Connection connection) throws SQLException {
        try {
            connection.setAutoCommit(true);
            return new JdbcConnection(connection, true);
        } catch (SQLException | RuntimeException e) {
            try {
                connection.close();
            } catch (SQLException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /**
     * A connection whose transaction is the caller's affair.
     *
     * @throws LeanqException if it commits each statement by itself
     */
    public static JdbcConnection joining(Connection connection) {
        attempt(() -> {
            if (connection.getAutoCommit()) {
                throw new LeanqException("the connection commits each statement by itself, so there is no transaction"
                        + " to join: begin one by setAutoCommit(false), or use Database.over");
            }
        });
        return new JdbcConnection(connection, false);
    }

    @Override
    public void autocommit(boolean on) {
        if (owned) {
            attempt(() -> connection.setAutoCommit(on));
        }
    }

    @Override
    public DriverCursor query(String sql, BindWriter values) {
        PreparedStatement statement = prepare(sql);
        try {
            statement.setFetchSize(FETCH_ROWS);
            values.writeTo(new JdbcBinds(connection, statement));
            return new JdbcCursor(statement::close, statement.executeQuery());
        } catch (SQLException e) {
            closeQuietly(statement, e);
            throw JdbcFailures.of(e);
        } catch (RuntimeException e) {
            closeQuietly(statement, e);
            throw e;
        }
    }

    @Override
    public long execute(String sql, BindWriter values) {
        try (PreparedStatement statement = prepare(sql)) {
            values.writeTo(new JdbcBinds(connection, statement));
            if (statement.execute()) {
                throw new LeanqException("the statement gives rows, not a count: use fetch");
            }
            return Math.max(0, statement.getUpdateCount());
        } catch (SQLException e) {
            throw JdbcFailures.of(e);
        }
    }

    @Override
    public DriverBatch batch(String sql, RowCounts counts) {
        PreparedStatement statement = prepare(sql);
        return new JdbcBatch(statement, new JdbcBinds(connection, statement), counts);
    }

    @Override
    public DriverMetadata metadata() {
        return new JdbcMetadata(connection);
    }

    private PreparedStatement prepare(String sql) {
        try {
            return connection.prepareStatement(sql);
        } catch (SQLException e) {
            throw JdbcFailures.of(e);
        }
    }

    private static void closeQuietly(PreparedStatement statement, Exception first) {
        try {
            statement.close();
        } catch (SQLException second) {
            first.addSuppressed(second);
        }
    }

    @Override
    public void commit() {
        requireOwned("commit");
        attempt(connection::commit);
    }

    @Override
    public void rollback() {
        requireOwned("rollback");
        attempt(connection::rollback);
    }

    private void requireOwned(String what) {
        if (!owned) {
            throw new LeanqException(what + ": the transaction belongs to whoever opened the connection");
        }
    }

    @Override
    public void close() {
        if (closed || !owned) {
            return;
        }
        closed = true;
        attempt(() -> {
            try (Connection ended = connection) {
                if (!ended.isClosed() && !ended.getAutoCommit()) {
                    ended.rollback();
                    ended.setAutoCommit(true);
                }
            }
        });
    }

    /** A call of JDBC. */
    @FunctionalInterface
    interface Call {
        void run() throws SQLException;
    }

    static void attempt(Call call) {
        try {
            call.run();
        } catch (SQLException e) {
            throw JdbcFailures.of(e);
        }
    }
}
