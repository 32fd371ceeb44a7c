package io.leanq.embedded.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.calcite.avatica.proto.Common.ConnectionProperties;
import org.apache.calcite.avatica.proto.Common.MetaDataOperation;
import org.apache.calcite.avatica.proto.Common.QueryState;
import org.apache.calcite.avatica.proto.Common.StatementHandle;
import org.apache.calcite.avatica.proto.Common.WireMessage;
import org.apache.calcite.avatica.proto.Requests.CatalogsRequest;
import org.apache.calcite.avatica.proto.Requests.CloseStatementRequest;
import org.apache.calcite.avatica.proto.Requests.ColumnsRequest;
import org.apache.calcite.avatica.proto.Requests.CommitRequest;
import org.apache.calcite.avatica.proto.Requests.ConnectionSyncRequest;
import org.apache.calcite.avatica.proto.Requests.CreateStatementRequest;
import org.apache.calcite.avatica.proto.Requests.DatabasePropertyRequest;
import org.apache.calcite.avatica.proto.Requests.ExecuteBatchRequest;
import org.apache.calcite.avatica.proto.Requests.ExecuteRequest;
import org.apache.calcite.avatica.proto.Requests.FetchRequest;
import org.apache.calcite.avatica.proto.Requests.PrepareAndExecuteBatchRequest;
import org.apache.calcite.avatica.proto.Requests.PrepareAndExecuteRequest;
import org.apache.calcite.avatica.proto.Requests.PrepareRequest;
import org.apache.calcite.avatica.proto.Requests.RollbackRequest;
import org.apache.calcite.avatica.proto.Requests.SchemasRequest;
import org.apache.calcite.avatica.proto.Requests.SyncResultsRequest;
import org.apache.calcite.avatica.proto.Requests.TableTypesRequest;
import org.apache.calcite.avatica.proto.Requests.TablesRequest;
import org.apache.calcite.avatica.proto.Requests.TypeInfoRequest;
import org.apache.calcite.avatica.proto.Responses.CloseStatementResponse;
import org.apache.calcite.avatica.proto.Responses.CommitResponse;
import org.apache.calcite.avatica.proto.Responses.ErrorResponse;
import org.apache.calcite.avatica.proto.Responses.ExecuteBatchResponse;
import org.apache.calcite.avatica.proto.Responses.ExecuteResponse;
import org.apache.calcite.avatica.proto.Responses.FetchResponse;
import org.apache.calcite.avatica.proto.Responses.OpenConnectionResponse;
import org.apache.calcite.avatica.proto.Responses.RollbackResponse;
import org.apache.calcite.avatica.proto.Responses.SyncResultsResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of the protocol about connections, statements and messages, with messages of stock Avatica's classes. */
@ExtendWith(LeanxcaleExtension.class)
class RawMessagesTest {
    private static final int NOWHERE = 4711;
    private static final Map<String, String> USER = Map.of("user", "user1", "password", "pass4user1");

    private final EmbeddedLeanxcale server;

    RawMessagesTest(EmbeddedLeanxcale server) {
        this.server = server;
    }

    private RawClient open() throws IOException {
        return RawClient.open(server.port());
    }

