package io.leanq.migrate;

import static io.leanq.query.Dsl.currentTimestamp;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.update;

import io.leanq.CallTimedOut;
import io.leanq.ConstraintViolation;
import io.leanq.LeanqException;
import io.leanq.WriteConflict;
import io.leanq.exec.Database;
import io.leanq.exec.Transaction;
import io.leanq.exec.TransactionOptions;
import io.leanq.query.Condition;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the lock and takes it: at once where it is free, else when it has not changed for the time of a lease. Used
 * once, by one thread.
 */
final class LockWait {
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    private static final long ANNOUNCED_NANOS = 1_000_000_000L;

    private final Database database;
    private final LockTable table;
    private final MigrationOptions options;
    private final long start = System.nanoTime();
    private @Nullable Seen seen;
    private long seenSince = start;
    private long announced = start - ANNOUNCED_NANOS;

    /** The lock at one moment. */
    private record Seen(
            long token, long beat, long progress, @Nullable String owner) {}

    LockWait(Database database, LockTable table, MigrationOptions options) {
        this.database = database;
        this.table = table;
        this.options = options;
    }

    /**
     * @throws MigrationsLocked if a process that is alive holds the lock for too long
     * @throws LeanqException if this thread is interrupted
     */
    MigrationLock take() {
        while (true) {
            long before = System.nanoTime();
            Seen lock = read();
            if (!lock.equals(seen)) {
                seen = lock;
                // behind the reading: what it read may be old by the time that it took
                seenSince = System.nanoTime();
            }
            boolean silent = before - seenSince >= options.lease().toNanos();
            if ((lock.owner == null || silent) && takes(lock)) {
                MigrationLock taken = new MigrationLock(database, table, lock.token + 1, options.lease());
                announce(taken, lock.owner);
                return taken;
            }
            await(lock.owner);
        }
    }

    private void announce(MigrationLock taken, @Nullable String owner) {
        if (owner == null) {
            return;
        }
        try {
            options.listener().tookOver(owner);
        } catch (RuntimeException | Error e) {
            taken.close();
            throw e;
        }
    }

    private Seen read() {
        List<LockTable.LockRow> rows = database.fetch(selectFrom(table));
        LockTable.LockRow fence = row(rows, LockTable.FENCE);
        LockTable.LockRow lease = row(rows, LockTable.LEASE);
        if (fence == null || lease == null) {
            insert(LockTable.FENCE);
            insert(LockTable.LEASE);
            return new Seen(0, 0, 0, null);
        }
        return new Seen(fence.token(), lease.beat(), fence.beat(), fence.owner());
    }

    private static LockTable.@Nullable LockRow row(List<LockTable.LockRow> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElse(null);
    }

    private void insert(String name) {
        try {
            database.execute(insertInto(table)
                    .set(table.name, name)
                    .set(table.token, 0L)
                    .set(table.beat, 0L)
                    .ifAbsent());
        } catch (ConstraintViolation | WriteConflict e) {
            // another process has inserted the same row
        }
    }

    /** Takes the lock if it is still as it was seen. */
    private boolean takes(Seen lock) {
        try {
            return database.transactionResult(
                    TransactionOptions.timeLimit(MigrationLock.timeLimit(options.lease())), tx -> takes(tx, lock));
        } catch (WriteConflict | CallTimedOut e) {
            return false;
        }
    }

    private boolean takes(Transaction tx, Seen lock) {
        Condition fence = table.name.eq(LockTable.FENCE).and(table.token.eq(lock.token));
        Condition lease =
                table.name.eq(LockTable.LEASE).and(table.token.eq(lock.token)).and(table.beat.eq(lock.beat));
        boolean taken = tx.execute(update(table)
                                .set(table.token, lock.token + 1)
                                .set(table.owner, Owner.name())
                                .set(table.since, currentTimestamp())
                                .where(fence))
                        == 1
                && tx.execute(update(table).set(table.token, lock.token + 1).where(lease)) == 1;
        if (!taken) {
            tx.rollbackOnly();
        }
        return taken;
    }

    /** @param owner null if the lock is free and another process was faster to take it */
    private void await(@Nullable String owner) {
        long now = System.nanoTime();
        Duration waited = Duration.ofNanos(now - start);
        if (owner != null && waited.compareTo(options.longestWait()) >= 0) {
            throw new MigrationsLocked(
                    "the migrations are locked by " + owner + ", and did not become free in " + waited.toMillis()
                            + " ms: wait for that process, and longer by MigrationOptions.withLongestWait. If it is"
                            + " dead, its lock can be taken after a silence of "
                            + options.lease().toMillis() + " ms",
                    owner);
        }
        if (owner != null && now - announced >= ANNOUNCED_NANOS) {
            announced = now;
            options.listener().waiting(owner, waited);
        }
        try {
            Thread.sleep(Math.max(
                    1, Math.min(LONGEST_POLL.toMillis(), options.lease().toMillis() / 8)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LeanqException("interrupted while waiting for the lock of the migrations", e);
        }
    }
}
