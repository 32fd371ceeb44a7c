package io.leanq.migrate;

import static io.leanq.query.Dsl.currentTimestamp;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;

import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.WriteConflict;
import io.leanq.exec.CallOptions;
import io.leanq.exec.Database;
import io.leanq.exec.Executor;
import io.leanq.exec.Transaction;
import io.leanq.exec.TransactionAction;
import java.time.Duration;

/**
 * The lock of the migrations while this process holds it. A thread gives signs of life until {@link #close}.
 *
 * <p>Whether a holder is alive is judged by whoever waits: by the changes of the row in a time that the waiting
 * process measures itself. No two clocks are compared, so that zones, changes to summer time and clocks that are set
 * have no effect.
 *
 * <p>That a holder who was paused for longer than the lease does no harm is ensured by the token: each record of
 * progress changes the fence with this token in its own transaction, and finds none if another process has taken the
 * lock.
 */
final class MigrationLock implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("io.leanq.migrate");
    private static final int RETRIES = 8;
    private static final Duration SHORTEST_TIME = Duration.ofSeconds(5);

    private final Database database;
    private final LockTable table;
    private final long token;
    private final Duration lease;
    private final Thread heart = new Thread(this::beat, "leanq-migrations");
    private final Object ending = new Object();
    private boolean ended;
    private volatile boolean lost;
    private volatile long lastBeat = System.nanoTime();

    /** Begins to give signs of life with a lock that has just been taken. */
    MigrationLock(Database database, LockTable table, long token, Duration lease) {
        this.database = database;
        this.table = table;
        this.token = token;
        this.lease = lease;
        heart.setDaemon(true);
        heart.start();
    }

    private void beat() {
        while (awaitNextBeat()) {
            try {
                renew();
            } catch (LeanqException e) {
                LOG.log(System.Logger.Level.DEBUG, "the lock of the migrations could not be renewed", e);
            }
        }
    }

    /** @return false when the lock was closed or lost */
    private boolean awaitNextBeat() {
        long end = System.nanoTime() + lease.toNanos() / 4;
        synchronized (ending) {
            try {
                for (long left = end - System.nanoTime(); left > 0 && !ended; left = end - System.nanoTime()) {
                    ending.wait(left / 1_000_000 + 1);
                }
            } catch (InterruptedException e) {
                return false;
            }
            return !ended && !lost;
        }
    }

    /** One at a time, since two changes of one row conflict. */
    private synchronized void renew() {
        long now = System.nanoTime();
        Executor limited = database.with(CallOptions.timeLimit(timeLimit(lease)));
        if (limited.execute(update(table)
                        .set(table.beat, table.beat.plus(1L))
                        .where(table.name.eq(LockTable.LEASE).and(table.token.eq(token))))
                == 0) {
            requireOwnToken(limited);
        } else {
            lastBeat = now;
        }
    }

    /**
     * Checks before a statement that no transaction protects that this process was not paused meanwhile.
     *
     * @throws LeanqException if another process has taken the lock
     */
    void requireHeld() {
        if (!lost && System.nanoTime() - lastBeat > lease.toNanos() / 2) {
            renew();
        }
        if (lost) {
            throw taken();
        }
    }

    /**
     * Runs a transaction that can be committed only if no other process has taken the lock. Repeated after a conflict:
     * with the application, or with an old view of the database, in which the last commits of this process are missing.
     *
     * @throws LeanqException if another process has taken the lock
     */
    void transaction(TransactionAction<RuntimeException> work) {
        database.retryOnConflict(RETRIES).transaction(tx -> {
            fence(tx);
            work.run(tx);
        });
    }

    /**
     * Like {@link #transaction}, for work that must not be repeated.
     *
     * @throws E if the work throws it
     */
    <E extends Exception> void transactionOnce(TransactionAction<E> work) throws E {
        boolean[] begun = new boolean[1];
        for (int left = RETRIES; ; left--) {
            try {
                database.transaction(tx -> {
                    fence(tx);
                    begun[0] = true;
                    work.run(tx);
                });
                return;
            } catch (WriteConflict e) {
                if (begun[0] || left == 0) {
                    throw e;
                }
                transaction(tx -> {}); // waits until the lock is seen
            }
        }
    }

    private void fence(Transaction tx) {
        if (tx.execute(update(table)
                        .set(table.beat, table.beat.plus(1L))
                        .where(table.name.eq(LockTable.FENCE).and(table.token.eq(token))))
                == 0) {
            requireOwnToken(tx);
            throw History.oldView();
        }
    }

    /** Tells a lock that was taken, whose token is higher, from an old view of it. */
    private void requireOwnToken(Executor tx) {
        if (tx.fetch(select(table.token).from(table).where(table.token.gt(token)))
                .isEmpty()) {
            return;
        }
        lost = true;
        throw taken();
    }

    /** How long a call may take that keeps or takes the lock. */
    static Duration timeLimit(Duration lease) {
        return lease.compareTo(SHORTEST_TIME) > 0 ? lease : SHORTEST_TIME;
    }

    private static LeanqException taken() {
        return new LeanqException("another process has taken the lock of the migrations, since this one gave no sign of"
                + " life for the time of a lease: nothing was recorded by this process since; run again, and set a"
                + " longer lease if this was no pause of the machine");
    }

    /** Frees the lock. Without an answer the lock ends with its lease. */
    @Override
    public void close() {
        synchronized (ending) {
            ended = true;
            ending.notifyAll();
        }
        try {
            heart.join(lease.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!lost) {
            try {
                release();
            } catch (SqlException e) {
                // others wait for it as for that of a process that died
                LOG.log(System.Logger.Level.DEBUG, "the lock of the migrations could not be given back", e);
            }
        }
    }

    private void release() {
        database.retryOnConflict(3)
                .transaction(tx -> tx.execute(update(table)
                        .set(table.owner, (String) null)
                        .set(table.since, currentTimestamp())
                        .where(table.name.eq(LockTable.FENCE).and(table.token.eq(token)))));
    }
}
