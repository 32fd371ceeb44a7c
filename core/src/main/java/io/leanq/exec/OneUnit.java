package io.leanq.exec;

import io.leanq.WriteConflict;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a transaction begins and ends on a connection. */
final class OneUnit {

    private OneUnit() {}

    /**
     * Runs the work as one transaction on an autocommitting connection: commits when the work returns; rolls back when
     * the work throws, and passes its exception on. Autocommit is on again afterwards.
     */
    static <X extends @Nullable Object> X run(Runner runner, Supplier<X> work) {
        runner.connection().autocommit(false);
        X result;
        try {
            result = work.get();
            runner.commit();
        } catch (RuntimeException | Error e) {
            rollback(runner, e);
            throw e;
        }
        runner.connection().autocommit(true);
        return result;
    }

    /** Commits. After a commit that failed a rollback is sent, since the server may still have the transaction open. */
    static void commit(Runner runner) {
        try {
            WriteConflict lost = runner.conflict();
            if (lost != null) {
                throw new WriteConflict(
                        "the transaction was lost to a conflict earlier and has been rolled back instead of committed",
                        lost.sqlState(),
                        lost.code(),
                        lost.serverMessage(),
                        lost);
            }
            if (runner.hasBrokenBatch()) {
                throw SessionRules.brokenBatch();
            }
            runner.commit();
        } catch (RuntimeException e) {
            try {
                runner.rollback();
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /**
     * Rolls back and switches autocommit on. A failure of the rollback is suppressed: the caller is to see the first
     * failure.
     */
    static void rollback(Runner runner, Throwable first) {
        try {
            runner.rollback();
            runner.connection().autocommit(true);
        } catch (RuntimeException second) {
            runner.abandon();
            first.addSuppressed(second);
        }
    }
}
