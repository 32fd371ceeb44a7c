package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.LeanqException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.request.Request;
import io.leanq.wire.request.RollbackRequest;
import io.leanq.wire.response.FetchResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two threads on one connection: the second is refused, closing ends the running call, and later users of the
 * connection see nothing of it.
 */
@Timeout(30)
class SharedConnectionTest {
    private static final BindWriter ONE = binds -> binds.setInt(0, 1);
    private static final String INSERT = "INSERT INTO t VALUES (?)";
    private static final String SELECT = "SELECT a FROM t";

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private ScriptedServer server;
    private LeanxcaleDriver driver;
    private DriverConnection connection;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        driver = new LeanxcaleDriver(
                server.options().poolSize(1).readTimeout(Duration.ofSeconds(10)).build());
        connection = driver.acquire();
    }

    @AfterEach
    void stop() throws IOException {
        answer.countDown();
        connection.close();
        driver.close();
        server.close();
    }

    @Test
    void aSecondThreadIsRefusedWhileARequestIsUnderWay() throws Exception {
        OneColumnResults.serve(server, (request, with) -> {});
        connection.autocommit(false);
        DriverCursor cursor = connection.query(SELECT, BindWriter.NONE);
        DriverBatch batch = connection.batch(INSERT, (row, changed) -> {});
        ONE.writeTo(batch.binds());
        cursor.next();
        holdUp(ExecuteRequest.class);
        CompletableFuture<Long> first = inAnotherThread();
        assertRefused(() -> connection.execute(INSERT, ONE));
        assertRefused(() -> connection.query(SELECT, BindWriter.NONE));
        assertRefused(() -> connection.batch(INSERT, (row, changed) -> {}));
        assertRefused(() -> connection.autocommit(true));
        assertRefused(connection::commit);
        assertRefused(connection::rollback);
        assertRefused(batch::addRow);
        assertRefused(batch::finish);
        assertRefused(cursor::next);
        assertRefused(cursor::close);
        answer.countDown();
        assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(1);
        batch.addRow();
        batch.finish();
        connection.commit();
        assertThat(server.count(ExecuteRequest.class)).isEqualTo(1);
        assertThat(server.count(ExecuteBatchRequest.class)).isEqualTo(1);
        assertThat(server.count(CommitRequest.class)).isEqualTo(1);
        assertThat(server.count(RollbackRequest.class)).isZero();
    }

    @Test
    void closingDuringRequestBreaksItAndNextUserGetsAnother() throws Exception {
        holdUp(ExecuteRequest.class);
        CompletableFuture<Long> first = inAnotherThread();
        connection.close();
        assertThatThrownBy(() -> first.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(ConnectionLost.class)
                .hasMessageContaining("was closed while a request was under way");
        server.on(ExecuteRequest.class, (request, with) -> with.ordinary(request));
        try (DriverConnection next = driver.acquire()) {
            assertThat(next.execute(INSERT, ONE)).isEqualTo(1);
        }
        assertThat(server.count(OpenConnectionRequest.class)).isEqualTo(2);
        assertThatThrownBy(() -> connection.execute(INSERT, ONE)).hasMessageContaining("has been closed");
    }

    @Test
    void cursorOfReturnedConnectionShowsNothingOfNextResult() {
        OneColumnResults.serve(
                server, (request, with) -> with.send(FetchResponse.of(OneColumnResults.frame(1, true, 1))));
        DriverCursor cursor = connection.query(SELECT, BindWriter.NONE);
        cursor.next();
        connection.close();
        try (DriverConnection next = driver.acquire();
                DriverCursor other = next.query(SELECT, BindWriter.NONE)) {
            other.next();
            assertThatThrownBy(cursor::next).isInstanceOf(LeanqException.class);
            assertThatThrownBy(() -> cursor.getInt(0)).isInstanceOf(LeanqException.class);
            cursor.close();
            assertThat(other.next()).isTrue();
            assertThat(other.next()).isFalse();
        }
    }

    @Test
    void batchOfReturnedConnectionSendsNothing() {
        DriverBatch batch = connection.batch(INSERT, (row, changed) -> {});
        ONE.writeTo(batch.binds());
        batch.addRow();
        connection.close();
        driver.acquire().close();
        assertThatThrownBy(batch::finish)
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("this connection has been closed");
        batch.close();
        assertThat(server.count(ExecuteBatchRequest.class)).isZero();
    }

    @Test
    void countsListenerMayUseConnection() {
        DriverBatch batch = connection.batch(INSERT, (row, changed) -> connection.execute("UPDATE t SET a = ?", ONE));
        ONE.writeTo(batch.binds());
        batch.addRow();
        batch.finish();
        assertThat(server.count(ExecuteRequest.class)).isEqualTo(1);
    }

    private void holdUp(Class<? extends Request> kind) {
        server.on(kind, (request, with) -> {
            arrived.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            with.ordinary(request);
        });
    }

    private CompletableFuture<Long> inAnotherThread() throws InterruptedException {
        CompletableFuture<Long> result = CompletableFuture.supplyAsync(() -> connection.execute(INSERT, ONE));
        assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
        return result;
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(LeanqException.class)
                .hasMessageContaining("belongs to one thread at a time");
    }
}
