package io.leanq.exec;

import io.leanq.query.Batch;
import io.leanq.query.Change;
import io.leanq.query.Rows;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the calls of a database on the threads of an executor, and gives their results as futures. Each call takes a
 * thread and a connection while it runs, so the executor bounds how many run at once. LeanQ starts no thread.
 *
 * <p>A future that is cancelled or completed from outside, as by {@code orTimeout}, stops its call as
 * {@link io.leanq.driver.Cancellation} does: a call that waits for its thread never begins, one in progress ends within
 * about a second. What a call throws completes its future; of a cancelled one only the log of the database and its
 * listeners are told, and whether a change had run by then is not. Futures that are made from one, such as by
 * {@code thenApply}, do not pass a cancellation on to it. Thread-safe.
 */
public final class AsyncDatabase {
    private final Database database;
    private final java.util.concurrent.Executor threads;

    AsyncDatabase(Database database, java.util.concurrent.Executor threads) {
        this.database = database;
        this.threads = threads;
    }

    /** {@link Executor#fetch} */
    public <R> CompletableFuture<List<R>> fetch(Rows<R> query) {
        Given.QUERY.in("fetch(null)", query);
        return call(db -> db.fetch(query));
    }

    /** {@link Executor#fetchOne}; the future is completed by null where that returns null. */
    public <R> CompletableFuture<@Nullable R> fetchOne(Rows<R> query) {
        Given.QUERY.in("fetchOne(null)", query);
        return this.<@Nullable R>call(db -> db.fetchOne(query));
    }

    /** {@link Executor#fetchOptional} */
    public <R> CompletableFuture<Optional<R>> fetchOptional(Rows<R> query) {
        Given.QUERY.in("fetchOptional(null)", query);
        return call(db -> db.fetchOptional(query));
    }

    /** {@link Executor#execute} */
    public CompletableFuture<Long> execute(Change change) {
        Given.CHANGE.in("execute(null)", change);
        return call(db -> db.execute(change));
    }

    /**
     * {@link Executor#batch(Batch, Iterable)}
     *
     * @param rows iterated on the thread of the call
     */
    public <R> CompletableFuture<Long> batch(Batch<R> batch, Iterable<? extends R> rows) {
        Given.BATCH.in("batch(null, …)", batch);
        Given.ROWS.in("batch(…, null)", rows);
        return call(db -> db.batch(batch, rows));
    }

    /**
     * Any calls, one after the other on one thread, each a transaction of its own:
     * {@code async.call(db -> db.fetchGrouped(query))}. A cancellation ends the call in progress and refuses the next.
     *
     * @param work must read the streams that it opens, since only values leave the thread
     * @throws RejectedExecutionException if the executor takes no work
     */
    public <X extends @Nullable Object> CompletableFuture<X> call(Function<? super Executor, ? extends X> work) {
        Given.WORK.in("call(null)", work);
        return AsyncCall.on(threads, cancellation -> work.apply(database.with(CallOptions.cancelledBy(cancellation))));
    }

    /** {@link Database#transaction(TransactionAction)}, see {@link #transactionResult}. */
    public CompletableFuture<@Nullable Void> transaction(TransactionAction<? extends Exception> work) {
        Given.WORK.in("transaction(null)", work);
        return transaction(TransactionOptions.DEFAULT, work);
    }

    /** {@link Database#transaction(TransactionOptions, TransactionAction)}, see {@link #transactionResult}. */
    public CompletableFuture<@Nullable Void> transaction(
            TransactionOptions options, TransactionAction<? extends Exception> work) {
        Given.WORK.in("transaction(…, null)", work);
        return this.<@Nullable Void>transactionResult(options, tx -> {
            work.run(tx);
            return null;
        });
    }

    /** {@link #transactionResult(TransactionOptions, TransactionWork)} with the default options. */
    public <X extends @Nullable Object> CompletableFuture<X> transactionResult(
            TransactionWork<X, ? extends Exception> work) {
        return transactionResult(TransactionOptions.DEFAULT, work);
    }

    /**
     * {@link Database#transactionResult(TransactionOptions, TransactionWork)}, on one thread from its beginning to its
     * commit. A cancelled transaction is rolled back, unless its commit was under way.
     *
     * @throws RejectedExecutionException if the executor takes no work
     */
    public <X extends @Nullable Object> CompletableFuture<X> transactionResult(
            TransactionOptions options, TransactionWork<X, ? extends Exception> work) {
        Given.OPTIONS.in("transaction(null, …)", options);
        Given.WORK.in("transaction(…, null)", work);
        return AsyncCall.on(
                threads, cancellation -> database.transactionResult(options.withCancellation(cancellation), work));
    }
}
