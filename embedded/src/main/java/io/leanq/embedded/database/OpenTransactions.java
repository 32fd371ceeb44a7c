package io.leanq.embedded.database;

import io.leanq.embedded.error.ErrorTranslation;
import io.leanq.embedded.error.ServerErrorException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * H2's limit of 255 open transactions. Work that would begin one more waits a moment for another to end, and then fails
 * with SQLSTATE 53300. H2 fails before it does anything, so the work is simply repeated.
 */
public final class OpenTransactions {
    private static final String REFUSED = "53300";
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long PAUSE_MILLIS = 20;

    private OpenTransactions() {}

    /** Work that may begin a transaction: one statement of H2, or several that are taken back together if one fails. */
    public interface Work<T> {
        T run() throws SQLException;
    }

    /** Runs the work, and repeats it while too many transactions are open. */
    public static <T> T within(Work<T> work) throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                return work.run();
            } catch (SQLException | ServerErrorException e) {
                if (!REFUSED.equals(ErrorTranslation.of(e).sqlState())
                        || System.nanoTime() - start > PATIENCE_NANOS
                        || !pause()) {
                    throw e;
                }
            }
        }
    }

    /** @return false if the thread is to end */
    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