    private static List<Message> everyRequestOn(String id) {
        StatementHandle handle =
                StatementHandle.newBuilder().setConnectionId(id).setId(1).build();
        return List.of(
                CatalogsRequest.newBuilder().setConnectionId(id).build(),
                CloseStatementRequest.newBuilder().setConnectionId(id).build(),
                ColumnsRequest.newBuilder().setConnectionId(id).build(),
                CommitRequest.newBuilder().setConnectionId(id).build(),
                ConnectionSyncRequest.newBuilder()
                        .setConnectionId(id)
                        .setConnProps(ConnectionProperties.getDefaultInstance())
                        .build(),
                CreateStatementRequest.newBuilder().setConnectionId(id).build(),
                DatabasePropertyRequest.newBuilder().setConnectionId(id).build(),
                ExecuteBatchRequest.newBuilder().setConnectionId(id).build(),
                ExecuteRequest.newBuilder().setStatementHandle(handle).build(),
                FetchRequest.newBuilder().setConnectionId(id).build(),
                PrepareAndExecuteBatchRequest.newBuilder().setConnectionId(id).build(),
                PrepareAndExecuteRequest.newBuilder()
                        .setConnectionId(id)
                        .setSql("SELECT 1")
                        .build(),
                PrepareRequest.newBuilder()
                        .setConnectionId(id)
                        .setSql("SELECT 1")
                        .build(),
                RollbackRequest.newBuilder().setConnectionId(id).build(),
                SchemasRequest.newBuilder().setConnectionId(id).build(),
                SyncResultsRequest.newBuilder().setConnectionId(id).build(),
                TableTypesRequest.newBuilder().setConnectionId(id).build(),
                TablesRequest.newBuilder().setConnectionId(id).build(),
                TypeInfoRequest.newBuilder().setConnectionId(id).build());
    }

    private static void assertNoSuchConnection(RawClient client, Message request) throws IOException {
        ErrorResponse error = client.refused(request);
        assertThat(error.getErrorCode()).as(request.getClass().getSimpleName()).isEqualTo(1);
        assertThat(error.getHasExceptions()).isTrue();
        assertThat(error.getExceptions(0)).contains("NoSuchConnectionException").doesNotContain("\n");
        assertThat(error.getSqlState()).isEqualTo("08003");
    }

    @Test
    void unknownConnectionIsReportedByCodeAndByName() throws IOException {
        try (RawClient loggedIn = open();
                RawClient neverLoggedIn = RawClient.connect(server.port(), RawSocket.Framing.CHUNKED)) {
            for (Message request : everyRequestOn("nobody's")) {
                assertNoSuchConnection(loggedIn, request);
                assertNoSuchConnection(neverLoggedIn, request);
            }
            for (Message request : everyRequestOn(loggedIn.id)) {
                assertNoSuchConnection(neverLoggedIn, request);
            }
            assertThat(loggedIn.value("SELECT 7").getNumberValue()).isEqualTo(7);
        }
    }

    @Test
    void missingStatementIsFlaggedOnASuccess() throws IOException {
        try (RawClient client = open()) {
            StatementHandle handle = StatementHandle.newBuilder()
                    .setConnectionId(client.id)
                    .setId(NOWHERE)
                    .build();
            ExecuteResponse executed = client.ask(
                    ExecuteRequest.newBuilder().setStatementHandle(handle).build(), ExecuteResponse.class);
            assertThat(executed.getMissingStatement()).isTrue();
            assertThat(executed.getResultsList()).isEmpty();
            assertThat(client.ask(client.executeRequest(NOWHERE, "SELECT 1"), ExecuteResponse.class)
                            .getMissingStatement())
                    .isTrue();
            assertThat(client.ask(
                                    ExecuteBatchRequest.newBuilder()
                                            .setConnectionId(client.id)
                                            .setStatementId(NOWHERE)
                                            .build(),
                                    ExecuteBatchResponse.class)
                            .getMissingStatement())
                    .isTrue();
            assertThat(client.ask(
                                    PrepareAndExecuteBatchRequest.newBuilder()
                                            .setConnectionId(client.id)
                                            .setStatementId(NOWHERE)
                                            .addSqlCommands("SELECT 1")
                                            .build(),
                                    ExecuteBatchResponse.class)
                            .getMissingStatement())
                    .isTrue();
            assertThat(client.ask(fetch(client, NOWHERE, 0), FetchResponse.class)
                            .getMissingStatement())
                    .isTrue();
            assertThat(client.ask(
                                    SyncResultsRequest.newBuilder()
                                            .setConnectionId(client.id)
                                            .setStatementId(NOWHERE)
                                            .setState(QueryState.newBuilder().setOp(MetaDataOperation.GET_PRIMARY_KEYS))
                                            .build(),
                                    SyncResultsResponse.class)
                            .getMissingStatement())
                    .isTrue();
        }
    }

