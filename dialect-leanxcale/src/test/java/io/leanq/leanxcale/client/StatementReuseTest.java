package io.leanq.leanxcale.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.wire.request.CloseStatementRequest;
import io.leanq.wire.request.CreateStatementRequest;
import io.leanq.wire.request.ExecuteRequest;
import io.leanq.wire.request.PrepareRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementReuseTest {
    private static final BindWriter ONE = binds -> binds.setInt(0, 1);

    @Test
    void theLeastRecentlyUsedStatementIsClosedBeyondTheBound() throws IOException {
        try (ScriptedServer server = new ScriptedServer()) {
            try (LeanxcaleDriver driver = new LeanxcaleDriver(
                            server.options().statementCache(2).build());
                    DriverConnection connection = driver.acquire()) {
                for (String sql : List.of("a", "b", "a", "c", "a", "b")) {
                    connection.execute(sql, ONE);
                }
            }
            assertThat(prepared(server)).containsExactly("a", "b", "c", "b");
            assertThat(closed(server)).containsExactly(2, 3);
            assertThat(server.count(ExecuteRequest.class)).isEqualTo(6);
        }
    }

    @Test
    void cacheKeeps256StatementsByDefault() throws IOException {
        try (ScriptedServer server = new ScriptedServer()) {
            try (LeanxcaleDriver driver = new LeanxcaleDriver(server.options().build());
                    DriverConnection connection = driver.acquire()) {
                for (int i = 0; i < 257; i++) {
                    connection.execute("sql " + i, ONE);
                }
            }
            assertThat(closed(server)).containsExactly(1);
        }
    }

    @Test
    void sqlWithoutValuesIsNotPreparedAndSharesOneStatement() throws IOException {
        try (ScriptedServer server = new ScriptedServer()) {
            try (LeanxcaleDriver driver = new LeanxcaleDriver(server.options().build());
                    DriverConnection connection = driver.acquire()) {
                connection.execute("CREATE TABLE a (b INTEGER)", BindWriter.NONE);
                connection.execute("DROP TABLE a", BindWriter.NONE);
            }
            assertThat(server.count(CreateStatementRequest.class)).isEqualTo(1);
            assertThat(server.count(PrepareRequest.class)).isZero();
        }
    }

    private static List<String> prepared(ScriptedServer server) {
        return server.requests().stream()
                .filter(PrepareRequest.class::isInstance)
                .map(request -> ((PrepareRequest) request).sql())
                .toList();
    }

    private static List<Integer> closed(ScriptedServer server) {
        return server.requests().stream()
                .filter(CloseStatementRequest.class::isInstance)
                .map(request -> ((CloseStatementRequest) request).statementId())
                .toList();
    }
}
