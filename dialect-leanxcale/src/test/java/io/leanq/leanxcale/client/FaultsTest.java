package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.UnknownName;
import io.leanq.WriteConflict;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ConnectionSyncRequest;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.FetchRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.PrepareRequest;
import io.leanq.wire.request.RollbackRequest;
import io.leanq.wire.response.CommitResponse;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.ExecuteBatchResponse;
import io.leanq.wire.response.ExecuteResponse;
import io.leanq.wire.response.FetchResponse;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.value.EncodedRows.Shape;
import io.leanq.wire.value.Frame;
import io.leanq.wire.value.RowEncoder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A server forgets, lies, falls silent or goes away. The client reports what happened, and sends nothing again that may
 * have run.
 */
@Tag("slow")
@Isolated("measures how soon a fault is reported")
@Timeout(30)
class FaultsTest {
    private static final BindWriter ONE = binds -> binds.setInt(0, 1);
    private static final String INSERT = "INSERT INTO t VALUES (?)";

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void silenceAfterAnInsertEndsInTimeAndMayHaveRun() {
        server.on(ExecuteRequest.class, (request, with) -> {});
        withConnection(connection -> {
            assertLost(Outcome.MAY_HAVE_RUN, "did not answer within 500 ms", () -> connection.execute(INSERT, ONE));
            assertLost(Outcome.NOT_RUN, "was lost earlier", () -> connection.execute(INSERT, ONE));
        });
        assertThat(server.count(ExecuteRequest.class)).isEqualTo(1);
    }

    @Test
    void silenceBeforeTheStatementIsSentMeansNotRun() {
        server.on(PrepareRequest.class, (request, with) -> {});
        withConnection(
                connection -> assertLost(Outcome.NOT_RUN, "did not answer", () -> connection.execute(INSERT, ONE)));
        assertThat(server.count(ExecuteRequest.class)).isZero();
    }

