package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.wire.request.CloseConnectionRequest;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.RollbackRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver is closed while connections are lent or waited for. */
@Timeout(30)
class ClosedDriverTest {
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
    void lentConnectionRefusesNextCallAndIsRolledBack() {
        LeanxcaleDriver driver = driver();
        DriverConnection lent = driver.acquire();
        lent.autocommit(false);
        lent.execute(INSERT, ONE);
        DriverBatch batch = lent.batch(INSERT, (row, changed) -> {});
        ONE.writeTo(batch.binds());
        driver.close();
        driver.close();
        assertClosed(driver::acquire);
        assertClosed(() -> lent.execute(INSERT, ONE));
        assertClosed(() -> lent.execute(INSERT, binds -> binds.setString(0, "x".repeat(100_000))));
        assertClosed(() -> lent.query("SELECT a FROM t", BindWriter.NONE));
        assertClosed(() -> lent.batch(INSERT, (row, changed) -> {}));
        assertClosed(batch::addRow);
        assertClosed(lent::commit);
        lent.rollback();
        batch.close();
        lent.close();
        lent.close();
        assertThatThrownBy(() -> lent.execute(INSERT, ONE)).hasMessageContaining("has been closed");
        assertThat(server.count(CommitRequest.class)).isZero();
        assertThat(server.count(RollbackRequest.class)).isEqualTo(1);
        assertThat(server.count(CloseConnectionRequest.class)).isEqualTo(1);
    }

    @Test
    void openResultIsCutOffWithReason() {
        OneColumnResults.serve(server, (request, with) -> {
            throw new AssertionError("nothing is to be fetched");
        });
        LeanxcaleDriver driver = driver();
        DriverConnection lent = driver.acquire();
        DriverCursor cursor = lent.query("SELECT a FROM t", BindWriter.NONE);
        driver.close();
        assertClosed(cursor::next);
        cursor.close();
        lent.close();
        assertThat(server.count(CloseConnectionRequest.class)).isEqualTo(1);
    }

    @Test
    void waiterGetsExceptionAndIsNotLeftInterrupted() throws Exception {
        LeanxcaleDriver driver = new LeanxcaleDriver(
                server.options().poolSize(1).poolTimeout(Duration.ofSeconds(20)).build());
        DriverConnection lent = driver.acquire();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                assertClosed(driver::acquire);
                interrupted.complete(Thread.currentThread().isInterrupted());
            } catch (Throwable e) {
                interrupted.completeExceptionally(e);
            }
        });
        waiting.start();
        awaitWaiting(waiting);
        driver.close();
        assertThat(interrupted.get(5, TimeUnit.SECONDS)).isFalse();
        lent.close();
    }

    @Test
    void waiterInterruptedByOthersStaysInterrupted() throws Exception {
        try (LeanxcaleDriver driver =
                        new LeanxcaleDriver(server.options().poolSize(1).build());
                DriverConnection lent = driver.acquire()) {
            assertThat(lent).isNotNull();
            Thread.currentThread().interrupt();
            assertThatThrownBy(driver::acquire)
                    .isInstanceOf(LeanqException.class)
                    .hasMessageContaining("interrupted while waiting");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void awaitWaiting(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(5);
        }
    }

    private static void assertClosed(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(LeanqException.class)
                .hasMessageContaining("the database has been closed");
    }

    private LeanxcaleDriver driver() {
        return new LeanxcaleDriver(server.options().build());
    }
}
