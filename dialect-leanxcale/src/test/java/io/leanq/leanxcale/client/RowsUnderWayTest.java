package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.SqlException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.RollbackRequest;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.ExecuteBatchResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A batch gathers rows while the server works on those before: what else is done on the connection meanwhile, and what fails. */
@Timeout(30)
class RowsUnderWayTest {
    private static final BindWriter ONE = binds -> binds.setInt(0, 1);
    private static final String INSERT = "INSERT INTO t VALUES (?)";

    private ScriptedServer server;
    private LeanxcaleDriver driver;
    private DriverConnection connection;
    private final List<Long> counted = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        connectTo(Transport.TCP);
    }

    private void connectTo(Transport transport) throws IOException {
        server = new ScriptedServer(transport);
        driver = new LeanxcaleDriver(server.options()
                .poolSize(1)
                .batchBytes(1)
                .readTimeout(Duration.ofSeconds(10))
                .build());
        connection = driver.acquire();
        connection.autocommit(false);
    }

    @AfterEach
    void stop() throws IOException {
        connection.close();
        driver.close();
        server.close();
    }

    /** Each row goes in a message of its own. */
    private DriverBatch batch() {
        return connection.batch(INSERT, (row, changed) -> {
            assertThat(row).isEqualTo(counted.size());
            counted.add(changed);
        });
    }

    private static void add(DriverBatch batch, int value) {
        batch.binds().setInt(0, value);
        batch.addRow();
    }

    /** The first message of a batch is refused, and is always the only one that the server sees. */
    private void refuseFirst() {
        server.on(
                ExecuteBatchRequest.class,
                (request, with) -> with.send(ErrorResponse.of("java.sql.SQLException", "Duplicate key", -1, "23505")));
    }

    @Test
    void aRowIsGatheredWhileTheServerWorksOnTheOneBefore() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch next = new CountDownLatch(1);
        AtomicInteger number = new AtomicInteger();
        server.on(ExecuteBatchRequest.class, (request, with) -> {
            if (number.getAndIncrement() == 0) {
                arrived.countDown();
                await(next);
            }
            with.ordinary(request);
        });
        try (DriverBatch batch = batch()) {
            add(batch, 0);
            assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
            batch.binds().setInt(0, 1); // the server has not answered
            assertThat(server.count(ExecuteBatchRequest.class)).isEqualTo(1);
            next.countDown();
            batch.addRow();
            batch.finish();
        }
        assertThat(counted).containsExactly(1L, 1L);
    }

    @Test
    void everyRowIsSentOnceAndCountedInItsPlace() {
        AtomicInteger number = new AtomicInteger();
        server.on(ExecuteBatchRequest.class, (request, with) -> {
            ExecuteBatchRequest batch = (ExecuteBatchRequest) request;
            with.send(counts(batch, List.of((long) number.getAndIncrement())));
        });
        try (DriverBatch batch = batch()) {
            for (int i = 0; i < 50; i++) {
                add(batch, i);
            }
            batch.finish();
        }
        assertThat(server.count(ExecuteBatchRequest.class)).isEqualTo(50);
        assertThat(counted).hasSize(50).isSorted().startsWith(0L, 1L, 2L).endsWith(49L);
    }

    @Test
    void nothingIsSentBehindRowsThatWereRefused() {
        refuseFirst();
        DriverBatch batch = batch();
        add(batch, 0);
        assertThatThrownBy(() -> add(batch, 1)).isInstanceOf(SqlException.class);
        assertThatThrownBy(batch::addRow).hasMessageContaining("closed");
        batch.close();
        assertThat(server.count(ExecuteBatchRequest.class)).isEqualTo(1);
        assertThat(counted).isEmpty();
    }

    @Test
    void aRefusalOfTheLastRowsShowsWhenTheBatchIsFinished() {
        refuseFirst();
        DriverBatch batch = batch();
        add(batch, 0);
        assertThatThrownBy(batch::finish).isInstanceOf(SqlException.class);
        batch.close();
    }

    @Test
    void aStatementBetweenRowsGetsItsOwnAnswer() {
        try (DriverBatch batch = batch()) {
            for (int i = 0; i < 5; i++) {
                add(batch, i);
                assertThat(connection.execute("UPDATE t SET a = ?", ONE)).isEqualTo(1);
            }
            batch.finish();
        }
        connection.commit();
        assertThat(counted).hasSize(5);
        assertThat(server.conversation())
                .containsSubsequence("ExecuteBatch", "Execute", "ExecuteBatch", "Execute", "Commit");
    }

    @Test
    void twoBatchesTakeTurns() {
        List<Long> others = new ArrayList<>();
        try (DriverBatch one = batch();
                DriverBatch two = connection.batch("DELETE FROM t WHERE a = ?", (row, changed) -> others.add(row))) {
            for (int i = 0; i < 4; i++) {
                add(one, i);
                add(two, i);
            }
            one.finish();
            two.finish();
        }
        assertThat(counted).hasSize(4);
        assertThat(others).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void aCommitIsRefusedWhileRowsBeforeItDidNotRun() {
        refuseFirst();
        DriverBatch batch = batch();
        add(batch, 0);
        assertThatThrownBy(connection::commit).isInstanceOf(SqlException.class);
        assertThat(server.count(CommitRequest.class)).isZero();
        assertThatThrownBy(batch::finish).isInstanceOf(SqlException.class);
        batch.close();
        connection.rollback();
        assertThat(server.count(RollbackRequest.class)).isEqualTo(1);
    }

    @Test
    void aBatchThatIsGivenUpIsRolledBackAndTheConnectionGoesOn() {
        try (DriverBatch batch = batch()) {
            add(batch, 0);
        }
        connection.rollback();
        assertThat(connection.execute(INSERT, ONE)).isEqualTo(1);
        connection.commit();
        assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(1);
        assertThat(server.conversation()).endsWith("ExecuteBatch", "Rollback", "Execute", "Commit");
    }

    @Test
    void rowsThatTheServerForgotAreNotSentAgainForABatchThatIsGivenUp() {
        server.on(ExecuteBatchRequest.class, (request, with) -> {
            ExecuteBatchRequest batch = (ExecuteBatchRequest) request;
            with.send(new ExecuteBatchResponse(
                    batch.connectionId(), batch.statementId(), List.of(), true, RpcMetadata.NONE, List.of()));
        });
        DriverBatch batch = batch();
        add(batch, 0);
        batch.close();
        connection.rollback();
        assertThat(server.count(ExecuteBatchRequest.class)).isEqualTo(1);
    }

    @Test
    void aConnectionGivenBackInTheMiddleServesItsNextUser() {
        DriverBatch batch = batch();
        add(batch, 0);
        connection.close();
        try (DriverConnection next = driver.acquire()) {
            assertThat(next.execute(INSERT, ONE)).isEqualTo(1);
        }
        assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(1);
        assertThat(server.conversation()).containsSubsequence("ExecuteBatch", "Rollback", "Execute");
        batch.close();
    }

    @Test
    void whereTheAnswerIsLostTheRowsMayHaveRunAndNothingElseIsSent() {
        server.on(ExecuteBatchRequest.class, (request, with) -> with.socket.close());
        DriverBatch batch = batch();
        add(batch, 0);
        assertLost(() -> connection.execute("UPDATE t SET a = ?", ONE));
        assertLost(batch::finish);
        batch.close();
        assertThat(server.conversation()).doesNotContain("Execute");
    }

    @Test
    void overHttpTheServerMayCloseTheSocketWhileTheNextRowsAreGathered() throws Exception {
        stop();
        connectTo(Transport.HTTP);
        server.on(ExecuteBatchRequest.class, (request, with) -> {
            with.ordinary(request);
            with.socket.close();
        });
        try (DriverBatch batch = batch()) {
            add(batch, 0);
            Thread.sleep(1_100); // longer than a silence that is trusted
            add(batch, 1);
            Thread.sleep(1_100);
            batch.finish();
        }
        assertThat(counted).containsExactly(1L, 1L);
        assertThat(server.count(ExecuteBatchRequest.class)).isEqualTo(2);
    }

    private static void assertLost(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConnectionLost.class, lost -> assertThat(lost.outcome()).isEqualTo(Outcome.MAY_HAVE_RUN));
    }

    private static ExecuteBatchResponse counts(ExecuteBatchRequest batch, List<Long> counts) {
        return new ExecuteBatchResponse(
                batch.connectionId(), batch.statementId(), counts, false, RpcMetadata.NONE, List.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
