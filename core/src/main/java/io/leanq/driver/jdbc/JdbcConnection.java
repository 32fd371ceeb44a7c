package io.leanq.driver.jdbc;

import io.leanq.LeanqException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.CallLimits;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.DriverMetadata;
import io.leanq.driver.Isolation;
import io.leanq.driver.RowCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A JDBC connection as a driver connection. What is done to it besides running statements depends on its {@link JdbcOwnership}. */
public final class JdbcConnection implements DriverConnection {
    private static final int FETCH_ROWS = 1_000;

    private final Connection connection;
    private final JdbcOwnership ownership;
    private final JdbcCalls calls;
    /** How the connection arrived. */
    private final boolean autocommitBefore;

    private @Nullable TransactionModeBefore modeBefore;
    private boolean closed;

    /** What {@link #transactionMode} has changed. */
    private record TransactionModeBefore(int isolation, boolean readOnly) {}

    private JdbcConnection(Connection connection, JdbcOwnership ownership, JdbcCalls calls, boolean autocommitBefore) {
        this.connection = connection;
        this.ownership = ownership;
        this.calls = calls;
        this.autocommitBefore = autocommitBefore;
    }

    /** Gives the connection back if it is of no use. */
    static JdbcConnection of(Connection connection, JdbcOwnership ownership, JdbcCalls calls) throws SQLException {
        try {
            boolean autocommit = connection.getAutoCommit();
            if (!autocommit && ownership == JdbcOwnership.CHECKED) {
                throw new LeanqException(
                        "the data source gave a connection without autocommit, which may hold open work of"
                                + " the application: use Database.joining(dataSource, platform) to work inside the application's"
                                + " transaction, which it ends itself, or Database.owning(dataSource, platform) where the data"
                                + " source, such as a pool with autoCommit=false, hands out connections without open work");
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
     * A connection whose transaction is the caller's affair, and which the caller closes.
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
        return new JdbcConnection(connection, JdbcOwnership.JOINED, new JdbcCalls(), false);
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
        PreparedStatement statement = prepare(sql);
        JdbcCall call = calls.begin(connection, statement, limits);
        try {
            statement.setFetchSize(limits.fetchRows() > 0 ? limits.fetchRows() : FETCH_ROWS);
            if (limits.mostRows() < Integer.MAX_VALUE) {
                statement.setMaxRows((int) limits.mostRows());
            }
            values.writeTo(new JdbcBinds(connection, statement));
            return new JdbcCursor(call, statement::close, call.work(statement::executeQuery));
        } catch (SQLException e) {
            call.end();
            closeQuietly(statement, e);
            throw JdbcFailures.of(e);
        } catch (RuntimeException e) {
            call.end();
            closeQuietly(statement, e);
            throw e;
        }
    }

    @Override
    public long execute(String sql, BindWriter values, CallLimits limits) {
        try (PreparedStatement statement = prepare(sql)) {
            JdbcCall call = calls.begin(connection, statement, limits);
            try {
                values.writeTo(new JdbcBinds(connection, statement));
                if (call.work(statement::execute)) {
                    throw new LeanqException("the statement gives rows, not a count: use fetch");
                }
                return Math.max(0, statement.getUpdateCount());
            } finally {
                call.end();
            }
        } catch (SQLException e) {
            throw JdbcFailures.of(e);
        }
    }

    @Override
    public DriverBatch batch(String sql, RowCounts counts, CallLimits limits) {
        PreparedStatement statement = prepare(sql);
        return new JdbcBatch(
                calls.begin(connection, statement, limits), statement, new JdbcBinds(connection, statement), counts);
    }

    @Override
    public DriverMetadata metadata() {
        return new JdbcMetadata(connection, calls);
    }

    private PreparedStatement prepare(String sql) {
        calls.requireOpen();
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
    public void commit(CallLimits limits) {
        requireOwned("commit");
        JdbcCall call = calls.begin(connection, null, limits);
        try {
            call.work(() -> {
                connection.commit();
                return true;
            });
        } finally {
            call.end();
        }
    }

    @Override
    public void rollback() {
        requireOwned("rollback");
        attempt(connection::rollback);
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
        attempt(() -> {
            try (Connection ended = connection) {
                if (ownership.endsTransactions() && !ended.isClosed()) {
                    restore(ended);
                }
            }
        });
    }

    /** As it arrived: whoever has the connection next, or the pool, counts on that. */
    private void restore(Connection ended) throws SQLException {
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
