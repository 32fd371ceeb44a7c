package io.leanq.exec;

import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Students.STUDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.CallCancelled;
import io.leanq.InvalidStatement;
import io.leanq.SyntaxError;
import io.leanq.query.Dsl;
import io.leanq.testkit.StudentsRow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Calls on the threads of the caller's executor, over H2. */
@Timeout(30)
@Isolated // measures how soon cancelled calls end
class AsyncDatabaseTest extends LongCalls {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private AsyncDatabase async;

    @BeforeEach
    void openAsync() {
        async = db.async(thread);
    }

    @AfterEach
    void shutDownThread() {
        thread.shutdownNow();
        db.close();
    }

    @Test
    void resultsCompleteTheirFutures() throws Exception {
        assertThat(async.fetchOne(COUNT).get()).isEqualTo(1_000L);
        assertThat(async.execute(deleteFrom(STUDENTS).where(STUDENTS.id.ge(10))).get())
                .isEqualTo(990L);
        assertThat(async.fetch(select(STUDENTS.id).from(STUDENTS).orderBy(STUDENTS.id))
                        .get())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(async.fetchOptional(select(STUDENTS.id).from(STUDENTS).where(STUDENTS.id.eq(99)))
                        .get())
                .isEmpty();
        assertThat(async.batch(Dsl.batchInsert(STUDENTS), List.of(new StudentsRow(99, "Bob", null, true)))
                        .thenCombine(async.fetchOne(COUNT), (inserted, found) -> inserted + found)
                        .get())
                .isEqualTo(12L);
    }

    @Test
    void callsRunOnTheThreadsOfTheExecutor() throws Exception {
        Thread expected = thread.submit(Thread::currentThread).get();

        assertThat(async.call(own -> Thread.currentThread()).get()).isSameAs(expected);
        assertThat(async.transactionResult(tx -> Thread.currentThread()).get()).isSameAs(expected);
    }

    @Test
    void aFailureCompletesItsFuture() {
        assertThatThrownBy(() -> async.execute(Dsl.sql("NO SQL")).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(SyntaxError.class);
        assertThatThrownBy(() -> async.transactionResult(tx -> {
                            tx.execute(deleteFrom(STUDENTS).everyRow());
                            throw new IllegalStateException("changed my mind");
                        })
                        .get())
                .hasRootCauseMessage("changed my mind");
        assertThat(db.fetchOne(COUNT)).isEqualTo(1_000L);
    }

    @Test
    void transactionHasItsOptions() throws Exception {
        async.transaction(tx -> tx.execute(deleteFrom(STUDENTS).where(STUDENTS.id.ge(10))))
                .get();
        assertThat(db.fetchOne(COUNT)).isEqualTo(10L);
        assertThatThrownBy(() -> async.transaction(
                                TransactionOptions.readOnly(),
                                tx -> tx.execute(deleteFrom(STUDENTS).everyRow()))
                        .get())
                .hasRootCauseInstanceOf(InvalidStatement.class);
        assertThat(db.fetchOne(COUNT)).isEqualTo(10L);
    }

    @Test
    void aCancelledFutureStopsItsCall() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Throwable> end = new AtomicReference<>();
        CompletableFuture<Long> counting = async.call(own -> {
            begun.countDown();
            try {
                return own.fetchOne(LONG);
            } catch (RuntimeException e) {
                end.set(e);
                throw e;
            }
        });
        begun.await();
        TimeUnit.MILLISECONDS.sleep(200);
        long start = System.nanoTime();
        assertThat(counting.cancel(false)).isTrue();

        // the only thread of the executor is free again, and was not interrupted
        assertThat(async.call(own -> Thread.currentThread().isInterrupted()).get())
                .isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(end.get()).isInstanceOf(CallCancelled.class);
        assertThatThrownBy(counting::get).isInstanceOf(CancellationException.class);
    }

    @Test
    void aCancelledTransactionIsRolledBack() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Long> changing = async.transactionResult(tx -> {
            tx.execute(deleteFrom(STUDENTS).everyRow());
            begun.countDown();
            tx.execute(Dsl.insertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "Ann"));
            TimeUnit.SECONDS.sleep(1);
            return tx.fetchOne(COUNT);
        });
        begun.await();
        changing.cancel(true);

        assertThat(async.fetchOne(COUNT).get()).isEqualTo(1_000L);
    }

    @Test
    void aCallThatWaitsForItsThreadNeverBegins() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        thread.submit(() -> free.await(20, TimeUnit.SECONDS));
        CompletableFuture<Long> waiting = async.execute(deleteFrom(STUDENTS).everyRow());
        waiting.cancel(false);
        free.countDown();

        assertThat(async.fetchOne(COUNT).get()).isEqualTo(1_000L);
    }

    @Test
    void aTimeOutOfTheFutureStopsItsCall() {
        CompletableFuture<Long> counting = async.fetchOne(LONG).orTimeout(200, TimeUnit.MILLISECONDS);

        assertThatThrownBy(counting::get).hasCauseInstanceOf(java.util.concurrent.TimeoutException.class);
        // the thread is free again
        assertThat(async.fetchOne(COUNT).orTimeout(3, TimeUnit.SECONDS).join()).isEqualTo(1_000L);
    }

    @Test
    void whatDependsOnACancelledCallFindsItsThreadFree() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Long> counting = async.call(own -> {
            begun.countDown();
            return own.fetchOne(LONG);
        });
        AtomicReference<Long> after = new AtomicReference<>();
        CompletableFuture<Long> dependent = counting.whenComplete(
                (found, failure) -> after.set(async.fetchOne(COUNT).join()));
        begun.await();
        TimeUnit.MILLISECONDS.sleep(100);
        long start = System.nanoTime();
        counting.cancel(false);

        assertThatThrownBy(dependent::get)
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isInstanceOf(CancellationException.class),
                        failure -> assertThat(failure).hasCauseInstanceOf(CancellationException.class));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(after.get()).isEqualTo(1_000L);
    }

    @Test
    void aDatabaseThatJoinsTransactionsHasNoAsynchronousCalls() {
        Database joining = Database.joining(source, StandardPlatform.H2);
        assertThatThrownBy(() -> joining.async(thread)).hasMessageContaining("belongs to the thread");
    }
}
