package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.ProtocolClient.Refused;
import io.leanq.wire.common.StatementHandle;
import io.leanq.wire.request.CloseConnectionRequest;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.CreateStatementRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.LxActionRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.request.TablesRequest;
import io.leanq.wire.response.CloseConnectionResponse;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.LxActionResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Log-in, and the owner of a connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogInTest {
    private static final int UNAUTHORIZED = 2;

    private final EmbeddedLeanxcale server = EmbeddedLeanxcale.builder()
            .user("user1", "s3cret-of-1")
            .user("user2", "s3cret-of-2")
            .start();

    @AfterAll
    void close() {
        server.close();
    }

    private ProtocolClient user1() throws IOException {
        return ProtocolClient.open(server.port(), "user1", "s3cret-of-1");
    }

    /**
     * Asserts a refusal by the same code for a wrong password and an unknown user, so that the answer reveals no user.
     */
    private void assertRefused(String sqlState, Map<String, String> info) throws IOException {
        Map<String, String> all =
                new HashMap<>(Map.of("user", "user1", "password", "s3cret-of-1", "database", "dbtest"));
        all.putAll(info);
        try (ProtocolClient client = new ProtocolClient(server.port())) {
            assertThatThrownBy(() -> client.logIn(all)).isInstanceOfSatisfying(Refused.class, e -> {
                assertThat(e.sqlState()).isEqualTo(sqlState);
                assertThat(e.error().errorMessage()).doesNotContain("s3cret");
                assertThat(e.error().exceptions().toString()).doesNotContain("s3cret");
                assertThat(e.error().hasExceptions()).isTrue();
                assertThat(e.error().errorCode()).isEqualTo(sqlState.equals("28000") ? UNAUTHORIZED : -1);
            });
            client.logIn(Map.of("user", "user1", "password", "s3cret-of-1"));
        }
    }

    @Test
    void wrongPasswordOrUserIsRefusedAndTheSocketMayTryAgain() throws IOException {
        assertRefused("28000", Map.of("password", "wrong s3cret"));
        assertRefused("28000", Map.of("user", "nobody"));
        assertRefused("28000", Map.of("user", "LEANQ$ROOT", "password", ""));
        assertRefused("28000", Map.of("user", "user2"));
        assertRefused("28000", Map.of("user", "", "password", ""));
    }

    @Test
    void unknownDatabaseOrSchemaIsRefused() throws IOException {
        assertRefused("3D000", Map.of("database", "nope"));
        assertRefused("3F000", Map.of("schema", "nope"));
        assertRefused("3F000", Map.of("schema", "leanq$json"));
    }

    @Test
    void databaseMayBeMissingOrAUrlsOptionsInAnyCase() throws IOException {
        for (String database : List.of("", "?autocommit=False&parallel=True", "DBTEST")) {
            try (ProtocolClient client = new ProtocolClient(server.port())) {
                client.logIn(Map.of(
                        "user",
                        "USER1",
                        "password",
                        "s3cret-of-1",
                        "database",
                        database,
                        "LXJDBCVERS",
                        "2.4",
                        "is_kryo",
                        "false",
                        "appTimeZone",
                        "+03"));
                assertThat(client.value("SELECT username FROM LXSYS.CONNECTIONS WHERE current"))
                        .isEqualTo("user1");
            }
        }
    }

    @Test
    void beforeLogInOnlyActionsAreAnswered() throws IOException {
        try (ProtocolClient in = user1();
                ProtocolClient out = new ProtocolClient(server.port())) {
            LxActionResponse info = (LxActionResponse) out.answer(new LxActionRequest("SERVER_INFO", List.of()));
            assertThat(info.params()).hasSize(1).noneMatch(p -> p.key().equals("ERROR"));
            LxActionResponse addresses = (LxActionResponse) out.answer(new LxActionRequest("QE_ADDRESSES", List.of()));
            assertThat(addresses.params().get(0).value().text()).isEqualTo("127.0.0.1:" + server.port());
            LxActionResponse unknown = (LxActionResponse) out.answer(new LxActionRequest("FORMAT_DISK", List.of()));
            assertThat(unknown.params().get(0).key()).isEqualTo("ERROR");
            for (Request request : List.of(
                    new CreateStatementRequest(in.id()),
                    new PrepareAndExecuteRequest(in.id(), 1, "SELECT 1", -1, -1),
                    new ExecuteRequest(new StatementHandle(in.id(), 1, null), null, -1),
                    new CommitRequest(in.id()),
                    new TablesRequest(in.id(), null, null, null, null))) {
                assertNoSuchConnection(out, request);
            }
            assertClosingChangesNothing(out, in);
        }
    }

    /** Asserts that closing another client's connection succeeds, as on Avatica's own server, and changes nothing. */
    private static void assertClosingChangesNothing(ProtocolClient stranger, ProtocolClient owner) throws IOException {
        for (String id : List.of(owner.id(), "nobody's")) {
            assertThat(stranger.answer(new CloseConnectionRequest(id))).isInstanceOf(CloseConnectionResponse.class);
        }
        assertThat(owner.value("SELECT 1")).isEqualTo(1);
    }

    @Test
    void aConnectionIdIsOfNoUseToAnybodyElse() throws IOException {
        try (ProtocolClient one = user1();
                ProtocolClient two = ProtocolClient.open(server.port(), "user2", "s3cret-of-2")) {
            assertNoSuchConnection(two, new CreateStatementRequest(one.id()));
            assertClosingChangesNothing(two, one);
        }
    }

    private static void assertNoSuchConnection(ProtocolClient client, Request request) throws IOException {
        client.send(request);
        ErrorResponse error = (ErrorResponse) client.receive();
        assertThat(error.errorCode()).isEqualTo(ErrorResponse.MISSING_CONNECTION);
        assertThat(error.exceptions().get(0)).contains("NoSuchConnectionException");
        assertThat(error.sqlState()).isEqualTo("08003");
    }

    @Test
    void aClosedConnectionIsUnknown() throws IOException {
        try (ProtocolClient client = user1()) {
            client.answer(new CloseConnectionRequest(client.id()));
            assertNoSuchConnection(client, new CommitRequest(client.id()));
            assertThat(client.answer(new CloseConnectionRequest(client.id())))
                    .isInstanceOf(CloseConnectionResponse.class);
        }
    }

    @Test
    void aLiveIdIsNotOpenedAgainButADeadOneIs() throws IOException {
        ProtocolClient first = user1();
        try (ProtocolClient second = new ProtocolClient(server.port())) {
            second.id(first.id());
            Map<String, String> info = Map.of("user", "user1", "password", "s3cret-of-1");
            assertThatThrownBy(() -> second.logIn(info))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("Connection already exists");
            assertThatThrownBy(() -> first.logIn(info)).hasMessageContaining("Connection already exists");
            assertThat(first.value("SELECT 1")).isEqualTo(1);
            first.close();
            logInWithin(second, info);
            assertThat(second.value("SELECT 2")).isEqualTo(2);
        }
    }

    /** Logs in within the limit: the end of another socket takes a moment to arrive. */
    private static void logInWithin(ProtocolClient client, Map<String, String> info) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                client.logIn(info);
                return;
            } catch (Refused e) {
                if (attempt == 100) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void usersHaveSchemasOfTheirOwn() throws IOException {
        try (ProtocolClient one = user1();
                ProtocolClient two = ProtocolClient.open(server.port(), "user2", "s3cret-of-2")) {
            one.update("CREATE TABLE same_name (a INTEGER PRIMARY KEY)");
            two.update("CREATE TABLE same_name (a VARCHAR PRIMARY KEY)");
            one.update("INSERT INTO same_name VALUES (1)");
            two.update("INSERT INTO same_name VALUES ('x')");
            assertThat(one.value("SELECT a FROM USER1.same_name")).isEqualTo(1);
            assertThatThrownBy(() -> one.query("SELECT a FROM user2.same_name")).hasMessageStartingWith("42501");
            two.update("GRANT SELECT ON same_name TO user1");
            assertThat(one.value("SELECT a FROM user2.same_name")).isEqualTo("x");
            assertThatThrownBy(() -> one.update("DROP TABLE user2.same_name")).hasMessageStartingWith("42501");
        }
    }

    @Test
    void onlyTheAdministratorMakesUsers() throws IOException {
        try (EmbeddedLeanxcale own = EmbeddedLeanxcale.builder()
                        .user("LXADMIN", "a")
                        .user("user1", "b")
                        .start();
                ProtocolClient admin = ProtocolClient.open(own.port(), "LXADMIN", "a");
                ProtocolClient user = ProtocolClient.open(own.port(), "user1", "b")) {
            assertThatThrownBy(() -> user.update("CREATE USER eve IDENTIFIED BY 'x'"))
                    .hasMessageStartingWith("42501");
            admin.update("CREATE USER Bob IDENTIFIED BY 'it''s'");
            try (ProtocolClient bob = ProtocolClient.open(own.port(), "bob", "it's")) {
                bob.update("CREATE TABLE t (a INTEGER)");
                assertThat(bob.value("SELECT username FROM LXSYS.CONNECTIONS WHERE current"))
                        .isEqualTo("Bob");
                assertThatThrownBy(() -> admin.update("DROP USER bob")).isInstanceOf(Refused.class);
                bob.update("DROP TABLE t");
            }
            admin.update("DROP USER bob");
            assertThatThrownBy(() -> ProtocolClient.open(own.port(), "bob", "it's"))
                    .hasMessageStartingWith("28000");
        }
    }
}
