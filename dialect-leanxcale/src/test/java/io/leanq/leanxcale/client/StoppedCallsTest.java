package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.leanq.CallCancelled;
import io.leanq.CallTimedOut;
import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.LeanqException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.CallLimits;
import io.leanq.driver.Cancellation;
import io.leanq.driver.Deadline;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.Isolation;
import io.leanq.leanxcale.Transport;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ConnectionSyncRequest;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.PrepareRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.request.RollbackRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Calls over the wire that are stopped by a deadline, another thread, an interrupt, or closing the driver. Each ends
 * within a second with the true outcome of its statement, and the connection is not lent again.
 */
@Timeout(60)
@Isolated // measures how soon calls end
class StoppedCallsTest {
    private static final BindWriter ONE = binds -> binds.setInt(0, 1);
    private static final String INSERT = "INSERT INTO t VALUES (?)";
    private static final Executor LATER = CompletableFuture.delayedExecutor(150, TimeUnit.MILLISECONDS);

    private ScriptedServer server;
    private LeanxcaleDriver driver;

    private void start(Transport transport, Protection protection) throws IOException {
        server = new ScriptedServer(transport, protection);
        driver = new LeanxcaleDriver(server.options()
                .connectTimeout(Duration.ofSeconds(20))
                .readTimeout(Duration.ofSeconds(20))
                .poolTimeout(Duration.ofSeconds(20))
                .poolSize(1)
                .build());
    }

    @AfterEach
    void stop() throws IOException {
        driver.close();
        server.close();
    }

    private void silentOn(Class<? extends Request> kind) {
        server.on(kind, (request, with) -> {});
    }

    /** The ways to stop a call. */
    enum Way {
        DEADLINE(CallTimedOut.class, "time limit of 150 ms"),
        CANCEL(CallCancelled.class, "cancelled by another thread"),
        INTERRUPT(CallCancelled.class, "interrupted"),
        CLOSE(CallCancelled.class, "database was closed");

        private final Class<? extends ConnectionLost> failure;
        private final String words;

        Way(Class<? extends ConnectionLost> failure, String words) {
            this.failure = failure;
            this.words = words;
        }
    }

    /** A call with limits. */
    private interface Call {
        void run(CallLimits limits);
    }

