package io.leanq.exec;

import io.leanq.LeanqException;
import io.leanq.WriteConflict;
import io.leanq.driver.CallLimits;
import io.leanq.driver.Deadline;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that are repeated from their start when they lose to another one, and only then. The work must not have
 * effects outside the transaction. Immutable and thread-safe; made by {@link Database#retryOnConflict(int)}.
 */
public final class Retrying {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    /** A cancellation shows this soon. */
    private static final Duration TURN = Duration.ofMillis(100);

    private final Database database;
    private final int retries;
    private final Duration firstWait;
    private final TransactionOptions options;
    private final ConflictListener listener;

    /** Told before each repetition. */
    @FunctionalInterface
    public interface ConflictListener {

        /**
         * @param attempt the attempt that failed, from 1
         * @param waitMillis how long is waited before the next, in milliseconds
         */
        void retrying(int attempt, WriteConflict conflict, long waitMillis);
    }

    /**
     * Repeats transactions of the database, for implementations of {@link Database}; nothing is waited before the first
     * repetition.
     *
     * @param retries at least 1
     */
    public static Retrying of(Database database, int retries) {
        return new Retrying(
                database, retries, Duration.ZERO, TransactionOptions.DEFAULT, (attempt, conflict, wait) -> {});
    }

    Retrying(
            Database database, int retries, Duration firstWait, TransactionOptions options, ConflictListener listener) {
        if (retries < 1) {
            throw new LeanqException("retryOnConflict(" + retries + "): at least one retry");
        }
        if (Given.TIME.in("firstWait(null)", firstWait).isNegative()) {
            throw new LeanqException("retryOnConflict: a wait is not negative");
        }
        this.database = database;
        this.retries = retries;
        this.firstWait = firstWait;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Waits this long before the first repetition, about twice as long before each further one, at most two seconds.
     */
    public Retrying firstWait(Duration wait) {
        return new Retrying(database, retries, wait, options, listener);
    }

    /** Runs each attempt with these options; a time limit is that of all attempts together. */
    public Retrying with(TransactionOptions transaction) {
        return new Retrying(database, retries, firstWait, Given.OPTIONS.in("with(null)", transaction), listener);
    }

    /** Also tells this listener, for counting and logging. */
    public Retrying onRetry(ConflictListener also) {
        Given.LISTENER.in("onRetry(null)", also);
        return new Retrying(database, retries, firstWait, options, (attempt, conflict, wait) -> {
            listener.retrying(attempt, conflict, wait);
            also.retrying(attempt, conflict, wait);
        });
    }

    /**
     * Like {@link Database#transactionResult}, repeated on conflict.
     *
     * @throws WriteConflict the last one, with the earlier ones suppressed, when all attempts have lost, or no time is
     *     left for another one
     */
    public <X extends @Nullable Object, E extends Exception> X transactionResult(TransactionWork<X, E> work) throws E {
        WriteConflict earlier = null;
        Deadline deadline = options.deadline();
        TransactionOptions attempts = options.until(deadline);
        for (int attempt = 1; ; attempt++) {
            try {
                return database.transactionResult(attempts, work);
            } catch (WriteConflict conflict) {
                if (earlier != null && earlier != conflict) {
                    conflict.addSuppressed(earlier);
                }
                if (attempt > retries) {
                    throw conflict;
                }
                earlier = conflict;
                pause(attempt, conflict, attempts.begin());
            }
        }
    }

    /** {@link #transactionResult} without a result. */
    public <E extends Exception> void transaction(TransactionAction<E> work) throws E {
        this.<@Nullable Object, E>transactionResult(tx -> {
            work.run(tx);
            return null;
        });
    }

    /** Half of the wait is random, so that those who collided do not collide again. */
    private void pause(int attempt, WriteConflict conflict, CallLimits limits) {
        long full = Math.min(LONGEST_WAIT.toMillis(), firstWait.toMillis() << Math.min(attempt - 1, 20));
        long wait = full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1);
        Deadline end = Deadline.in(Duration.ofMillis(wait + 1));
        if (limits.deadline().orEarlier(end) != end || limits.deadline().isPassed()) {
            throw conflict;
        }
        listener.retrying(attempt, conflict, wait);
        try {
            while (!end.isPassed()) {
                if (limits.isCancelled()) {
                    throw conflict;
                }
                Thread.sleep(end.leftOf(TURN).toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw conflict;
        }
    }
}
