package io.leanq.exec;

import io.leanq.LeanqException;
import io.leanq.WriteConflict;
import io.leanq.driver.CallLimits;
import io.leanq.driver.Deadline;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that are repeated from their start after a {@link WriteConflict}, and after no other failure. The work
 * must have no effects outside the transaction, since it may run several times. Immutable and thread-safe; made by
 * {@link Database#retryOnConflict(int)}.
 */
public final class Retrying {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    /** The longest time before a wait notices a cancellation. */
    private static final Duration TURN = Duration.ofMillis(100);

    private final Database database;
    private final int retries;
    private final Duration firstWait;
    private final TransactionOptions options;
    private final ConflictListener listener;

    /** Notified before each repetition. */
    @FunctionalInterface
    public interface ConflictListener {

        /**
         * @param attempt number of the attempt that failed, from 1
         * @param waitMillis the wait before the next attempt, in milliseconds
         */
        void retrying(int attempt, WriteConflict conflict, long waitMillis);
    }

    /**
     * For implementations of {@link Database}: repeats its transactions, the first time without a wait.
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

    /** Sets the wait before the first repetition. Each further wait is about twice as long, and at most two seconds. */
    public Retrying firstWait(Duration wait) {
        return new Retrying(database, retries, wait, options, listener);
    }

    /** Runs each attempt with these options. A time limit is for all attempts together. */
    public Retrying with(TransactionOptions transaction) {
        return new Retrying(database, retries, firstWait, Given.OPTIONS.in("with(null)", transaction), listener);
    }

    /** Adds a listener, for counting and logging. */
    public Retrying onRetry(ConflictListener also) {
        Given.LISTENER.in("onRetry(null)", also);
        return new Retrying(database, retries, firstWait, options, (attempt, conflict, wait) -> {
            listener.retrying(attempt, conflict, wait);
            also.retrying(attempt, conflict, wait);
        });
    }

    /**
     * Like {@link Database#transactionResult}, but repeated after a conflict.
     *
     * @throws WriteConflict the last conflict, with the earlier ones suppressed, when no attempt or no time is left
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

    /**
     * Waits before the next attempt. Half of the wait is random, so that transactions that collided do not collide
     * again.
     */
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
