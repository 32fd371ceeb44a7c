package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.leanxcale.client.net.Watchdog;
import io.leanq.wire.request.CloseConnectionRequest;
import io.leanq.wire.request.CloseStatementRequest;
import io.leanq.wire.request.ConnectionSyncRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.pool2.PooledObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that died while they were idle cost one short wait altogether, not the read time-out each. */
@Tag("slow")
@Timeout(60)
@Order(1)
class IdleConnectionsTest {
    private static final BindWriter ONE = binds -> binds.setInt(0, 1);
    private static final String INSERT = "INSERT INTO t VALUES (?)";
    private static final int IDLE = 5;

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
    void idleConnectionsThatFellSilentDelayTheNextUserOnce() throws Exception {
        try (LeanxcaleDriver driver = driver()) {
            lieIdle(driver);
            server.on(ConnectionSyncRequest.class, (request, with) -> {});
            server.on(CloseConnectionRequest.class, (request, with) -> {});
            long start = System.nanoTime();
            DriverConnection connection = driver.acquire();
            assertThat(since(start)).isLessThan(Duration.ofMillis(2500));
            server.on(ConnectionSyncRequest.class, (request, with) -> with.ordinary(request));
            assertThat(connection.execute(INSERT, ONE)).isEqualTo(1);
            connection.close();
            assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(IDLE + 1);
        }
    }

    @Test
    void liveIdleConnectionsAreAllKept() throws Exception {
        try (LeanxcaleDriver driver = driver()) {
            lieIdle(driver);
            lend(driver, IDLE).forEach(DriverConnection::close);
            assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(IDLE);
        }
    }

    @Test
    void closingDriverOfSilentServerWaitsOnce() throws Exception {
        LeanxcaleDriver driver = driver();
        lieIdle(driver);
        server.on(CloseConnectionRequest.class, (request, with) -> {});
        long start = System.nanoTime();
        driver.close();
        assertThat(since(start)).isLessThan(Duration.ofMillis(2500));
    }

    @Test
    void aResultClosedEarlyDoesNotWaitLongForTheServer() {
        OneColumnResults.serve(server, (request, with) -> {});
        server.on(CloseStatementRequest.class, (request, with) -> {});
        try (LeanxcaleDriver driver = driver();
                DriverConnection connection = driver.acquire()) {
            DriverCursor cursor = connection.query("SELECT a FROM t", BindWriter.NONE);
            long start = System.nanoTime();
            cursor.close();
            assertThat(since(start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void resultInTransactionMayEndSlowly() {
        OneColumnResults.serve(server, (request, with) -> {});
        server.on(CloseStatementRequest.class, (request, with) -> {
            sleep(2500);
            with.ordinary(request);
        });
        try (LeanxcaleDriver driver = driver();
                DriverConnection connection = driver.acquire()) {
            connection.autocommit(false);
            connection.query("SELECT a FROM t", BindWriter.NONE).close();
            connection.commit();
        }
    }

    /** Avatica's own server drops a connection that only runs prepared statements. */
    @Test
    void busyConnectionIsConfirmedRegularly() {
        assertThat(remindersIn(Duration.ofHours(1))).isZero();
        assertThat(remindersIn(Duration.ZERO)).isEqualTo(2);
    }

    private long remindersIn(Duration reminder) {
        long before = server.count(ConnectionSyncRequest.class);
        ConnectionFactory factory = new ConnectionFactory(server.options().build(), new Watchdog(), reminder);
        PooledObject<WireConnection> pooled = factory.makeObject();
        assertThat(factory.validateObject(pooled)).isTrue();
        assertThat(factory.validateObject(pooled)).isTrue();
        factory.destroyObject(pooled);
        return server.count(ConnectionSyncRequest.class) - before;
    }

    private static void lieIdle(LeanxcaleDriver driver) throws InterruptedException {
        lend(driver, IDLE).forEach(DriverConnection::close);
        Thread.sleep(1100);
    }

    private static List<DriverConnection> lend(LeanxcaleDriver driver, int count) {
        List<DriverConnection> lent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lent.add(driver.acquire());
        }
        return lent;
    }

    private LeanxcaleDriver driver() {
        return new LeanxcaleDriver(
                server.options().readTimeout(Duration.ofSeconds(6)).build());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
