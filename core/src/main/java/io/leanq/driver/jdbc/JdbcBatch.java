package io.leanq.driver.jdbc;

import io.leanq.BatchRows;
import io.leanq.ConnectionLost;
import io.leanq.LeanqException;
import io.leanq.driver.CallFailures;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.RequestFate;
import io.leanq.driver.RequestKind;
import io.leanq.driver.RowCounts;
import io.leanq.type.Binds;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.OptionalLong;

/** A batch of one prepared statement; sends its rows a thousand at a time. */
final class JdbcBatch implements DriverBatch {
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcCall call;
    private final PreparedStatement statement;
    private final Binds binds;
    private final RowCounts counts;
    private int waiting;
    private long counted;

    /** @param call the call of the batch; it ends with the batch */
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
        int sent = waiting;
        waiting = 0;
        for (int changed : run(sent)) {
            counts.counted(counted++, RowCounts.reported(changed));
        }
    }

    private int[] run(int sent) {
        OptionalLong[] failedAt = {OptionalLong.empty()};
        try {
            JdbcCall.Work<int[]> work = () -> {
                try {
                    return statement.executeBatch();
                } catch (BatchUpdateException e) {
                    failedAt[0] = firstFailure(e.getUpdateCounts(), sent);
                    throw e;
                }
            };
            return counted == 0 ? call.work(work) : call.goOn(work);
        } catch (LeanqException e) {
            throw ofCall(e)
                    .inBatch(
                            failedAt[0].isPresent()
                                    ? BatchRows.one(counted + failedAt[0].getAsLong())
                                    : new BatchRows(counted, counted + sent - 1));
        }
    }

    /** The failure as that of the whole batch: rows that were sent earlier may have run. */
    private LeanqException ofCall(LeanqException failure) {
        return counted > 0 && failure instanceof ConnectionLost lost
                ? CallFailures.ofCall(lost, RequestKind.BATCH, RequestFate.REST_NOT_SENT)
                : failure;
    }

    /**
     * The index of the first failed row. Some drivers stop at it and return the counts of the rows before it; others
     * run the remaining rows and mark the failed ones.
     */
    private static OptionalLong firstFailure(int[] counts, int sent) {
        for (int i = 0; counts != null && i < counts.length; i++) {
            if (counts[i] == Statement.EXECUTE_FAILED) {
                return OptionalLong.of(i);
            }
        }
        return counts == null || counts.length >= sent ? OptionalLong.empty() : OptionalLong.of(counts.length);
    }

    @Override
    public void close() {
        call.end();
        JdbcConnection.attempt(statement::close);
    }
}