    private static FetchRequest fetch(RawClient client, int statement, long offset) {
        return FetchRequest.newBuilder()
                .setConnectionId(client.id)
                .setStatementId(statement)
                .setOffset(offset)
                .setFrameMaxSize(100)
                .build();
    }

    @Test
    void statementWithoutAResultIsFlagged() throws IOException {
        try (RawClient client = open()) {
            FetchResponse answer = client.ask(fetch(client, client.createStatement(), 0), FetchResponse.class);
            assertThat(answer.getMissingStatement()).isFalse();
            assertThat(answer.getMissingResults()).isTrue();
        }
    }

    @Test
    void closingAnUnknownStatementSucceeds() throws IOException {
        try (RawClient client = open()) {
            client.ask(
                    CloseStatementRequest.newBuilder()
                            .setConnectionId(client.id)
                            .setStatementId(NOWHERE)
                            .build(),
                    CloseStatementResponse.class);
        }
    }

    @Test
    void liveConnectionIsRefusedAndADeadOneTakenOver() throws IOException {
        RawClient first = open();
        try (RawClient second = RawClient.connect(server.port(), RawSocket.Framing.CHUNKED)) {
            second.id = first.id;
            assertThat(second.refused(second.openRequest(USER)).getErrorMessage())
                    .contains("Connection already exists");
            assertThat(first.refused(first.openRequest(USER)).getErrorMessage()).contains("Connection already exists");
            assertThat(first.value("SELECT 1").getNumberValue()).isEqualTo(1);
            first.execute("CREATE TABLE IF NOT EXISTS raw_taken (id INTEGER PRIMARY KEY)");
            first.close();
            second.openWithin(Duration.ofSeconds(10), USER);
            assertThat(second.value("SELECT COUNT(*) FROM raw_taken").getNumberValue())
                    .isZero();
        }
    }

    @Test
    void answersHaveTheTagAndOrderOfTheirRequests() throws IOException {
        try (RawClient client = open()) {
            int statement = client.createStatement();
            ByteArrayOutputStream ahead = new ByteArrayOutputStream();
            for (int tag = 1; tag <= 50; tag++) {
                Message request = tag % 5 == 0
                        ? CommitRequest.newBuilder().setConnectionId(client.id).build()
                        : client.executeRequest(statement, "SELECT " + tag);
                ahead.writeBytes(client.socket.framed(RawClient.envelope(request), tag * 1000, RawSocket.CHUNK));
            }
            client.socket.write(ahead.toByteArray());
            for (int tag = 1; tag <= 50; tag++) {
                RawSocket.Received received = client.socket.receive();
                assertThat(received.tag()).isEqualTo(tag * 1000);
                Message answer = RawClient.message(received);
                if (tag % 5 == 0) {
                    assertThat(answer).isInstanceOf(CommitResponse.class);
                } else {
                    assertThat(((ExecuteResponse) answer)
                                    .getResults(0)
                                    .getFirstFrame()
                                    .getRows(0)
                                    .getValue(0)
                                    .getScalarValue()
                                    .getNumberValue())
                            .isEqualTo(tag);
                }
            }
        }
    }

    @Test
    void aRequestMayComeInChunksOfAnySize() throws IOException {
        try (RawClient client = open()) {
            String sql = "SELECT CHAR_LENGTH('" + "x".repeat(300_000) + "')";
            for (int chunk : new int[] {777, RawSocket.CHUNK, 300_000}) {
                byte[] message = RawClient.envelope(client.executeRequest(client.createStatement(), sql));
                client.socket.write(client.socket.framed(message, 3, chunk));
                ExecuteResponse answer = (ExecuteResponse) RawClient.message(client.socket.receive());
                assertThat(answer.getResults(0)
                                .getFirstFrame()
                                .getRows(0)
                                .getValue(0)
                                .getScalarValue()
                                .getNumberValue())
                        .isEqualTo(300_000);
            }
        }
    }

