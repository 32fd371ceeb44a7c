package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.SqlException;
import io.leanq.WriteConflict;
import io.leanq.driver.DriverBatch;
import io.leanq.driver.DriverConnection;
import io.leanq.leanxcale.Transport;
import io.leanq.leanxcale.client.net.Connector;
import io.leanq.leanxcale.client.net.Opening;
import io.leanq.leanxcale.client.net.Watchdog;
import io.leanq.wire.common.RpcMetadata;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ExecuteBatchRequest;
import io.leanq.wire.request.RollbackRequest;
import io.leanq.wire.response.ErrorResponse;
import io.leanq.wire.response.ExecuteBatchResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Rows of a batch fail while others are gathered: no rows are sent after them, none is sent twice, and no call reports
 * them as done.
 */
class RowsThatFailTest extends RowsOneByOne {
    @Test
    void noRowsAreSentAfterRefusedOnes() {
        refuseFirst();
        DriverBatch batch = batch();
        add(batch, 0);
        assertThatThrownBy(() -> add(batch, 1)).isInstanceOf(SqlException.class);
        assertThatThrownBy(batch::addRow).hasMessageContaining("closed");
        batch.close();
        assertThat(server.count(ExecuteBatchRequest.class)).isEqualTo(1);
        assertThat(counted).isEmpty();
    }

    @Test
    void refusalOfLastRowsIsThrownByFinish() {
        refuseFirst();
        DriverBatch batch = batch();
        add(batch, 0);
        assertThatThrownBy(batch::finish).isInstanceOf(SqlException.class);
        batch.close();
    }

    @Test
    void aCommitIsRefusedWhileRowsBeforeItDidNotRun() {
        refuseFirst();
        DriverBatch batch = batch();
        add(batch, 0);
        assertThatThrownBy(connection::commit).isInstanceOf(SqlException.class);
        assertThat(server.count(CommitRequest.class)).isZero();
        assertThatThrownBy(batch::finish).isInstanceOf(SqlException.class);
        batch.close();
        connection.rollback();
        assertThat(server.count(RollbackRequest.class)).isEqualTo(1);
    }

    @Test
    void forgottenRowsOfClosedBatchAreNotSentAgain() {
        server.on(ExecuteBatchRequest.class, (request, with) -> {
            ExecuteBatchRequest batch = (ExecuteBatchRequest) request;
            with.send(new ExecuteBatchResponse(
                    batch.connectionId(), batch.statementId(), List.of(), true, RpcMetadata.NONE, List.of()));
        });
        DriverBatch batch = batch();
        add(batch, 0);
        batch.close();
        connection.rollback();
        assertThat(server.count(ExecuteBatchRequest.class)).isEqualTo(1);
    }

    @Test
    void aBatchGoesOnAfterARollback() {
        DriverBatch batch = batch();
        add(batch, 0);
        connection.rollback();
        add(batch, 1);
        batch.finish();
        batch.close();
        batch.close();
        connection.commit();
        assertThat(counted).containsExactly(1L, 1L);
        assertThat(server.conversation()).containsSubsequence("ExecuteBatch", "Rollback", "ExecuteBatch", "Commit");
    }

    @Test
    void aBatchThatIsClosedTakesNoRows() {
        DriverBatch batch = batch();
        batch.close();
        assertThatThrownBy(batch::addRow).hasMessageContaining("closed");
        assertThatThrownBy(batch::finish).hasMessageContaining("closed");
    }

    @Test
    void commitDependsOnRowsOfEachBatch() {
        server.on(ExecuteBatchRequest.class, (request, with) -> {
            if (server.count(ExecuteBatchRequest.class) == 1) {
                with.send(ErrorResponse.of("java.sql.SQLException", "Duplicate key", -1, "23505"));
            } else {
                with.ordinary(request);
            }
        });
        DriverBatch first = batch();
        add(first, 0);
        DriverBatch second = connection.batch("DELETE FROM t WHERE a = ?", (row, changed) -> {});
        add(second, 0);
        second.finish();
        first.close();
        second.close();
        assertThatThrownBy(connection::commit).isInstanceOf(SqlException.class);
        assertThat(server.count(CommitRequest.class)).isZero();
        connection.rollback();
        connection.execute(INSERT, ONE);
        connection.commit();
        assertThat(server.count(CommitRequest.class)).isEqualTo(1);
    }