    /** Stops the call while it runs. The exception must name the way and have the outcome. */
    private void stopped(Way way, Outcome outcome, Call call) {
        Cancellation cancellation = new Cancellation();
        Thread caller = Thread.currentThread();
        CallLimits limits = new CallLimits(
                way == Way.DEADLINE ? Deadline.in(Duration.ofMillis(150)) : Deadline.NONE,
                0,
                Long.MAX_VALUE,
                List.of(cancellation));
        switch (way) {
            case CANCEL -> LATER.execute(cancellation::cancel);
            case INTERRUPT -> LATER.execute(caller::interrupt);
            case CLOSE -> LATER.execute(driver::close);
            default -> {}
        }
        long start = System.nanoTime();
        Throwable failure = catchThrowable(() -> call.run(limits));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_000));
        assertThat(Thread.interrupted()).isEqualTo(way == Way.INTERRUPT);
        assertThat(failure).isInstanceOf(way.failure).hasMessageContaining(way.words);
        assertThat(((ConnectionLost) failure).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "TCP, CLEAR, DEADLINE",
        "TCP, CLEAR, CANCEL",
        "TCP, CLEAR, INTERRUPT",
        "TCP, CLEAR, CLOSE",
        "TCP8, TLS_1_2, INTERRUPT",
        "TCP, TLS_1_3, DEADLINE",
        "TCP, TLS_1_3, CANCEL",
        "TCP, TLS_1_3, INTERRUPT",
        "HTTP, TLS_1_3, CANCEL",
        "HTTP, TLS_1_3, INTERRUPT",
        "HTTP, CLEAR, DEADLINE",
        "HTTP, CLEAR, CLOSE",
    })
    void whatWasSentMayHaveRun(Transport transport, Protection protection, Way way) throws IOException {
        start(transport, protection);
        silentOn(ExecuteRequest.class);
        try (DriverConnection connection = driver.acquire()) {
            stopped(way, Outcome.MAY_HAVE_RUN, limits -> connection.execute(INSERT, ONE, limits));
            assertThatThrownBy(() -> connection.execute(INSERT, ONE)).isInstanceOf(LeanqException.class);
        }
        if (way != Way.CLOSE) {
            server.on(ExecuteRequest.class, (request, with) -> with.ordinary(request));
            try (DriverConnection another = driver.acquire()) {
                another.execute(INSERT, ONE);
            }
            assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void unsentRequestHasNotRun(Way way) throws IOException {
        start(Transport.TCP, Protection.CLEAR);
        silentOn(PrepareRequest.class);
        try (DriverConnection connection = driver.acquire()) {
            stopped(way, Outcome.NOT_RUN, limits -> connection.execute(INSERT, ONE, limits));
        }
        assertThat(server.count(ExecuteRequest.class)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aCommitUnderWayMayHaveHappened(Way way) throws IOException {
        start(Transport.TCP, Protection.CLEAR);
        silentOn(CommitRequest.class);
        try (DriverConnection connection = driver.acquire()) {
            connection.autocommit(false);
            connection.execute(INSERT, ONE);
            stopped(way, Outcome.MAY_HAVE_RUN, connection::commit);
        }
        assertThat(server.count(RollbackRequest.class))
                .as("nothing is said on a line that was cut")
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void rowsUnderWayMayHaveRun(Way way) throws IOException {
        start(Transport.TCP, Protection.CLEAR);
        silentOn(ExecuteBatchRequest.class);
        try (DriverConnection connection = driver.acquire()) {
            stopped(way, Outcome.MAY_HAVE_RUN, limits -> {
                try (DriverBatch batch = connection.batch(INSERT, (row, changed) -> {}, limits)) {
                    ONE.writeTo(batch.binds());
                    batch.addRow();
                    batch.finish();
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(value = Way.class, names = "CLOSE", mode = EnumSource.Mode.EXCLUDE)
    void stoppedWaitForConnectionEnds(Way way) throws IOException {
        start(Transport.TCP, Protection.CLEAR);
        DriverConnection only = driver.acquire();
        try (only) {
            if (way == Way.INTERRUPT) {
                stopped(way, Outcome.NOT_RUN, driver::acquire);
            } else {
                Throwable failure = catchThrowable(() -> {
                    Cancellation cancellation = new Cancellation();
                    LATER.execute(cancellation::cancel);
                    driver.acquire(new CallLimits(
                            way == Way.DEADLINE ? Deadline.in(Duration.ofMillis(150)) : Deadline.NONE,
                            0,
                            Long.MAX_VALUE,
                            way == Way.DEADLINE ? List.of() : List.of(cancellation)));
                });
                assertThat(failure).isInstanceOf(way.failure);
                assertThat(((ConnectionLost) failure).outcome()).isEqualTo(Outcome.NOT_RUN);
            }
        }
        driver.acquire().close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void stoppedLogInHasNotRun(Way way) throws IOException {
        start(Transport.TCP, Protection.CLEAR);
        silentOn(OpenConnectionRequest.class);
        stopped(way, Outcome.NOT_RUN, driver::acquire);
    }

    @Test
    void unusedCancellationShortensNoWait() throws Exception {
        start(Transport.TCP, Protection.CLEAR);
        server.on(OpenConnectionRequest.class, (request, with) -> {
            pause(400);
            with.ordinary(request);
        });
        CompletableFuture<Void> first =
                CompletableFuture.runAsync(() -> driver.acquire().close());
        pause(100);
        CallLimits limits = new CallLimits(Deadline.NONE, 0, Long.MAX_VALUE, List.of(new Cancellation()));
        driver.acquire(limits).close();
        first.get(5, TimeUnit.SECONDS);
        assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(1);
    }

    @Test
    void interruptSparesCallThatIsAnsweredAtOnce() throws IOException {
        start(Transport.TCP, Protection.CLEAR);
        try (DriverConnection connection = driver.acquire()) {
            Thread.currentThread().interrupt();
            connection.execute(INSERT, ONE);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(server.count(ExecuteRequest.class)).isEqualTo(1);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Way.class, names = "CLOSE", mode = EnumSource.Mode.EXCLUDE)
    void aLargeRequestThatTheServerDoesNotTakeHasNotRun(Way way) throws IOException {
        start(Transport.TCP, Protection.CLEAR);
        server.on(PrepareRequest.class, (request, with) -> {
            with.ordinary(request);
            try {
                Thread.sleep(5_000); // the server does not read meanwhile
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        String large = "x".repeat(30_000_000);
        try (DriverConnection connection = driver.acquire()) {
            stopped(
                    way,
                    Outcome.NOT_RUN,
                    limits -> connection.execute(INSERT, binds -> binds.setString(0, large), limits));
        }
    }

    @Test
    void finishedCallIsNotHarmedByLateCancel() throws IOException {
        start(Transport.TCP, Protection.CLEAR);
        Cancellation cancellation = new Cancellation();
        CallLimits limits =
                new CallLimits(Deadline.in(Duration.ofSeconds(20)), 0, Long.MAX_VALUE, List.of(cancellation));
        try (DriverConnection connection = driver.acquire(limits)) {
            connection.autocommit(false);
            connection.execute(INSERT, ONE, limits);
            cancellation.cancel();
            assertThatThrownBy(() -> connection.execute(INSERT, ONE, limits))
                    .isInstanceOf(CallCancelled.class)
                    .hasMessageContaining("before it was sent");
            connection.rollback();
            connection.execute(INSERT, ONE);
            connection.commit();
        }
        assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(1);
    }

    @Test
    void isolationOfTransactionDoesNotReachNextOne() throws IOException {
        start(Transport.TCP, Protection.CLEAR);
        for (Isolation isolation : List.of(Isolation.SNAPSHOT, Isolation.SERVER_DEFAULT, Isolation.SNAPSHOT)) {
            try (DriverConnection connection = driver.acquire()) {
                connection.transactionMode(isolation, isolation == Isolation.SNAPSHOT);
                connection.autocommit(false);
                connection.execute(INSERT, ONE);
                connection.commit();
            }
        }
        assertThat(server.requests())
                .filteredOn(ConnectionSyncRequest.class::isInstance)
                .extracting(request -> {
                    var asked = ((ConnectionSyncRequest) request).properties();
                    return asked.transactionIsolation() + " " + asked.readOnly();
                })
                .as("the server's own (2) is asked for first, and again after another one was")
                .containsExactly("0 true", "4 true", "2 false", "4 true");
        assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(1);
        try (DriverConnection connection = driver.acquire()) {
            assertThatThrownBy(() -> connection.transactionMode(Isolation.SERIALIZABLE, false))
                    .isInstanceOf(LeanqException.class)
                    .hasMessageContaining("SNAPSHOT is its strongest");
        }
    }

    @Test
    void fetchSizeAndMaxRowsAreSentToServer() throws IOException {
        start(Transport.TCP, Protection.CLEAR);
        try (DriverConnection connection = driver.acquire()) {
            for (CallLimits limits : List.of(
                    new CallLimits(Deadline.NONE, 7, Long.MAX_VALUE, List.of()),
                    new CallLimits(Deadline.NONE, 7, 3, List.of()),
                    CallLimits.NONE)) {
                // the scripted server answers with a count
                assertThatThrownBy(() -> connection.query(INSERT, ONE, limits)).isInstanceOf(LeanqException.class);
            }
        }
        assertThat(server.requests())
                .filteredOn(ExecuteRequest.class::isInstance)
                .extracting(request -> ((ExecuteRequest) request).firstFrameMaxSize())
                .containsExactly(7, 3, 1000);
    }
}
