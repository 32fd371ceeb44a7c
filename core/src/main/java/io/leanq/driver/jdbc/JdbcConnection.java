package io.leanq.driver.jdbc;

import io.leanq.LeanqException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.CallLimits;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.DriverMetadata;
import io.leanq.driver.Isolation;
import io.leanq.driver.RequestKind;
import io.leanq.driver.RowCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC connection as a driver connection. Its {@link JdbcOwnership} says who ends its transactions and who closes it.
 * Belongs to one thread at a time.
 */
public final class JdbcConnection implements DriverConnection {
    private static final System.Logger LOG = System.getLogger("io.leanq.driver.jdbc");
    private static final int FETCH_ROWS = 1_000;
    /** The time that a rollback has after the deadline of its transaction. */
    private static final Duration CLEANING = Duration.ofMillis(700);
    /** The watch of all connections that callers hand in. */
    private static final JdbcCallWatch CALLS_OF_CALLERS = new JdbcCallWatch();

    private final Connection connection;
    private final JdbcOwnership ownership;
    private final JdbcCallWatch calls;
    /** The autocommit mode in which the connection arrived. */
    private final boolean autocommitBefore;

    private @Nullable TransactionModeBefore modeBefore;
    private boolean closed;

    /** The settings before {@link #transactionMode} changed them. */
    private record TransactionModeBefore(int isolation, boolean readOnly) {}

    private JdbcConnection(
            Connection connection, JdbcOwnership ownership, JdbcCallWatch calls, boolean autocommitBefore) {
        this.connection = connection;
        this.ownership = ownership;
        this.calls = calls;
        this.autocommitBefore = autocommitBefore;
    }