    @Test
    void transactionThatRowsLostSendsNothingElse() {
        server.on(
                ExecuteBatchRequest.class,
                (request, with) -> with.send(ErrorResponse.of("java.sql.SQLException", "Conflict", -1, "40001")));
        DriverBatch batch = batch();
        add(batch, 0);
        assertThatThrownBy(() -> connection.query("SELECT NEXT VALUE FOR s", ONE))
                .isInstanceOf(WriteConflict.class);
        assertThatThrownBy(() -> add(batch, 1)).isInstanceOf(WriteConflict.class);
        batch.close();
        connection.rollback();
        assertThat(server.conversation()).endsWith("ExecuteBatch", "Rollback").doesNotContain("Execute");
        assertThat(connection.execute(INSERT, ONE)).isEqualTo(1);
    }

    @Test
    void anErrorWhileTheAnswerIsTakenIsNoSuccessOfTheBatch() throws IOException {
        stop();
        connectTo(Transport.TCP, error -> {
            throw new StackOverflowError();
        });
        refuseFirst();
        DriverBatch batch = batch();
        add(batch, 0);
        assertThatThrownBy(() -> connection.execute(INSERT, ONE)).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(connection::commit).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(batch::finish).isInstanceOf(StackOverflowError.class);
        batch.close();
    }

    @Test
    void errorWhileGivingBackLeavesPoolItsPlace() throws IOException {
        stop();
        connectTo(Transport.TCP, error -> {
            throw new StackOverflowError();
        });
        refuseFirst();
        DriverBatch batch = batch();
        add(batch, 0);
        assertThatThrownBy(connection::close).isInstanceOf(StackOverflowError.class);
        batch.close();
        try (DriverConnection next = driver.acquire()) {
            assertThat(next.execute(INSERT, ONE)).isEqualTo(1);
        }
    }

    @Test
    void outstandingAnswerIsNotTakenForNextOne() {
        try (Exchange exchange = Exchange.connect(
                new Connector(server.options().build(), new Watchdog()), Duration.ofSeconds(10), new Opening())) {
            exchange.begin(new CommitRequest("c"), () -> {
                throw new StackOverflowError();
            });
            assertThatThrownBy(() -> commit(exchange)).isInstanceOf(StackOverflowError.class);
            assertThatThrownBy(() -> commit(exchange)).hasMessageContaining("lost earlier");
        }
        assertThat(server.count(CommitRequest.class)).isLessThan(2);
    }

    @Test
    void aListenerOfCountsThatThrowsEndsTheBatch() {
        DriverBatch batch = connection.batch(INSERT, (row, changed) -> {
            throw new IllegalStateException("of the listener");
        });
        add(batch, 0);
        assertThatThrownBy(() -> add(batch, 1)).hasMessage("of the listener");
        assertThatThrownBy(batch::finish).hasMessageContaining("closed");
        batch.close();
        assertThat(server.count(ExecuteBatchRequest.class)).isEqualTo(1);
    }

    @Test
    void aListenerOfCountsMayUseTheConnectionAndEndTheBatch() {
        List<DriverBatch> ended = new ArrayList<>();
        DriverBatch batch = connection.batch(INSERT, (row, changed) -> {
            assertThat(connection.execute("UPDATE t SET a = ?", ONE)).isEqualTo(1);
            ended.get(0).close();
        });
        ended.add(batch);
        add(batch, 0);
        assertThatThrownBy(() -> add(batch, 1)).hasMessageContaining("closed");
        assertThat(server.count(ExecuteBatchRequest.class)).isEqualTo(1);
    }

    @Test
    void rowsWithLostAnswerMayHaveRunAndNothingElseIsSent() {
        server.on(ExecuteBatchRequest.class, (request, with) -> with.socket.close());
        DriverBatch batch = batch();
        add(batch, 0);
        assertLost(() -> connection.execute("UPDATE t SET a = ?", ONE));
        assertLost(batch::finish);
        batch.close();
        assertThat(server.conversation()).doesNotContain("Execute");
    }

    private static void assertLost(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ConnectionLost.class, lost -> assertThat(lost.outcome()).isEqualTo(Outcome.MAY_HAVE_RUN));
    }
}
