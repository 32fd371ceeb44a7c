package io.leanq.exec;

import io.leanq.driver.BindWriter;
import io.leanq.driver.CallLimits;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.DriverMetadata;
import io.leanq.driver.Isolation;
import io.leanq.driver.RowCounts;
import java.util.concurrent.atomic.AtomicBoolean;

/** A connection that notifies the listeners when it is given back. */
final class ObservedConnection implements DriverConnection {
    private final DriverConnection connection;
    private final Runnable released;
    private final AtomicBoolean closed = new AtomicBoolean();

    ObservedConnection(DriverConnection connection, Runnable released) {
        this.connection = connection;
        this.released = released;
    }

    @Override
    public boolean commitsByItself() {
        return connection.commitsByItself();
    }

    @Override
    public void autocommit(boolean on) {
        connection.autocommit(on);
    }

    @Override
    public void transactionMode(Isolation isolation, boolean readOnly) {
        connection.transactionMode(isolation, readOnly);
    }

    @Override
    public DriverCursor query(String sql, BindWriter values, CallLimits limits) {
        return connection.query(sql, values, limits);
    }

    @Override
    public long execute(String sql, BindWriter values, CallLimits limits) {
        return connection.execute(sql, values, limits);
    }

    @Override
    public DriverBatch batch(String sql, RowCounts counts, CallLimits limits) {
        return connection.batch(sql, counts, limits);
    }

    @Override
    public DriverMetadata metadata() {
        return connection.metadata();
    }

    @Override
    public void commit(CallLimits limits) {
        connection.commit(limits);
    }

    @Override
    public void rollback(CallLimits limits) {
        connection.rollback(limits);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } finally {
            if (closed.compareAndSet(false, true)) {
                released.run();
            }
        }
    }
}