    /** Wraps a connection of a data source; closes it if it must be refused. */
    static JdbcConnection of(Connection connection, JdbcOwnership ownership, JdbcCallWatch calls) throws SQLException {
        try {
            boolean autocommit = connection.getAutoCommit();
            if (!autocommit && ownership == JdbcOwnership.CHECKED) {
                throw new LeanqException(
                        "the data source gave a connection without autocommit, which may hold open work of"
                                + " the application: use Database.joining(dataSource, platform) to work inside the "
                                + "application's"
                                + " transaction, which it ends itself, or Database.owning(dataSource, platform) "
                                + "where the data"
                                + " source, such as a pool with autoCommit=false, hands out connections without open "
                                + "work");
            }
            if (!autocommit && ownership == JdbcOwnership.OWNING) {
                connection.setAutoCommit(true);
            }
            return new JdbcConnection(connection, ownership, calls, autocommit);
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
     * A connection whose transactions the caller ends, and which the caller closes.
     *
     * @throws LeanqException if the connection is in autocommit mode
     */
    public static JdbcConnection joining(Connection connection) {
        attempt(() -> {
            if (connection.getAutoCommit()) {
                throw new LeanqException("the connection commits each statement by itself, so there is no transaction"
                        + " to join: begin one by setAutoCommit(false), or use Database.over");
            }
        });
        return new JdbcConnection(connection, JdbcOwnership.JOINED, CALLS_OF_CALLERS, false);
    }

    @Override
    public boolean commitsByItself() {
        return !ownership.endsTransactions() && autocommitBefore;
    }

    @Override
    public void autocommit(boolean on) {
        if (ownership.endsTransactions()) {
            attempt(() -> {
                if (connection.getAutoCommit() != on) {
                    connection.setAutoCommit(on);
                }
            });
        }
    }

    @Override
    public void transactionMode(Isolation isolation, boolean readOnly) {
        requireOwned("isolation and read-only");
        if (isolation == Isolation.SERVER_DEFAULT && !readOnly && modeBefore == null) {
            return;
        }
        attempt(() -> {
            TransactionModeBefore before = modeBefore;
            if (before == null) {
                before = new TransactionModeBefore(connection.getTransactionIsolation(), connection.isReadOnly());
                modeBefore = before;
            }
            if (isolation == Isolation.SERVER_DEFAULT) {
                connection.setTransactionIsolation(before.isolation);
            } else {
                JdbcIsolation.set(connection, isolation);
            }
            connection.setReadOnly(readOnly || before.readOnly);
        });
    }

    @Override
    public DriverCursor query(String sql, BindWriter values, CallLimits limits) {
        JdbcCall call = calls.begin(connection, RequestKind.STATEMENT, limits);
        PreparedStatement statement = null;
        boolean open = false;
        try {
            PreparedStatement prepared = call.prepare(sql);
            statement = prepared;
            prepared.setFetchSize(limits.fetchRows() > 0 ? limits.fetchRows() : FETCH_ROWS);
            if (limits.mostRows() < Integer.MAX_VALUE) {
                prepared.setMaxRows((int) limits.mostRows());
            }
            values.writeTo(new JdbcBinds(connection, prepared));
            JdbcCursor cursor = new JdbcCursor(call, prepared::close, call.work(prepared::executeQuery));
            open = true;
            return cursor;
        } catch (SQLException e) {
            throw JdbcFailures.of(e);
        } finally {
            if (!open) {
                call.end();
                closeQuietly(statement);
            }
        }
    }

    @Override
    public long execute(String sql, BindWriter values, CallLimits limits) {
        JdbcCall call = calls.begin(connection, RequestKind.STATEMENT, limits);
        PreparedStatement statement = null;
        try {
            PreparedStatement prepared = call.prepare(sql);
            statement = prepared;
            values.writeTo(new JdbcBinds(connection, prepared));
            if (call.work(prepared::execute)) {
                throw new LeanqException("the statement gives rows, not a count: use fetch");
            }
            return RowCounts.reported(prepared.getUpdateCount());
        } catch (SQLException e) {
            throw JdbcFailures.of(e);
        } finally {
            call.end();
            closeQuietly(statement);
        }
    }

    @Override
    public DriverBatch batch(String sql, RowCounts counts, CallLimits limits) {
        JdbcCall call = calls.begin(connection, RequestKind.BATCH, limits);
        boolean open = false;
        try {
            PreparedStatement statement = call.prepare(sql);
            open = true;
            return new JdbcBatch(call, statement, new JdbcBinds(connection, statement), counts);
        } finally {
            if (!open) {
                call.end();
            }
        }
    }

    @Override
    public DriverMetadata metadata() {
        return new JdbcMetadata(connection, calls);
    }

    /** Closes the statement and ignores failures of that: the statement has run, or its own failure is reported. */
    private static void closeQuietly(@Nullable PreparedStatement statement) {
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.DEBUG, "a statement could not be closed", e);
            }
        }
    }

    @Override
    public void commit(CallLimits limits) {
        requireOwned("commit");
        JdbcCall call = calls.begin(connection, RequestKind.COMMIT, limits);
        try {
            call.work(() -> {
                connection.commit();
                return true;
            });
        } finally {
            call.end();
        }
    }

    /** Rolls back, even after the driver was closed: the transaction must not stay open in the database. */
    @Override
    public void rollback(CallLimits limits) {
        requireOwned("rollback");
        CallLimits cleaning = limits.forCleaning(CLEANING);
        if (cleaning == CallLimits.NONE) {
            attempt(connection::rollback);
            return;
        }
        JdbcCall call = CALLS_OF_CALLERS.begin(connection, RequestKind.ROLLBACK, cleaning);
        try {
            call.work(() -> {
                connection.rollback();
                return true;
            });
        } finally {
            call.end();
        }
    }

    private void requireOwned(String what) {
        if (!ownership.endsTransactions()) {
            throw new LeanqException(what + ": the transaction belongs to whoever opened the connection");
        }
    }

    @Override
    public void close() {
        if (closed || !ownership.closes()) {
            return;
        }
        closed = true;
        try (Connection ended = connection) {
            if (ownership.endsTransactions() && !ended.isClosed()) {
                restore(ended);
            }
        } catch (SQLException e) {
            // the user already knows the result of the work on the connection
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a connection could not be given back as it came, and was aborted (SQLSTATE " + e.getSQLState()
                            + ")");
        }
    }

    /**
     * Restores the settings with which the connection arrived, for its next user. If that fails, the connection is
     * aborted and never used again.
     */
    private void restore(Connection ended) throws SQLException {
        try {
            if (!ended.getAutoCommit()) {
                ended.rollback();
                ended.setAutoCommit(true);
            }
            TransactionModeBefore before = modeBefore;
            if (before != null) {
                ended.setTransactionIsolation(before.isolation);
                ended.setReadOnly(before.readOnly);
            }
            if (!autocommitBefore) {
                ended.setAutoCommit(false);
            }
        } catch (SQLException e) {
            ended.abort(Runnable::run);
            throw e;
        }
    }

    /** A call to JDBC without a result. */
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
