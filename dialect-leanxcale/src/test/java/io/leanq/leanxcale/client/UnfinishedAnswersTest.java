package io.leanq.leanxcale.client;

import static io.leanq.leanxcale.client.ScriptedServer.joined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.SqlException;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.leanxcale.client.net.Connector;
import io.leanq.leanxcale.client.net.Opening;
import io.leanq.leanxcale.client.net.Watchdog;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.PrepareRequest;
import io.leanq.wire.response.CommitResponse;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.ExecuteBatchResponse;
import io.leanq.wire.response.PrepareResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures of a client within an answer. The rest of the answer must not be taken for the next one. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("UnfinishedAnswersTest")
@ParameterizedClass
@MethodSource("ways")
class UnfinishedAnswersTest extends FaultyPeer {
    /** Has no memory for a large buffer. */
    private static final MessageBuffer.Memory NONE = new MessageBuffer.Memory() {
        @Override
        public void take(int bytes) {
            throw new OutOfMemoryError("no memory in this test");
        }

        @Override
        public void give(int bytes) {
            // no memory was taken
        }
    };

    @Test
    void connectionEndsWhenMemoryRunsOutWithinAnswer() {
        server.on(
                PrepareRequest.class,
                (request, with) -> with.send(ErrorResponse.of("x", "y".repeat(50_000), 1, "42000")));
        try (Exchange exchange = Exchange.connect(
                new Connector(options().build(), new Watchdog()), Duration.ofSeconds(10), new Opening())) {
            assertThatThrownBy(() -> exchange.call(
                            new PrepareRequest("c", "SELECT 1", -1), PrepareResponse.class, new MessageBuffer(NONE)))
                    .isInstanceOf(OutOfMemoryError.class);
            assertThat(exchange.isBroken()).isTrue();
            assertThatThrownBy(() -> exchange.call(new CommitRequest("c"), CommitResponse.class, new MessageBuffer()))
                    .isInstanceOfSatisfying(
                            ConnectionLost.class,
                            lost -> assertThat(lost.outcome()).isEqualTo(Outcome.NOT_RUN));
        }
        assertThat(server.count(CommitRequest.class)).isZero();
    }

    /** A message of 789 bytes begins with the same bytes as a TLS alert. */
    @Test
    void answeringServerIsNotReportedToWantTls() {
        server.on(OpenConnectionRequest.class, (request, with) -> {
            byte[] message = with.message(request);
            int padding = 789 - message.length - 3;
            with.framed(joined(message, field(15, padding), new byte[padding]));
        });
        server.on(ExecuteRequest.class, (request, with) -> with.socket.close());
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options().build());
                DriverConnection connection = driver.acquire()) {
            assertThatThrownBy(() -> connection.execute("INSERT INTO t VALUES (?)", ONE))
                    .isInstanceOfSatisfying(
                            ConnectionLost.class,
                            lost -> assertThat(lost.outcome()).isEqualTo(Outcome.MAY_HAVE_RUN))
                    .hasMessageContaining("was lost while waiting");
        }
    }

    @Test
    void answerOfOtherStatementIsNotTakenForBatch() {
        for (int other : new int[] {0, 1}) {
            server.on(ExecuteBatchRequest.class, (request, with) -> {
                ExecuteBatchRequest batch = (ExecuteBatchRequest) request;
                with.send(new ExecuteBatchResponse(
                        other == 0 ? "another" : batch.connectionId(),
                        batch.statementId() + other,
                        List.of(1L),
                        false,
                        RpcMetadata.NONE,
                        List.of()));
            });
            try (LeanxcaleDriver driver = new LeanxcaleDriver(options().build());
                    DriverConnection connection = driver.acquire()) {
                assertThatThrownBy(() -> {
                            try (DriverBatch batch =
                                    connection.batch("INSERT INTO t VALUES (?)", (row, changed) -> {})) {
                                batch.binds().setInt(0, 1);
                                batch.addRow();
                                batch.finish();
                            }
                        })
                        .isInstanceOfSatisfying(
                                ConnectionLost.class,
                                lost -> assertThat(lost.outcome()).isEqualTo(Outcome.MAY_HAVE_RUN))
                        .hasMessageContaining("not that of the batch");
            }
        }
    }

    @Test
    void aBatchThatFailedSendsNothingAgain() {
        server.on(ExecuteBatchRequest.class, (request, with) -> with.send(ErrorResponse.of("x", "y", 1, "22000")));
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options().build());
                DriverConnection connection = driver.acquire();
                DriverBatch batch = connection.batch("INSERT INTO t VALUES (?)", (row, changed) -> {})) {
            batch.binds().setInt(0, 1);
            batch.addRow();
            assertThatThrownBy(batch::finish).isInstanceOf(SqlException.class);
            assertThatThrownBy(batch::finish).hasMessageContaining("this batch is closed");
        }
        assertThat(server.count(ExecuteBatchRequest.class)).isEqualTo(1);
    }
}
