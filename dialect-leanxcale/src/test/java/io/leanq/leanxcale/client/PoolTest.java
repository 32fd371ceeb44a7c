package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.PoolExhausted;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.leanxcale.LeanxcaleOptions;
import io.leanq.wire.request.CloseConnectionRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.RollbackRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PoolTest {
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
    void aConnectionIsUsedAgainWithItsPreparedStatements() {
        try (LeanxcaleDriver driver = driver()) {
            for (int i = 0; i < 3; i++) {
                try (DriverConnection connection = driver.acquire()) {
                    connection.execute(INSERT, ONE);
                }
            }
        }
        assertThat(server.conversation()).containsExactly("ConnectionSync", "Prepare", "Execute", "Execute", "Execute");
        assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(1);
        assertThat(server.count(CloseConnectionRequest.class)).isEqualTo(1);
    }

    @Test
    void aTransactionIsNotInheritedByTheNextUser() {
        try (LeanxcaleDriver driver = driver()) {
            try (DriverConnection connection = driver.acquire()) {
                connection.autocommit(false);
                connection.execute(INSERT, ONE);
            }
            assertThat(server.count(RollbackRequest.class)).isEqualTo(1);
            try (DriverConnection connection = driver.acquire()) {
                connection.execute(INSERT, ONE);
                connection.commit();
            }
        }
        assertThat(server.conversation())
                .containsExactly("ConnectionSync", "Prepare", "Execute", "Rollback", "ConnectionSync", "Execute");
    }

    @Test
    void exhaustedPoolEndsWaitWithExplanation() {
        LeanxcaleOptions options =
                server.options().poolSize(1).poolTimeout(Duration.ofMillis(200)).build();
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options)) {
            DriverConnection lent = driver.acquire();
            assertThatThrownBy(driver::acquire)
                    .isInstanceOf(PoolExhausted.class)
                    .hasMessageContaining("all 1 (option poolSize) are in use")
                    .hasMessageContaining("inside a transaction use tx, not db");
            lent.close();
            driver.acquire().close();
        }
    }

    @Test
    void poolOpensNewConnectionsAfterAllWereCut() throws IOException {
        try (LeanxcaleDriver driver = driver()) {
            DriverConnection one = driver.acquire();
            DriverConnection two = driver.acquire();
            one.execute(INSERT, ONE);
            two.execute(INSERT, ONE);
            two.close();
            server.cutAll();
            assertThatThrownBy(() -> one.execute(INSERT, ONE)).isInstanceOf(ConnectionLost.class);
            one.close();
            for (int i = 0; i < 5; i++) {
                try (DriverConnection connection = driver.acquire()) {
                    assertThat(connection.execute(INSERT, ONE)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void aBrokenConnectionLeavesRoomForAnother() {
        LeanxcaleOptions options = server.options().poolSize(1).build();
        server.on(ExecuteRequest.class, (request, with) -> with.socket.close());
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options)) {
            for (int i = 0; i < 3; i++) {
                try (DriverConnection connection = driver.acquire()) {
                    assertThatThrownBy(() -> connection.execute(INSERT, ONE)).isInstanceOf(ConnectionLost.class);
                }
            }
        }
        assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(3);
    }

    @Test
    void logInSendsWhatProtocolExpects() {
        LeanxcaleOptions options = server.options()
                .schema("app")
                .parallel(true)
                .transactionMode("NO_CONFLICTS_NO_LOGGING")
                .build();
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options)) {
            driver.acquire().close();
        }
        OpenConnectionRequest open = (OpenConnectionRequest) server.requests().get(0);
        Map<String, String> expected = new HashMap<>(Map.of(
                "LXJDBCVERS", "2.4",
                "is_kryo", "false",
                "appTimeZone", "UTC",
                "user", "user1",
                "password", "pass4user1",
                "database", "dbtest",
                "schema", "app",
                "parallel", "True",
                "txn_mode", "NO_CONFLICTS_NO_LOGGING"));
        assertThat(open.info()).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(java.util.UUID.fromString(open.connectionId())).isNotNull();
    }

    @Test
    void aHostThatRefusesIsNamedAtOnce() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        LeanxcaleOptions options = server.options().port(port).build();
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options)) {
            assertThatThrownBy(driver::acquire)
                    .isInstanceOf(ConnectionLost.class)
                    .hasMessageContaining("cannot connect to 127.0.0.1:" + port);
        }
    }

    @Test
    void anUnknownHostIsNamed() {
        LeanxcaleOptions options =
                LeanxcaleOptions.builder("no-such-host.invalid", "d").build();
        try (LeanxcaleDriver driver = new LeanxcaleDriver(options)) {
            assertThatThrownBy(driver::acquire)
                    .isInstanceOf(ConnectionLost.class)
                    .hasMessageContaining(
                            "cannot connect to no-such-host.invalid:1529: no address of this host is known");
        }
    }

    private LeanxcaleDriver driver() {
        return new LeanxcaleDriver(server.options().build());
    }
}
