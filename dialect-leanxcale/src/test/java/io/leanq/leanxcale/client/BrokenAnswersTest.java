package io.leanq.leanxcale.client;

import static io.leanq.leanxcale.client.ScriptedServer.joined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.LeanqException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.type.SqlType;
import io.leanq.wire.RequestCodec;
import io.leanq.wire.common.EncodedSignature;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import io.leanq.wire.response.CreateStatementResponse;
import io.leanq.wire.response.ExecuteResponse;
import io.leanq.wire.response.ResultSetResponse;
import io.leanq.wire.value.EncodedRows;
import io.leanq.wire.value.Frame;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole messages that are no answer to the request, and unknown parts of answers that a client must ignore. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("BrokenAnswersTest")
@ParameterizedClass
@MethodSource("ways")
class BrokenAnswersTest extends FaultyPeer {
    private final CountDownLatch firstRead = new CountDownLatch(1);

    @Test
    void endlesslyNestedMessageIsRefusedWithoutOverflow() {
        for (int field : new int[] {1, 2, 4, 5}) {
            byte[] nested = new byte[0];
            for (int depth = 0; depth < 2_000; depth++) {
                nested = joined(field(field, nested.length), nested);
            }
            byte[] deep = nested;
            for (String name : List.of("Execute", "Prepare", "Error", "OpenConnection", "Commit", "ResultSet")) {
                Throwable thrown = inStack(() -> {
                    for (Stage stage : Stage.values()) {
                        server.on(
                                stage.request,
                                (request, with) -> with.framed(envelope("Responses$" + name + "Response", deep)));
                        Throwable failure = catchThrowable(() -> work(options().build()));
                        if (failure != null) {
                            assertThat(failure).isInstanceOf(LeanqException.class);
                        }
                        server.on(stage.request, (request, with) -> with.ordinary(request));
                    }
                });
                assertThat(thrown).isNull();
            }
        }
        work(options().build());
    }

    @Test
    void anAnswerOfAnotherKindIsRefusedByName() {
        assertFaults(
                "with CreateStatementResponse",
                (request, with) -> with.send(new CreateStatementResponse("c", 1, RpcMetadata.NONE)));
    }

    @Test
    void requestIsRefusedAsAnswer() {
        assertFaults("does not keep to the protocol", (request, with) -> {
            ProtoWriter out = new ProtoWriter();
            RequestCodec.encode(new CommitRequest("c"), out);
            with.framed(out.toByteArray());
        });
    }

    @Test
    void aMessageOfAnUnknownNameIsRefused() {
        for (String name : List.of("Responses$FutureResponse", "", "x".repeat(100_000))) {
            assertFaults("does not keep to the protocol", (request, with) -> with.framed(envelope(name, new byte[0])));
        }
    }

    @Test
    void unknownFieldsArePassedOver() {
        byte[] unknown = joined(
                new byte[] {(byte) 0xf8, 0x3f, 5},
                new byte[] {(byte) 0xfa, 0x3f, 3, 1, 2, 3},
                new byte[] {(byte) 0xfd, 0x3f, 1, 2, 3, 4},
                new byte[] {(byte) 0xf9, 0x3f, 1, 2, 3, 4, 5, 6, 7, 8},
                new byte[] {(byte) 0xfb, 0x3f, 8, 1, (byte) 0xfc, 0x3f});
        for (Stage stage : Stage.values()) {
            server.on(stage.request, (request, with) -> {
                byte[] message = with.message(request);
                int nameEnd = 2 + message[1];
                byte[] body = message.length == nameEnd
                        ? new byte[0]
                        : Arrays.copyOfRange(message, nameEnd + 2, message.length);
                with.framed(joined(
                        unknown,
                        Arrays.copyOf(message, nameEnd),
                        field(2, body.length + unknown.length),
                        body,
                        unknown,
                        unknown));
            });
        }
        work(options().build());
    }

    @Test
    void textThatIsNotUtf8IsNoAnswer() {
        byte[] text = {'a', (byte) 0xff, (byte) 0xc0};
        assertFaults(
                "does not keep to the protocol",
                (request, with) ->
                        with.framed(envelope("Responses$ErrorResponse", joined(field(2, text.length), text))));
        assertFaults(
                "does not keep to the protocol", (request, with) -> with.framed(joined(field(1, text.length), text)));
    }

