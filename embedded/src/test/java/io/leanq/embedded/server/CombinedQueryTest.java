package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Combinations of queries at any depth, with joins anywhere. */
@ExtendWith(LeanxcaleExtension.class)
class CombinedQueryTest {
    private static final List<String> PLACES = List.of(
            "%s",
            "SELECT x.i FROM (%s) AS x (i)",
            "SELECT x.i FROM t JOIN (%s) AS x (i) ON x.i = t.i",
            "SELECT t.i FROM t WHERE t.i IN (%s)",
            "SELECT t.i FROM t WHERE EXISTS (%s)",
            "WITH x (i) AS (%s) SELECT x.i FROM x",
            "INSERT INTO t %s",
            "INSERT INTO t (i) %s",
            "UPSERT INTO t %s");

    private final ProtocolClient client;
    private final Random random = new Random(7);

    CombinedQueryTest(EmbeddedLeanxcale server) throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTables() throws IOException {
        for (String table : List.of("t", "u")) {
            client.update("DROP TABLE IF EXISTS " + table);
            client.update("CREATE TABLE " + table + " (i INTEGER PRIMARY KEY)");
        }
        client.update("INSERT INTO t VALUES (1), (2), (3)");
        client.update("INSERT INTO u VALUES (2), (3), (4)");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @Test
    void laterOperandOfADerivedTableMayJoin() throws IOException {
        assertThat(client.query("SELECT d.i FROM ((SELECT t.i FROM t UNION SELECT u.i FROM u) EXCEPT SELECT t.i FROM t"
                        + " JOIN u ON t.i = u.i) AS d (i) ORDER BY d.i"))
                .containsExactly(List.of(1), List.of(4));
        assertThat(client.query(
                        "SELECT d.i FROM ((SELECT t.i FROM t ORDER BY t.i LIMIT 1) UNION ALL SELECT t.i FROM t"
                                + " JOIN u ON t.i = u.i AND u.i > ?) AS d (i) ORDER BY d.i",
                        2))
                .containsExactly(List.of(1), List.of(3));
        assertThat(client.update("INSERT INTO t (SELECT 7) UNION (SELECT u.i + 10 FROM u JOIN t ON t.i = u.i)"))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(EXISTS (SELECT u.i FROM u WHERE u.i = t.i)) = (t.i > 1)",
                "(t.i > 5) <= (EXISTS (SELECT u.i FROM u WHERE u.i = t.i))",
                "(EXISTS (SELECT u.i FROM u WHERE u.i = t.i)) IS NOT NULL",
                "(EXISTS (SELECT u.i FROM u WHERE u.i = t.i)) IN (TRUE, FALSE)",
                "(EXISTS (SELECT u.i FROM u WHERE (EXISTS (SELECT 1)) = TRUE)) BETWEEN FALSE AND TRUE"
            })
    void existsIsAnOperandInsideADerivedTable(String condition) throws IOException {
        assertThat(client.query("SELECT d.i FROM (SELECT t.i FROM t WHERE " + condition + ") AS d (i) ORDER BY d.i"))
                .containsExactly(List.of(1), List.of(2), List.of(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT DISTINCT EXISTS (%s)",
                "SELECT t.i > 5, NOT EXISTS (%s)",
                "SELECT COALESCE(EXISTS (%s), TRUE)"
            })
    void existsIsAnItemOfADerivedTable(String items) throws IOException {
        String exists = items.formatted("SELECT u.i FROM u WHERE u.i > ?");
        String last = items.contains("NOT") ? "no, d.b" : "d.b";
        assertThat(client.query(
                        "SELECT COUNT(*) FROM t JOIN (" + exists + " FROM t) AS d (" + last.replace("d.", "")
                                + ") ON d.b",
                        items.contains("NOT") ? 99 : 0))
                .hasSize(1)
                .doesNotContain(List.of(0L));
    }

    @Test
    void randomCombinationsRunInEveryPlace() {
        for (int i = 0; i < 60; i++) {
            String query = query(1 + random.nextInt(3));
            for (String place : PLACES) {
                String sql = place.formatted(query);
                assertThatCode(() -> client.prepare(sql)).as(sql).doesNotThrowAnyException();
            }
        }
    }

    private String query(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return select(depth);
        }
        String operator =
                List.of(" UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT ").get(random.nextInt(4));
        StringBuilder sql = new StringBuilder(operand(depth));
        for (int i = random.nextInt(2); i >= 0; i--) {
            sql.append(operator).append(operand(depth));
        }
        return sql + (random.nextInt(6) == 0 ? " ORDER BY 1 LIMIT 2" : "");
    }

    private String operand(int depth) {
        String query = query(depth - 1);
        boolean bare = query.startsWith("SELECT")
                && !query.contains(" UNION ")
                && !query.contains(" EXCEPT ")
                && !query.contains(" INTERSECT ")
                && !query.contains(" LIMIT ");
        return bare ? query : "(" + query + ")";
    }

    private String select(int depth) {
        String from = depth > 0 && random.nextInt(4) == 0 ? "(" + query(depth - 1) + ") AS d (i)" : "t AS d";
        return "SELECT d.i FROM " + from + (random.nextBoolean() ? " JOIN u AS e ON d.i = e.i" : "")
                + (random.nextInt(5) == 0 ? " ORDER BY d.i LIMIT 1" : "");
    }
}
