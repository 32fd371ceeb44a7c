package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.ConnectionLost.Outcome;
import io.leanq.WriteConflict;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.wire.request.CommitRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.PrepareRequest;
import io.leanq.wire.request.RollbackRequest;
import io.leanq.wire.response.ErrorResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A transaction whose connection is lost, or that meets a conflict, never reports a successful commit. */
@Timeout(30)
class TransactionFaultsTest {
    private static final BindWriter ONE = binds -> binds.setInt(0, 1);
    private static final String INSERT = "INSERT INTO t VALUES (?)";
    private static final ErrorResponse CONFLICT = ErrorResponse.of("java.sql.SQLException: x", "conflict", 7, "40001");

    private ScriptedServer server;
    private LeanxcaleDriver driver;
    private DriverConnection connection;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        driver = new LeanxcaleDriver(server.options().build());
        connection = driver.acquire();
        connection.autocommit(false);
    }

    @AfterEach
    void stop() throws IOException {
        connection.close();
        driver.close();
        server.close();
    }

    @Test
    void noCommitSucceedsAfterLostCommitRolledBackOrNot() {
        server.on(CommitRequest.class, (request, with) -> with.socket.close());
        connection.execute(INSERT, ONE);
        assertLost(Outcome.MAY_HAVE_RUN, "was lost while waiting");
        assertLost(Outcome.NOT_RUN, "was lost earlier; nothing more was committed");
        connection.rollback();
        assertLost(Outcome.NOT_RUN, "was lost earlier; nothing more was committed");
        assertThat(server.count(CommitRequest.class)).isEqualTo(1);
    }

    @Test
    void noCommitSucceedsAfterLostStatementAndRollback() {
        server.on(ExecuteRequest.class, (request, with) -> with.socket.close());
        assertThatThrownBy(() -> connection.execute(INSERT, ONE)).isInstanceOf(ConnectionLost.class);
        connection.rollback();
        assertLost(Outcome.NOT_RUN, "was lost earlier; nothing more was committed");
    }

    @Test
    void aConflictThatAFetchRunsIntoDoomsTheTransaction() {
        OneColumnResults.serve(server, (request, with) -> with.send(CONFLICT));
        DriverCursor cursor = connection.query("SELECT a FROM t", BindWriter.NONE);
        assertThat(cursor.next()).isTrue();
        assertThatThrownBy(cursor::next).isInstanceOf(WriteConflict.class);
        cursor.close();
        assertThatThrownBy(connection::commit).isInstanceOf(WriteConflict.class);
        assertThat(server.count(CommitRequest.class)).isZero();
        assertThat(server.count(RollbackRequest.class)).isEqualTo(1);
    }

    @Test
    void aConflictThatPreparingRunsIntoDoomsTheTransaction() {
        connection.execute(INSERT, ONE);
        server.on(PrepareRequest.class, (request, with) -> with.send(CONFLICT));
        assertThatThrownBy(() -> connection.execute("DELETE FROM t WHERE a = ?", ONE))
                .isInstanceOf(WriteConflict.class);
        assertThatThrownBy(connection::commit).isInstanceOf(WriteConflict.class);
        assertThat(server.count(CommitRequest.class)).isZero();
    }

    private void assertLost(Outcome outcome, String message) {
        assertThatThrownBy(connection::commit)
                .isInstanceOfSatisfying(
                        ConnectionLost.class, lost -> assertThat(lost.outcome()).isEqualTo(outcome))
                .hasMessageContaining(message);
    }
}