    @Test
    void unreadableCellFailsAndOtherCellsAreRead() {
        byte[] text = {'a', (byte) 0xff};
        byte[] notUtf8 = cell(joined(new byte[] {8, 21}, field(3, text.length), text));
        byte[] elements = new byte[0];
        for (int depth = 0; depth < 2_000; depth++) {
            elements = joined(new byte[] {8, 27}, field(8, elements.length), elements);
        }
        byte[] nested = joined(field(2, elements.length), elements, new byte[] {24, 1});
        byte[] seven = cell(new byte[] {8, 12, 32, 14});
        byte[] row = new byte[0];
        for (byte[] value : List.of(notUtf8, nested, seven)) {
            row = joined(row, field(1, value.length), value);
        }
        byte[] rows = joined(field(3, row.length), row);
        ByteSlice columns = ByteSlice.of(new byte[] {10, 0, 10, 0, 10, 0});
        server.on(
                PrepareAndExecuteRequest.class,
                (request, with) -> with.send(ExecuteResponse.of(ResultSetResponse.ofRows(
                        request.connectionId(),
                        ((PrepareAndExecuteRequest) request).statementId(),
                        false,
                        new EncodedSignature(columns),
                        new Frame(0, true, new EncodedRows(EncodedRows.Shape.FRAME, 1, ByteSlice.of(rows)))))));
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options().build());
                DriverConnection connection = driver.acquire();
                DriverCursor cursor = connection.query("SELECT a, b, c FROM t", BindWriter.NONE)) {
            assertThat(cursor.next()).isTrue();
            assertThatThrownBy(() -> cursor.getString(0)).isInstanceOf(LeanqException.class);
            assertThatThrownBy(() -> cursor.getArray(1, SqlType.Simple.BIGINT)).isInstanceOf(LeanqException.class);
            assertThat(cursor.getInt(2)).isEqualTo(7);
            assertThat(cursor.next()).isFalse();
        }
    }

    /** A cell that holds a scalar. */
    private static byte[] cell(byte[] value) {
        return joined(field(4, value.length), value);
    }

    @Test
    void anAnswerTooManyIsNotTakenForTheNextOne() {
        assertNotTakenForTheNextOne((answer, with) -> with.raw(joined(answer, answer)));
    }

    /** Over TLS a write is a record of its own. */
    @Test
    void anAnswerTooManyInAWriteOfItsOwnIsNotTakenForTheNextOne() {
        assertNotTakenForTheNextOne((answer, with) -> {
            with.raw(answer);
            with.raw(answer);
        });
    }

    @Test
    void answerTooManyAfterReadIsNotTakenForNextOne() {
        assertNotTakenForTheNextOne((answer, with) -> {
            with.raw(answer);
            await(firstRead);
            with.raw(answer);
        });
    }

    /** Sends an answer, and another one that was not asked for. */
    private interface TooMany {
        void send(byte[] answer, ScriptedServer.Conversation with) throws IOException;
    }

    private void assertNotTakenForTheNextOne(TooMany answers) {
        CountDownLatch sent = new CountDownLatch(1);
        server.on(ExecuteRequest.class, (request, with) -> {
            answers.send(with.framing(with.message(request)), with);
            sent.countDown();
        });
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options().build())) {
            DriverConnection connection = driver.acquire();
            assertThat(connection.execute("INSERT INTO t VALUES (?)", ONE)).isEqualTo(1);
            firstRead.countDown();
            await(sent);
            Throwable thrown = catchThrowable(() -> connection.execute("INSERT INTO t VALUES (?)", ONE));
            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            ConnectionLost.class,
                            lost -> assertThat(lost.outcome()).isEqualTo(Outcome.NOT_RUN))
                    .hasMessageContaining("an answer that nobody asked for");
            connection.close();
            driver.acquire().close();
        }
        assertThat(server.count(ExecuteRequest.class)).isEqualTo(1);
    }

    @Test
    void anAnswerTooManyToTheLogInIsALostConnection() {
        server.on(OpenConnectionRequest.class, (request, with) -> {
            byte[] answer = with.framing(with.message(request));
            with.raw(joined(answer, answer));
        });
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options().build())) {
            assertThatThrownBy(driver::acquire)
                    .isInstanceOfSatisfying(
                            ConnectionLost.class,
                            lost -> assertThat(lost.outcome()).isEqualTo(Outcome.NOT_RUN))
                    .hasMessageContaining("the server did not wait to be asked");
            server.on(OpenConnectionRequest.class, (request, with) -> with.framed(with.message(request)));
            driver.acquire().close();
        }
    }

    /**
     * Runs the work on a stack that is small enough to overflow soon.
     *
     * @return what was thrown
     */
    private static @Nullable Throwable inStack(Runnable work) {
        @Nullable Throwable[] thrown = new Throwable[1];
        Thread thread = new Thread(null, () -> thrown[0] = catchThrowable(work::run), "small-stack", 256 * 1024);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return thrown[0];
    }
}