    @Test
    void aRequestMayComeByteByByte() throws IOException {
        try (RawClient client = open()) {
            for (byte one : client.socket.framed(
                    RawClient.envelope(RollbackRequest.newBuilder()
                            .setConnectionId(client.id)
                            .build()),
                    9,
                    50)) {
                client.socket.write(new byte[] {one});
            }
            assertThat(RawClient.message(client.socket.receive())).isInstanceOf(RollbackResponse.class);
        }
    }

    @Test
    void garbageInAGoodFrameGetsAnErrorAndTheSocketGoesOn() throws IOException {
        Random random = new Random(17);
        try (RawClient client = open()) {
            for (int i = 0; i < 200; i++) {
                byte[] garbage = new byte[1 + random.nextInt(300)];
                random.nextBytes(garbage);
                client.socket.send(garbage, i);
                RawSocket.Received received = client.socket.receive();
                assertThat(received.tag()).isEqualTo(i);
                assertThat(RawClient.message(received)).isInstanceOf(ErrorResponse.class);
            }
            assertThat(client.value("SELECT 1").getNumberValue()).isEqualTo(1);
        }
    }

    @Test
    void responsesAndUnknownMessagesAreNoRequests() throws IOException {
        try (RawClient client = open()) {
            assertThat(client.refused(OpenConnectionResponse.getDefaultInstance())
                            .getSqlState())
                    .isEqualTo("0A000");
            for (String name : List.of(
                    "org.apache.calcite.avatica.proto.Requests$MakeCoffeeRequest",
                    "CommitRequest",
                    "org.apache.calcite.avatica.proto.Requests$" + "A".repeat(100_000))) {
                client.socket.send(RawClient.envelope(name, ByteString.EMPTY), 0);
                assertThat(((ErrorResponse) RawClient.message(client.socket.receive())).getSqlState())
                        .isEqualTo("0A000");
            }
            assertThat(client.value("SELECT 1").getNumberValue()).isEqualTo(1);
        }
    }

    @Test
    void fieldsMayComeInAnyOrderFromTheFirstMessageOn() throws IOException {
        for (RawSocket.Framing framing : RawSocket.Framing.values()) {
            try (RawClient client = RawClient.connect(server.port(), framing)) {
                WireMessage usual = WireMessage.parseFrom(RawClient.envelope(client.openRequest(USER)));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                usual.toBuilder().clearName().build().writeTo(bytes);
                usual.toBuilder().clearWrappedMessage().build().writeTo(bytes);
                client.socket.send(bytes.toByteArray(), 7);
                RawSocket.Received answer = client.socket.receive();
                assertThat(answer.tag()).isEqualTo(7);
                assertThat(RawClient.message(answer)).as("%s", framing).isInstanceOf(OpenConnectionResponse.class);
            }
        }
    }

    @Test
    void unknownFieldsAreSkipped() throws IOException {
        try (RawClient client = open()) {
            com.google.protobuf.UnknownFieldSet extra = com.google.protobuf.UnknownFieldSet.newBuilder()
                    .addField(
                            77,
                            com.google.protobuf.UnknownFieldSet.Field.newBuilder()
                                    .addVarint(1)
                                    .addFixed32(2)
                                    .addFixed64(3)
                                    .addLengthDelimited(ByteString.copyFromUtf8("new"))
                                    .build())
                    .build();
            client.ask(
                    CommitRequest.newBuilder()
                            .setConnectionId(client.id)
                            .setUnknownFields(extra)
                            .build(),
                    CommitResponse.class);
        }
    }
}
