package io.leanq.exec;

import io.leanq.driver.Cancellation;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The future of work that runs on another thread, and is stopped when the future is cancelled. */
final class AsyncCall<X extends @Nullable Object> extends CompletableFuture<X> implements Runnable {

    /** Work whose calls can be stopped. */
    @FunctionalInterface
    interface Work<X extends @Nullable Object> {
        X run(Cancellation cancellation) throws Exception;
    }

    private final Cancellation cancellation = new Cancellation();
    private final Work<? extends X> work;

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
            complete(work.run(cancellation));
        } catch (Throwable e) {
            completeExceptionally(e);
            if (e instanceof Error error) {
                throw error;
            }
        }
    }

    /** Stops the call. The flag has no effect: the thread of the executor is never interrupted. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            cancellation.cancel();
        }
        return cancelled;
    }

    /** Also what is made from this future, such as by {@code thenApply}, is an ordinary future. */
    @Override
    public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
