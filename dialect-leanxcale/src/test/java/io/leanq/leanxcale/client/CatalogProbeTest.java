package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConnectionLost;
import io.leanq.SqlException;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.tree.ObjectName;
import io.leanq.wire.request.ColumnsRequest;
import io.leanq.wire.request.PrepareAndExecuteRequest;
import io.leanq.wire.request.SyncResultsRequest;
import io.leanq.wire.request.TablesRequest;
import io.leanq.wire.response.ErrorResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A server is asked for LXSYS to find out which catalog it has. Only a refusal of the name means that it has no LXSYS.
 */
@Timeout(30)
class CatalogProbeTest {
    private static final List<ObjectName> NAMES = List.of(ObjectName.of("t"));

    private ScriptedServer server;
    private Database db;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        db = Leanxcale.connect(server.options().build());
    }

    @AfterEach
    void stop() throws IOException {
        db.close();
        server.close();
    }

    private void refuseProbes(String state, String text) {
        server.on(
                PrepareAndExecuteRequest.class,
                (request, with) -> with.send(ErrorResponse.of(text, text, ErrorResponse.UNKNOWN, state)));
    }

    private long metadataRequests() {
        return server.count(TablesRequest.class)
                + server.count(ColumnsRequest.class)
                + server.count(SyncResultsRequest.class);
    }

    @Test
    void connectionLostDuringProbeIsReportedAsLost() {
        server.on(PrepareAndExecuteRequest.class, (request, with) -> with.socket.close());
        assertThatThrownBy(() -> db.catalog(NAMES)).isInstanceOf(ConnectionLost.class);
        assertThat(server.count(PrepareAndExecuteRequest.class)).isEqualTo(1);
        assertThat(metadataRequests()).isZero();
    }

    @Test
    void serverSilentDuringProbeIsReportedAsLost() {
        server.on(PrepareAndExecuteRequest.class, (request, with) -> {});
        assertThatThrownBy(() -> db.catalog(NAMES)).isInstanceOf(ConnectionLost.class);
        assertThat(metadataRequests()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "42501, Not enough rights for object LXSYS.TABLES",
        "57014, Statement was canceled or the session timed out",
        "00000, RuntimeException: java.sql.SQLTimeoutException: unknown delay",
        "00000, RuntimeException: java.sql.SQLInvalidAuthorizationSpecException: user not found",
        "40001, Conflict",
        "HY000, Out of memory"
    })
    void aRefusalForAnotherReasonIsNotTakenForAServerWithoutLxsys(String state, String text) {
        refuseProbes(state, text);
        assertThatThrownBy(() -> db.catalog(NAMES))
                .isInstanceOfSatisfying(
                        SqlException.class,
                        refusal -> assertThat(refusal.serverMessage()).isEqualTo(text));
        assertThat(server.count(PrepareAndExecuteRequest.class)).isEqualTo(1);
        assertThat(metadataRequests()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "42S02, what it says does not matter",
        "00000, RuntimeException: org.h2.jdbc.JdbcSQLSyntaxErrorException: Schema \"LXSYS\" not found",
        "HY000, Object 'LXSYS' not found"
    })
    void missingCatalogIsReportedAndProbedAgain(String state, String text) {
        refuseProbes(state, text);
        server.on(
                TablesRequest.class,
                (request, with) -> with.send(ErrorResponse.of("no", "no", ErrorResponse.UNKNOWN, "0A000")));
        for (int asked = 1; asked <= 2; asked++) {
            assertThatThrownBy(() -> db.catalog(NAMES))
                    .isInstanceOf(SqlException.class)
                    .hasMessageContaining("no LXSYS")
                    .hasMessageContaining("JDBC's words");
            assertThat(server.count(PrepareAndExecuteRequest.class)).isEqualTo(2L * asked);
            assertThat(server.count(TablesRequest.class)).isEqualTo(asked);
        }
    }

    @Test
    void connectionLostAfterProbeIsReportedAsLost() {
        refuseProbes("42S02", "Schema not found");
        server.on(TablesRequest.class, (request, with) -> with.socket.close());
        assertThatThrownBy(() -> db.catalog(NAMES)).isInstanceOf(ConnectionLost.class);
    }
}
