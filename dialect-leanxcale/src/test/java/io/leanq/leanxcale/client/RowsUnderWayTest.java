package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.leanxcale.Transport;
import io.leanq.leanxcale.client.net.Connector;
import io.leanq.leanxcale.client.net.Opening;
import io.leanq.leanxcale.client.net.Watchdog;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.framing.MessageBuffer;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.OpenConnectionRequest;
import io.leanq.wire.response.ExecuteBatchResponse;
import io.leanq.wire.value.EncodedRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A batch gathers rows while the server runs the rows before them, and other requests are sent on the connection
 * meanwhile.
 */
@Tag("slow")
class RowsUnderWayTest extends RowsOneByOne {
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
    void rowsKeepTheirOwnTimeOut() {
        server.on(ExecuteBatchRequest.class, (request, with) -> {
            pause(200);
            with.ordinary(request);
        });
        try (Exchange exchange = Exchange.connect(
                new Connector(
                        server.options().readTimeout(Duration.ofSeconds(10)).build(), new Watchdog()),
                Duration.ofSeconds(10),
                new Opening())) {
            List<Object> taken = new ArrayList<>();
            exchange.begin(
                    new ExecuteBatchRequest("c", 1, EncodedRows.Shape.BATCH.empty()),
                    () -> taken.add(exchange.answer(
                            ExecuteBatchRequest.class, ExecuteBatchResponse.class, new MessageBuffer())));
            exchange.within(Duration.ofMillis(100), () -> commit(exchange));
            assertThat(taken).hasSize(1);
        }
    }

    @Test
    void valuesOfEndedBatchDoNotEnterAnother() {
        DriverBatch ended = batch();
        ended.close();
        try (DriverBatch next = batch()) {
            assertThatThrownBy(() -> ended.binds().setInt(0, 7)).isInstanceOf(IllegalStateException.class);
            add(next, 1);
            next.finish();
        }
        ExecuteBatchRequest sent =
                (ExecuteBatchRequest) server.requests().get(server.requests().size() - 1);
        assertThat(sent.rows().bytes().length()).isLessThan(10);
    }

    @Test
    void httpServerMayCloseSocketWhileRowsAreGathered() throws Exception {
        stop();
        connectTo(Transport.HTTP);
        server.on(ExecuteBatchRequest.class, (request, with) -> {
            with.ordinary(request);
            with.socket.close();
        });
        try (DriverBatch batch = batch()) {
            add(batch, 0);
            Thread.sleep(1_100); // longer than the silence after which a line is checked
            add(batch, 1);
            Thread.sleep(1_100);
            batch.finish();
        }
        assertThat(counted).containsExactly(1L, 1L);
        assertThat(server.count(ExecuteBatchRequest.class)).isEqualTo(2);
    }

    private static ExecuteBatchResponse counts(ExecuteBatchRequest batch, List<Long> counts) {
        return new ExecuteBatchResponse(
                batch.connectionId(), batch.statementId(), counts, false, RpcMetadata.NONE, List.of());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