    @Test
    void silenceAtLogInEndsWithinTheConnectTimeout() {
        server.on(OpenConnectionRequest.class, (request, with) -> {});
        try (LeanxcaleDriver driver = new LeanxcaleDriver(server.options().build())) {
            long start = System.nanoTime();
            assertLost(Outcome.NOT_RUN, "did not answer within", driver::acquire);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2500));
        }
    }

    @Test
    void dribblingAnswerIsLate() {
        server.on(ExecuteRequest.class, (request, with) -> {
            byte[] header = {100, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0};
            with.raw(header);
            for (int i = 0; i < 100; i++) {
                with.raw(new byte[1]);
                sleep(100);
            }
        });
        long start = System.nanoTime();
        withConnection(connection ->
                assertLost(Outcome.MAY_HAVE_RUN, "did not answer within", () -> connection.execute(INSERT, ONE)));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2500));
    }

    @Test
    void aServerThatNeverReadsEndsALargeWriteInTimeAsNotRun() {
        server.on(PrepareRequest.class, (request, with) -> {
            with.ordinary(request);
            sleep(20_000);
        });
        String large = "x".repeat(30_000_000);
        withConnection(connection -> {
            long start = System.nanoTime();
            assertLost(
                    Outcome.NOT_RUN,
                    "did not take the request within 500 ms",
                    () -> connection.execute(INSERT, binds -> binds.setString(0, large)));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2500));
        });
    }

    @Test
    void aCommitWithoutAnAnswerHasAnUnknownOutcomeAndIsNotRepeated() {
        server.on(CommitRequest.class, (request, with) -> with.socket.close());
        withConnection(connection -> {
            connection.autocommit(false);
            connection.execute(INSERT, ONE);
            assertLost(Outcome.MAY_HAVE_RUN, "was lost while waiting", connection::commit);
            assertLost(Outcome.NOT_RUN, "was lost earlier", connection::commit);
            connection.rollback();
        });
        assertThat(server.count(CommitRequest.class)).isEqualTo(1);
    }

    @Test
    void aForgottenStatementIsPreparedAgainOutsideATransaction() {
        AtomicInteger executions = new AtomicInteger();
        server.on(ExecuteRequest.class, (request, with) -> {
            if (executions.incrementAndGet() == 2) {
                with.send(ExecuteResponse.ofMissingStatement());
            } else {
                with.ordinary(request);
            }
        });
        withConnection(connection -> {
            assertThat(connection.execute(INSERT, ONE)).isEqualTo(1);
            assertThat(connection.execute(INSERT, ONE)).isEqualTo(1);
        });
        assertThat(server.conversation())
                .containsExactly("ConnectionSync", "Prepare", "Execute", "Execute", "Prepare", "Execute");
    }

    @Test
    void aForgottenStatementInATransactionFailsItAsNotRun() {
        AtomicInteger executions = new AtomicInteger();
        server.on(ExecuteRequest.class, (request, with) -> {
            if (executions.incrementAndGet() == 2) {
                with.send(ExecuteResponse.ofMissingStatement());
            } else {
                with.ordinary(request);
            }
        });
        withConnection(connection -> {
            connection.autocommit(false);
            connection.execute(INSERT, ONE);
            assertLost(Outcome.NOT_RUN, "did not run", () -> connection.execute(INSERT, ONE));
            assertLost(Outcome.NOT_RUN, "was lost earlier", connection::commit);
        });
        assertThat(server.count(CommitRequest.class)).isZero();
    }

    @Test
    void repeatedlyForgottenStatementIsGivenUp() {
        server.on(ExecuteRequest.class, (request, with) -> with.send(ExecuteResponse.ofMissingStatement()));
        withConnection(connection -> assertLost(Outcome.NOT_RUN, "did not run", () -> connection.execute(INSERT, ONE)));
        assertThat(server.count(ExecuteRequest.class)).isEqualTo(2);
    }

    @Test
    void onlyFirstMessagePreparesForgottenBatchStatementAgain() {
        AtomicInteger batches = new AtomicInteger();
        server.on(ExecuteBatchRequest.class, (request, with) -> {
            int number = batches.incrementAndGet();
            if (number == 1 || number == 3) {
                ExecuteBatchRequest batch = (ExecuteBatchRequest) request;
                with.send(new ExecuteBatchResponse(
                        batch.connectionId(), batch.statementId(), List.of(), true, RpcMetadata.NONE, List.of()));
            } else {
                with.ordinary(request);
            }
        });
        LeanxcaleOptions options = server.options().batchBytes(10).build();
        withConnection(options, connection -> {
            connection.autocommit(false);
            DriverBatch batch = connection.batch(INSERT, (row, changed) -> {});
            batch.binds().setString(0, "long enough");
            batch.addRow();
            batch.binds().setString(0, "long enough");
            batch.addRow();
            assertLost(Outcome.NOT_RUN, "did not run", batch::finish);
        });
    }

    @Test
    void aWrongNumberOfBatchCountsIsNotTakenForSuccess() {
        for (List<Long> counts : List.of(List.of(1L, 1L), List.<Long>of())) {
            server.on(ExecuteBatchRequest.class, (request, with) -> {
                ExecuteBatchRequest batch = (ExecuteBatchRequest) request;
                with.send(new ExecuteBatchResponse(
                        batch.connectionId(), batch.statementId(), counts, false, RpcMetadata.NONE, List.of()));
            });
            withConnection(connection -> {
                DriverBatch batch = connection.batch(INSERT, (row, changed) -> {});
                ONE.writeTo(batch.binds());
                batch.addRow();
                assertLost(
                        Outcome.MAY_HAVE_RUN,
                        "a batch of 1 rows with " + counts.size() + " counts; the connection was closed",
                        batch::finish);
            });
        }
    }

    @Test
    void anAnswerToAnotherRequestEndsTheConnection() {
        server.on(ExecuteRequest.class, (request, with) -> with.send(new CommitResponse()));
        withConnection(connection -> assertLost(
                Outcome.MAY_HAVE_RUN,
                "it answered ExecuteRequest with CommitResponse",
                () -> connection.execute(INSERT, ONE)));
    }

    @Test
    void anAnswerAboutAnotherStatementEndsTheConnection() {
        server.on(
                ExecuteRequest.class,
                (request, with) ->
                        with.send(ExecuteResponse.of(ResultSetResponse.ofCount(request.connectionId(), 99, 1))));
        withConnection(connection ->
                assertLost(Outcome.MAY_HAVE_RUN, "not the one result", () -> connection.execute(INSERT, ONE)));
    }

    @Test
    void noiseAndLengthsThatLieEndTheConnection() {
        List<byte[]> answers = List.of(
                new byte[12],
                new byte[] {-1, -1, -1, -1, 0, 0, 0, 0, 1, 0, 0, 0},
                new byte[] {0, 0, 0, 127, 0, 0, 0, 0, 1, 0, 0, 0},
                new byte[] {3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 10, 9, 9},
                "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        for (byte[] answer : answers) {
            server.on(ExecuteRequest.class, (request, with) -> with.raw(answer));
            withConnection(
                    connection -> assertLost(Outcome.MAY_HAVE_RUN, "protocol", () -> connection.execute(INSERT, ONE)));
        }
    }

    @Test
    void aConnectionCutAnywhereInAnAnswerIsLost() {
        for (int length : new int[] {0, 1, 11, 12, 20}) {
            byte[] answer = new byte[length];
            if (length > 0) {
                answer[0] = 100;
            }
            server.on(ExecuteRequest.class, (request, with) -> {
                with.raw(answer);
                with.socket.close();
            });
            withConnection(connection ->
                    assertLost(Outcome.MAY_HAVE_RUN, "was lost while waiting", () -> connection.execute(INSERT, ONE)));
        }
    }

    @Test
    void aResultThatTheServerLostIsNotAnEnd() {
        serveFrames((request, with) -> with.send(new FetchResponse(null, false, true, RpcMetadata.NONE)));
        withConnection(connection -> {
            DriverCursor cursor = connection.query("SELECT a FROM t", BindWriter.NONE);
            assertThat(cursor.next()).isTrue();
            assertThatThrownBy(cursor::next)
                    .isInstanceOf(SqlException.class)
                    .hasMessageContaining("no longer has the result");
        });
    }

    @Test
    void aGapBetweenFramesIsNotPassedOver() {
        serveFrames((request, with) -> with.send(FetchResponse.of(OneColumnResults.frame(2, true, 3))));
        withConnection(connection -> {
            DriverCursor cursor = connection.query("SELECT a FROM t", BindWriter.NONE);
            assertThat(cursor.next()).isTrue();
            assertLost(Outcome.MAY_HAVE_RUN, "begins at row 2 where row 1 is due", cursor::next);
        });
    }

    @Test
    void emptyFramesWithoutEndAreGivenUp() {
        serveFrames((request, with) -> with.send(FetchResponse.of(new Frame(1, false, Shape.FRAME.empty()))));
        withConnection(connection -> {
            DriverCursor cursor = connection.query("SELECT a FROM t", BindWriter.NONE);
            assertThat(cursor.next()).isTrue();
            assertLost(Outcome.MAY_HAVE_RUN, "empty frames", cursor::next);
        });
    }

    @Test
    void aRowOfAnotherWidthThanTheColumnsIsRefused() {
        serveFrames((request, with) -> {
            RowEncoder rows =
                    RowEncoder.forFrames().beginRow().addInt(1).addInt(2).endRow();
            with.send(FetchResponse.of(new Frame(1, true, rows.rows())));
        });
        withConnection(connection -> {
            DriverCursor cursor = connection.query("SELECT a FROM t", BindWriter.NONE);
            assertThat(cursor.next()).isTrue();
            assertLost(Outcome.MAY_HAVE_RUN, "more cells than the 1 that are expected", cursor::next);
        });
    }

    @Test
    void shortFramesAreReadToTheEndAndFetchOffsetsAreExact() {
        serveFrames((request, with) -> {
            long offset = ((FetchRequest) request).offset();
            with.send(FetchResponse.of(OneColumnResults.frame(offset, offset == 4, (int) offset)));
        });
        withConnection(connection -> {
            try (DriverCursor cursor = connection.query("SELECT a FROM t", BindWriter.NONE)) {
                for (int i = 0; i < 5; i++) {
                    assertThat(cursor.next()).isTrue();
                    assertThat(cursor.getInt(0)).isEqualTo(i);
                }
                assertThat(cursor.next()).isFalse();
                assertThat(cursor.next()).isFalse();
            }
        });
    }

    @Test
    void aCursorClosedEarlyEndsTheResultOnTheServer() {
        serveFrames((request, with) -> {
            throw new AssertionError("nothing is to be fetched");
        });
        withConnection(connection -> {
            DriverCursor cursor = connection.query("SELECT a FROM t", BindWriter.NONE);
            cursor.close();
            cursor.close();
            assertThatThrownBy(cursor::next).isInstanceOf(LeanqException.class);
            connection.query("SELECT a FROM t", BindWriter.NONE).next();
            assertThatThrownBy(() -> cursor.getInt(0)).isInstanceOf(LeanqException.class);
        });
        assertThat(server.conversation().subList(0, 4))
                .containsExactly("ConnectionSync", "CreateStatement", "PrepareAndExecute", "CloseStatement");
    }

    @Test
    void aConflictDoomsTheTransaction() {
        server.on(
                ExecuteRequest.class,
                (request, with) -> with.send(ErrorResponse.of("java.sql.SQLException: x", "secret row", 7, "40001")));
        withConnection(connection -> {
            connection.autocommit(false);
            assertThatThrownBy(() -> connection.execute(INSERT, ONE))
                    .isInstanceOf(WriteConflict.class)
                    .hasMessageNotContaining("secret");
            assertThatThrownBy(connection::commit).isInstanceOf(WriteConflict.class);
            connection.commit();
        });
        assertThat(server.count(CommitRequest.class)).isZero();
        assertThat(server.count(RollbackRequest.class)).isEqualTo(1);
    }

    @Test
    void refusedPreparedStatementIsPreparedAnew() {
        AtomicInteger executions = new AtomicInteger();
        server.on(ExecuteRequest.class, (request, with) -> {
            if (executions.incrementAndGet() == 1) {
                with.send(ErrorResponse.of("java.sql.SQLException: x", "no such column", -1, "42S22"));
            } else {
                with.ordinary(request);
            }
        });
        withConnection(connection -> {
            assertThatThrownBy(() -> connection.execute(INSERT, ONE)).isInstanceOf(UnknownName.class);
            assertThat(connection.execute(INSERT, ONE)).isEqualTo(1);
        });
        assertThat(server.conversation())
                .containsExactly("ConnectionSync", "Prepare", "Execute", "CloseStatement", "Prepare", "Execute");
    }

    @Test
    void aConnectionThatTheServerDoesNotKnowIsDropped() {
        server.on(
                ExecuteRequest.class,
                (request, with) ->
                        with.send(ErrorResponse.of("NoSuchConnectionException: x", "no such connection", 1, "00000")));
        withConnection(connection -> {
            assertLost(Outcome.NOT_RUN, "does not know this connection", () -> connection.execute(INSERT, ONE));
            assertLost(Outcome.NOT_RUN, "was lost earlier", () -> connection.execute(INSERT, ONE));
        });
    }

    @Test
    void aServerThatIgnoresAutocommitIsNotTrusted() {
        server.on(
                ConnectionSyncRequest.class,
                (request, with) -> with.send(new io.leanq.wire.response.ConnectionSyncResponse(
                        new io.leanq.wire.common.ConnectionProperties(false, true, false, 2, "", ""),
                        RpcMetadata.NONE)));
        withConnection(connection -> {
            connection.autocommit(false);
            assertLost(Outcome.NOT_RUN, "did not switch autocommit", () -> connection.execute(INSERT, ONE));
        });
    }

    private void serveFrames(ScriptedServer.Behaviour fetch) {
        OneColumnResults.serve(server, fetch);
    }

    private interface Use {
        void of(DriverConnection connection);
    }

    private void withConnection(Use use) {
        withConnection(server.options().build(), use);
    }

    private static void withConnection(LeanxcaleOptions options, Use use) {
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options);
                DriverConnection connection = driver.acquire()) {
            use.of(connection);
        }
    }

    private static void assertLost(Outcome outcome, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConnectionLost.class, lost -> assertThat(lost.outcome()).isEqualTo(outcome))
                .hasMessageContaining(message)
                .hasMessageNotContaining("pass4user1");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
