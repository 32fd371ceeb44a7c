package io.leanq.exec;

import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Students.STUDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.leanq.CallCancelled;
import io.leanq.CallTimedOut;
import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.LeanqException;
import io.leanq.TooManyRows;
import io.leanq.driver.Cancellation;
import io.leanq.query.Dsl;
import io.leanq.query.Query;
import io.leanq.testkit.StudentsRow;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Calls over JDBC that are stopped: by a time limit, another thread, an interrupt, or closing the database. */
@Timeout(30)
@Isolated // measures how soon stopped calls end
class StoppedCallsTest extends LongCalls {

    /** Runs the action on another thread 200 ms later, during a call on the thread of the test. */
    private static void later(Runnable action) {
        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(action);
    }

    private static ConnectionLost stopped(Runnable call, Class<? extends ConnectionLost> how) {
        long start = System.nanoTime();
        Throwable failure = catchThrowable(call::run);
        assertThat(failure).isInstanceOf(how);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_000));
        return (ConnectionLost) failure;
    }

    @Test
    void timeLimitEndsACall() {
        ConnectionLost failure = stopped(
                () -> db.with(CallOptions.timeLimit(Duration.ofMillis(200))).fetch(LONG), CallTimedOut.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(failure).hasMessageContaining("time limit of 200 ms");
        assertThat(db.fetchOne(COUNT)).isEqualTo(1_000);
    }

    @Test
    void anotherThreadCancelsACall() {
        Cancellation cancellation = new Cancellation();
        later(cancellation::cancel);
        Executor limited = db.with(CallOptions.cancelledBy(cancellation));
        assertThat(stopped(() -> limited.fetch(LONG), CallCancelled.class).outcome())
                .isEqualTo(Outcome.NOT_RUN);
        assertThatThrownBy(() -> limited.fetchOne(COUNT))
                .isInstanceOf(CallCancelled.class)
                .hasMessageContaining("before it was sent");
        assertThat(db.fetchOne(COUNT)).isEqualTo(1_000);
    }

    @Test
    void interruptEndsACallAndStaysSet() {
        Thread caller = Thread.currentThread();
        later(caller::interrupt);
        ConnectionLost failure = stopped(() -> db.fetch(LONG), CallCancelled.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(failure).hasMessageContaining("interrupted");
    }

    @Test
    void closeStopsCallsThatDoNotEndInTime() throws Exception {
        CompletableFuture<Duration> closed = new CompletableFuture<>();
        later(() -> {
            long start = System.nanoTime();
            db.close();
            closed.complete(Duration.ofNanos(System.nanoTime() - start));
        });
        ConnectionLost failure = stopped(() -> db.fetch(LONG), CallCancelled.class);
        assertThat(failure).hasMessageContaining("database was closed");
        assertThat(closed.get(2, TimeUnit.SECONDS)).isBetween(Duration.ofMillis(200), Duration.ofMillis(1_500));
        assertThatThrownBy(() -> db.fetch(COUNT)).isInstanceOf(LeanqException.class);
    }

    @Test
    void closeWaitsForATransactionThatEndsInTime() {
        Database patient = Database.over(source, StandardPlatform.H2);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> patient.transaction(tx -> {
            begun.countDown();
            sleep(300);
            tx.execute(insertInto(STUDENTS).set(STUDENTS.id, -1).set(STUDENTS.name, "last"));
        }));
        assertThat(catchThrowable(begun::await)).isNull();
        patient.close();
        assertThat(work).succeedsWithin(Duration.ofSeconds(1));
        assertThat(db.fetchOne(COUNT)).isEqualTo(1_001);
    }

    @Test
    void transactionBeyondItsTimeLimitIsNotCommitted() {
        TransactionOptions limited = TransactionOptions.timeLimit(Duration.ofMillis(200));
        ConnectionLost failure = stopped(
                () -> db.transaction(limited, tx -> {
                    tx.execute(insertInto(STUDENTS).set(STUDENTS.id, -1).set(STUDENTS.name, "late"));
                    sleep(300);
                }),
                CallTimedOut.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(db.fetchOne(COUNT)).isEqualTo(1_000);
        stopped(() -> db.transaction(limited, tx -> tx.fetch(LONG)), CallTimedOut.class);
        try (Session session = db.session(limited)) {
            stopped(() -> session.fetch(LONG), CallTimedOut.class);
            session.rollback();
            assertThat(session.fetchOne(COUNT))
                    .as("the next transaction's time begins anew")
                    .isEqualTo(1_000);
        }
    }

    @Test
    void aCancelledTransactionSendsNothingMore() {
        Cancellation cancellation = new Cancellation();
        stopped(
                () -> db.transaction(TransactionOptions.cancelledBy(cancellation), tx -> {
                    tx.execute(insertInto(STUDENTS).set(STUDENTS.id, -1).set(STUDENTS.name, "late"));
                    cancellation.cancel();
                    tx.fetchOne(COUNT);
                }),
                CallCancelled.class);
        stopped(
                () -> db.transaction(
                        TransactionOptions.cancelledBy(cancellation),
                        tx -> assertThat(tx).isNull()),
                CallCancelled.class);
        assertThat(db.fetchOne(COUNT)).isEqualTo(1_000);
    }

    @Test
    void moreRowsThanMaxRowsAreAFailure() {
        Query<Integer> ids = select(STUDENTS.id).from(STUDENTS);
        assertThat(db.with(CallOptions.maxRows(1_000)).fetch(ids)).hasSize(1_000);
        Executor few = db.with(CallOptions.maxRows(999));
        assertThatThrownBy(() -> few.fetch(ids)).isInstanceOf(TooManyRows.class).hasMessageContaining("maxRows(999)");
        try (Stream<Integer> rows = few.stream(ids)) {
            assertThatThrownBy(rows::count).isInstanceOf(TooManyRows.class);
        }
        assertThat(few.with(CallOptions.maxRows(5_000).withFetchSize(7)).fetchOne(COUNT))
                .isEqualTo(1_000);
    }

    @Test
    void aDriverThatCannotCancelLosesItsConnection() {
        Cancellation cancellation = new Cancellation();
        CountDownLatch aborted = new CountDownLatch(1);
        Database stubborn = Database.over(deaf(cancellation::cancel, aborted), StandardPlatform.H2);
        Executor cancellable = stubborn.with(CallOptions.cancelledBy(cancellation));
        ConnectionLost failure = stopped(() -> cancellable.fetchOne(COUNT), CallCancelled.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.MAY_HAVE_RUN);
        assertThat(aborted.getCount()).isZero();
    }

    /**
     * Drivers that cancel over a second connection may be slow, and the database then stops the statement that runs at
     * that time.
     */
    @Test
    void connectionIsGivenBackOnlyAfterItsCancelReturned() {
        List<String> events = new CopyOnWriteArrayList<>();
        CountDownLatch asked = new CountDownLatch(1);
        Database slow = Database.over(
                twisted(events, (call, usual) -> switch (call) {
                    case "cancel" -> {
                        asked.countDown();
                        Thread.sleep(150);
                        events.add("cancelled");
                        yield null;
                    }
                    case "executeQuery" -> {
                        asked.await();
                        yield usual.get(); // it ends by itself
                    }
                    default -> usual.get();
                }),
                StandardPlatform.H2);
        Executor limited = slow.with(CallOptions.timeLimit(Duration.ofMillis(100)));
        limited.stream(COUNT).close();
        assertThat(events).containsExactly("cancelled", "closed");
    }

    @Test
    void aCancelThatHangsIsFollowedByAnAbort() {
        List<String> events = new CopyOnWriteArrayList<>();
        CountDownLatch aborted = new CountDownLatch(1);
        Database hanging = Database.over(
                twisted(events, (call, usual) -> switch (call) {
                    case "abort" -> {
                        aborted.countDown();
                        yield null;
                    }
                    case "cancel", "executeQuery" -> {
                        aborted.await();
                        throw new SQLException("gone", "08006");
                    }
                    default -> usual.get();
                }),
                StandardPlatform.H2);
        Executor limited = hanging.with(CallOptions.timeLimit(Duration.ofMillis(200)));
        assertThat(stopped(() -> limited.fetchOne(COUNT), CallTimedOut.class).outcome())
                .isEqualTo(Outcome.MAY_HAVE_RUN);
    }

    @Test
    void interruptEndsAStreamBetweenItsRows() {
        try (Stream<Integer> ids = db.stream(select(STUDENTS.id).from(STUDENTS))) {
            assertThatThrownBy(() -> ids.forEach(id -> Thread.currentThread().interrupt()))
                    .isInstanceOf(CallCancelled.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void joinedSessionsShareOneWatch() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 100; i++) {
                try (Session session = Session.joining(connection, StandardPlatform.H2)) {
                    session.fetchOne(COUNT);
                }
            }
        }
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("leanq-jdbc-watch")))
                .hasSizeLessThan(20);
    }

    @Test
    void aCallThatEndsBeforeItIsStoppedHasItsResult() {
        Executor limited = db.with(CallOptions.timeLimit(Duration.ofSeconds(20)).withCancellation(new Cancellation()));
        assertThat(limited.fetchOne(COUNT)).isEqualTo(1_000);
        assertThat(limited.execute(insertInto(STUDENTS).set(STUDENTS.id, -1).set(STUDENTS.name, "Ann")))
                .isEqualTo(1);
        assertThat(limited.batch(Dsl.batchInsert(STUDENTS), List.of(new StudentsRow(-2, "Ben", null, true))))
                .isEqualTo(1);
    }

    @Test
    void limitsThatAreNotPositiveAreRefused() {
        assertThatThrownBy(() -> CallOptions.timeLimit(Duration.ZERO)).hasMessageContaining("timeLimit(PT0S)");
        assertThatThrownBy(() -> CallOptions.maxRows(0)).hasMessageContaining("maxRows(0)");
        assertThatThrownBy(() -> CallOptions.fetchSize(0)).hasMessageContaining("fetchSize(0)");
        assertThatThrownBy(() -> TransactionOptions.timeLimit(Duration.ofMillis(-1)))
                .hasMessageContaining("timeLimit(PT-0.001S)");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** H2 whose queries ignore a cancel, and end only when their connection is aborted. */
    private DataSource deaf(Runnable onceRunning, CountDownLatch aborted) {
        return twisted(new CopyOnWriteArrayList<>(), (call, usual) -> switch (call) {
            case "abort" -> {
                aborted.countDown();
                yield null;
            }
            case "cancel" -> throw new SQLFeatureNotSupportedException("no");
            case "executeQuery" -> {
                onceRunning.run();
                aborted.await();
                throw new SQLException("gone", "08006");
            }
            default -> usual.get();
        });
    }

    /** H2 with changed connections and prepared statements; records when a connection is closed. */
    private DataSource twisted(List<String> events, Twist twist) {
        return proxy(DataSource.class, source, (method, real) -> {
            Connection connection = source.getConnection();
            return proxy(Connection.class, connection, (call, ordinary) -> {
                if (call.equals("prepareStatement")) {
                    return proxy(PreparedStatement.class, (PreparedStatement) ordinary.get(), twist);
                }
                if (call.equals("close")) {
                    events.add("closed");
                }
                return twist.apply(call, ordinary);
            });
        });
    }

    /** The changed behaviour of a proxied object. */
    private interface Twist {
        Object apply(String method, Real real) throws Exception;
    }

    /** The real method. */
    private interface Real {
        Object get() throws Exception;
    }

    private static <T> T proxy(Class<T> type, T real, Twist twist) {
        return type.cast(Proxy.newProxyInstance(
                StoppedCallsTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> twist.apply(method.getName(), () -> {
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw (Exception) e.getCause();
                    }
                })));
    }
}
