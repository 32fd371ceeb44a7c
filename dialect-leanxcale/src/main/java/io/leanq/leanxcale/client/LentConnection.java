package io.leanq.leanxcale.client;

import io.leanq.LeanqException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.RowCounts;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pooled connection in the hands of one user. Once it is given back it refuses everything, so that nobody works on what is another's by then. */
final class LentConnection implements DriverConnection {
    private final Consumer<WireConnection> giveBack;
    private @Nullable WireConnection connection;

    LentConnection(WireConnection connection, Consumer<WireConnection> giveBack) {
        this.connection = connection;
        this.giveBack = giveBack;
    }

    private WireConnection open() {
        if (connection == null) {
            throw new LeanqException("this connection has been closed");
        }
        return connection;
    }

    @Override
    public void autocommit(boolean on) {
        open().autocommit(on);
    }

    @Override
    public DriverCursor query(String sql, BindWriter values) {
        return open().query(sql, values);
    }

    @Override
    public long execute(String sql, BindWriter values) {
        return open().execute(sql, values);
    }

    @Override
    public DriverBatch batch(String sql, RowCounts counts) {
        return open().batch(sql, counts);
    }

    @Override
    public void commit() {
        open().commit();
    }

    @Override
    public void rollback() {
        open().rollback();
    }

    @Override
    public void close() {
        WireConnection lent = connection;
        connection = null;
        if (lent != null) {
            giveBack.accept(lent);
        }
    }
}
