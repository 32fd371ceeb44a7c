package io.leanq.exec;

import io.leanq.driver.Cancellation;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The future of work that runs on another thread, and is stopped when the future is completed from outside. */
final class AsyncCall<X extends @Nullable Object> extends CompletableFuture<X> implements Runnable {

    /** Work whose calls can be stopped. */
    @FunctionalInterface
    interface Work<X extends @Nullable Object> {
        X run(Cancellation cancellation) throws Exception;
    }

    private final Cancellation cancellation = new Cancellation();
    private final Work<? extends X> work;

    /** Whether the future is completed from outside, so that the end of the call is no news. */
    private volatile boolean stopped;

    private AsyncCall(Work<? extends X> work) {
        this.work = work;
    }

    static <X extends @Nullable Object> CompletableFuture<X> on(
            java.util.concurrent.Executor threads, Work<? extends X> work) {
        AsyncCall<X> call = new AsyncCall<>(work);
        threads.execute(call);
        return call;
    }

    @Override
    public void run() {
        if (isDone()) {
            return;
        }
        try {
            X result = work.run(cancellation);
            if (!stopped) {
                super.complete(result);
            }
        } catch (Throwable e) {
            if (!stopped) {
                super.completeExceptionally(e);
            }
            if (e instanceof Error error) {
                throw error;
            }
        }
    }

    /**
     * Stops the call before the future is completed from outside: what depends on the future may wait for the thread of
     * the call.
     */
    private void stop() {
        if (!isDone()) {
            stopped = true;
            cancellation.cancel();
        }
    }

    /** Stops the call. The flag has no effect: the thread of the executor is never interrupted. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        stop();
        return super.cancel(mayInterruptIfRunning);
    }

    /** Stops the call, as {@code completeOnTimeout} does. */
    @Override
    public boolean complete(X value) {
        stop();
        return super.complete(value);
    }

    /** Stops the call, as {@code orTimeout} does. */
    @Override
    public boolean completeExceptionally(Throwable failure) {
        stop();
        return super.completeExceptionally(failure);
    }

    /** Also what is made from this future, such as by {@code thenApply}, is an ordinary future. */
    @Override
    public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
