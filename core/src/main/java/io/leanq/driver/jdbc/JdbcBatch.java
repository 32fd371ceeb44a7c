package io.leanq.driver.jdbc;

import io.leanq.driver.DriverBatch;
import io.leanq.driver.RowCounts;
import io.leanq.type.Binds;
import java.sql.PreparedStatement;

/** A batch of one prepared statement; sent every thousand rows. */
final class JdbcBatch implements DriverBatch {
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcCall call;
    private final PreparedStatement statement;
    private final Binds binds;
    private final RowCounts counts;
    private int waiting;
    private long counted;

    /** @param call ended with this */
    JdbcBatch(JdbcCall call, PreparedStatement statement, Binds binds, RowCounts counts) {
        this.call = call;
        this.statement = statement;
        this.binds = binds;
        this.counts = counts;
    }

    @Override
    public Binds binds() {
        return binds;
    }

    @Override
    public void addRow() {
        JdbcConnection.attempt(statement::addBatch);
        if (++waiting == ROWS_AT_ONCE) {
            finish();
        }
    }

    @Override
    public void finish() {
        if (waiting == 0) {
            return;
        }
        waiting = 0;
        for (int changed : call.work(statement::executeBatch)) {
            counts.counted(counted++, changed < 0 ? -1 : changed);
        }
    }

    @Override
    public void close() {
        call.end();
        JdbcConnection.attempt(statement::close);
    }
}
