package io.leanq.cli.rows;

import io.leanq.LeanqException;
import io.leanq.driver.Driver;
import io.leanq.driver.DriverConnection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a load, each with a thread. One piece of work more than connections is kept ready; who gives more
 * waits. After a failure no further work is begun. Used by one thread.
 */
final class LoadConnections implements AutoCloseable {
    private final BlockingQueue<DriverConnection> idle = new LinkedBlockingQueue<>();
    private final int most;
    private final Semaphore room;
    private final ExecutorService threads;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /** Opens the connections, without autocommit. */
    LoadConnections(Driver driver, int count) {
        this.most = count + 1;
        this.room = new Semaphore(most);
        this.threads = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "leanq-load");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (int i = 0; i < count; i++) {
                DriverConnection connection = driver.acquire();
                idle.add(connection);
                connection.autocommit(false);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Lets a connection do some work.
     *
     * @throws RuntimeException what earlier work has thrown
     */
    void run(Consumer<DriverConnection> work) {
        room.acquireUninterruptibly();
        if (failure.get() != null) {
            room.release();
            requireNoFailure();
        }
        threads.execute(() -> {
            try {
                if (failure.get() == null) {
                    DriverConnection connection = idle.remove();
                    try {
                        work.accept(connection);
                    } finally {
                        idle.add(connection);
                    }
                }
            } catch (RuntimeException e) {
                failed(e);
            } catch (Error e) {
                failed(new LeanqException("the load failed: " + e, e));
            } finally {
                room.release();
            }
        });
    }

    private void failed(RuntimeException reason) {
        if (!failure.compareAndSet(null, reason)) {
            RuntimeException first = failure.get();
            if (first != null && first != reason) {
                first.addSuppressed(reason);
            }
        }
    }

    /**
     * Waits until all work has ended.
     *
     * @throws RuntimeException what it has thrown
     */
    void awaitEnd() {
        room.acquireUninterruptibly(most);
        room.release(most);
        requireNoFailure();
    }

    private void requireNoFailure() {
        RuntimeException reason = failure.get();
        if (reason != null) {
            throw reason;
        }
    }

    /** Waits for work in progress, and gives the connections back. */
    @Override
    public void close() {
        failure.compareAndSet(null, new LeanqException("the load has ended"));
        room.acquireUninterruptibly(most);
        threads.shutdown();
        idle.forEach(DriverConnection::close);
        idle.clear();
    }
}
