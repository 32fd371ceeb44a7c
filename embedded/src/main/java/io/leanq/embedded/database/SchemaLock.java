package io.leanq.embedded.database;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets changes of the schema, its users and their rights run one at a time, in the order they came, and counts them.
 */
final class SchemaLock {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final AtomicLong changes = new AtomicLong();

    /** What runs while no other change does. */
    interface Work {
        void run() throws SQLException;
    }

    /** Runs the work, which is no change by itself, under the lock. The work may call {@link #change}. */
    void hold(Work work) throws SQLException {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Runs a change under the lock. A change that fails counts too: it may have done a part. */
    void change(Work change) throws SQLException {
        hold(() -> {
            try {
                change.run();
            } finally {
                changes.incrementAndGet();
            }
        });
    }

    /** The number of changes so far. */
    long changes() {
        return changes.get();
    }
}
