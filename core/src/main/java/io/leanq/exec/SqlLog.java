package io.leanq.exec;

import io.leanq.driver.RowCounts;
import java.util.Locale;

/**
 * Logs every statement to the {@link System.Logger} {@code io.leanq.sql}: at DEBUG what has run, with its rows and
 * milliseconds, and commits and rollbacks; at WARNING what failed, with its SQLSTATE. It logs no values and none of the
 * server's own text. Thread-safe.
 */
public final class SqlLog implements ExecutionListener {
    private static final System.Logger LOG = System.getLogger("io.leanq.sql");

    @Override
    public void after(String sql, long rows, long nanos) {
        String number = rows == RowCounts.UNREPORTED ? "an unreported number of" : Long.toString(rows);
        LOG.log(System.Logger.Level.DEBUG, () -> number + " rows in " + millis(nanos) + " ms: " + sql);
    }

    @Override
    public void failed(String sql, RuntimeException failure, long nanos) {
        LOG.log(
                System.Logger.Level.WARNING,
                () -> failure.getClass().getSimpleName() + " after " + millis(nanos) + " ms: " + failure.getMessage()
                        + ": " + sql);
    }

    @Override
    public void committed(long nanos) {
        LOG.log(System.Logger.Level.DEBUG, () -> "commit in " + millis(nanos) + " ms");
    }

    @Override
    public void commitFailed(RuntimeException failure, long nanos) {
        LOG.log(
                System.Logger.Level.WARNING,
                () -> failure.getClass().getSimpleName() + " after " + millis(nanos) + " ms at commit: "
                        + failure.getMessage());
    }

    @Override
    public void rolledBack(long nanos) {
        LOG.log(System.Logger.Level.DEBUG, () -> "rollback in " + millis(nanos) + " ms");
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }
}
