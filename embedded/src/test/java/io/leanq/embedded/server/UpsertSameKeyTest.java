package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.ProtocolClient.Refused;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.wire.common.StatementHandle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An UPSERT with the same key twice: the last row of VALUES wins; a query with a key twice is refused. */
@ExtendWith(LeanxcaleExtension.class)
class UpsertSameKeyTest {
    private final ProtocolClient client;

    UpsertSameKeyTest(EmbeddedLeanxcale server) throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTables() throws IOException {
        client.update("DROP TABLE IF EXISTS t");
        client.update("DROP TABLE IF EXISTS source");
        client.update("CREATE TABLE t (a INTEGER, b VARCHAR(9), v INTEGER, PRIMARY KEY (b, a))");
        client.update("CREATE TABLE source (n INTEGER PRIMARY KEY, a INTEGER, b VARCHAR(9))");
        client.update("INSERT INTO t VALUES (1, 'x', 0), (9, 'x', 0)");
        client.update("INSERT INTO source VALUES (1, 1, 'x'), (2, 2, 'x'), (3, 1, 'x'), (4, 1, 'y')");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    private void end(boolean autoCommit) throws IOException {
        if (!autoCommit) {
            client.commit();
        }
    }

    private List<List<@org.jspecify.annotations.Nullable Object>> all() throws IOException {
        return client.query("SELECT b, a, v FROM t ORDER BY b, a");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLastRowOfValuesWins(boolean autoCommit) throws IOException {
        client.autoCommit(autoCommit);
        assertThat(client.update(
                        "UPSERT INTO t VALUES (1, 'x', 1), (2, 'x', 1), (1, 'x', 2), (2, 'x', 2), (1, 'x', 3)"))
                .isEqualTo(5);
        assertThat(client.update("UPSERT INTO t VALUES (?, ?, ?), (?, ?, ?)", 9, "x", 1, 9, "x", 2))
                .isEqualTo(2);
        end(autoCommit);
        assertThat(all()).containsExactly(List.of("x", 1, 3), List.of("x", 2, 2), List.of("x", 9, 2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLastRowOfABatchWins(boolean autoCommit) throws IOException {
        client.autoCommit(autoCommit);
        StatementHandle upsert = client.prepare("UPSERT INTO t VALUES (?, ?, ?)");
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.add(new Object[] {i % 2, "x", i});
        }
        assertThat(client.batch(upsert, rows)).hasSize(10).containsOnly(1L);
        end(autoCommit);
        assertThat(all()).containsExactly(List.of("x", 0, 8), List.of("x", 1, 9), List.of("x", 9, 0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aQueryThatGivesAKeyTwiceIsRefusedAndChangesNothing(boolean autoCommit) throws IOException {
        client.autoCommit(autoCommit);
        client.update("UPDATE t SET v = 7 WHERE a = 9");
        assertThatThrownBy(() -> client.update("UPSERT INTO t (v, a, b) SELECT n, a, b FROM source ORDER BY n"))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.sqlState()).isEqualTo("21000"))
                .hasMessageContaining("same key");
        assertThat(client.update("UPSERT INTO t (v, a, b) SELECT n, a, b FROM source WHERE n <> 3"))
                .isEqualTo(3);
        end(autoCommit);
        assertThat(all())
                .containsExactly(List.of("x", 1, 1), List.of("x", 2, 2), List.of("x", 9, 7), List.of("y", 1, 4));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTableMayBeUpsertedFromItself(boolean autoCommit) throws IOException {
        client.autoCommit(autoCommit);
        assertThat(client.update("UPSERT INTO t SELECT a, b, v + 1 FROM t")).isEqualTo(2);
        end(autoCommit);
        assertThat(all()).containsExactly(List.of("x", 1, 1), List.of("x", 9, 1));
    }
}
