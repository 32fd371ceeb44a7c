package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Merges leave the rows that the standard says, or are refused where H2 would leave others. */
@ExtendWith(LeanxcaleExtension.class)
class MergeTest {
    private final ProtocolClient client;

    MergeTest(EmbeddedLeanxcale server) throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTables() throws IOException {
        client.update("DROP TABLE IF EXISTS t");
        client.update("DROP TABLE IF EXISTS s");
        client.update("CREATE TABLE t (k INTEGER PRIMARY KEY, a INTEGER, v VARCHAR(10) DEFAULT 'd')");
        client.update("INSERT INTO t VALUES (1, 10, 'one'), (2, 20, 'two')");
        client.update("CREATE TABLE s (k INTEGER, v VARCHAR(10))");
        client.update("INSERT INTO s VALUES (2, 'x'), (3, 'y'), (NULL, 'z')");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    private String rows() throws IOException {
        return client.query("SELECT k, a, v FROM t ORDER BY k").stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining("/")))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "USING s ON t.k = s.k WHEN MATCHED THEN UPDATE SET v = s.v"
                        + " WHEN NOT MATCHED THEN INSERT (k, v) VALUES (COALESCE(s.k, 9), s.v)"
                        + " | 3 | 1/10/one 2/20/x 3/null/y 9/null/z",
                "USING s ON t.k = s.k WHEN MATCHED THEN UPDATE SET a = t.a + s.k, v = s.v | 1 | 1/10/one 2/22/x",
                "USING (SELECT k FROM s WHERE k > 0) AS n (k) ON t.k = n.k WHEN NOT MATCHED THEN INSERT (k) VALUES"
                        + " (n.k) | 1 | 1/10/one 2/20/two 3/null/d",
                "USING (VALUES (0)) AS one_row (nothing) ON t.k = 5 WHEN MATCHED THEN UPDATE SET a = 1"
                        + " WHEN NOT MATCHED THEN INSERT (k, a) VALUES (5, 2) | 1 | 1/10/one 2/20/two 5/2/d",
                "USING (VALUES (0)) AS one_row (nothing) ON t.k = 1 WHEN MATCHED THEN UPDATE SET a = 1"
                        + " WHEN NOT MATCHED THEN INSERT (k, a) VALUES (1, 2) | 1 | 1/1/one 2/20/two",
                "USING t AS u ON t.k = u.k + 1 WHEN MATCHED THEN UPDATE SET v = u.v"
                        + " WHEN NOT MATCHED THEN INSERT (k, v) VALUES (u.k + 5, u.v) | 2 | 1/10/one 2/20/one"
                        + " 7/null/two",
                "USING (VALUES (7, 'p'), (8, 'p')) AS n (k, v) ON t.v = n.v WHEN MATCHED THEN UPDATE SET a = 0"
                        + " WHEN NOT MATCHED THEN INSERT (k, v) VALUES (n.k, n.v)"
                        + " | 2 | 1/10/one 2/20/two 7/null/p 8/null/p",
                "USING s ON t.k = s.k OR 1 = 0 WHEN NOT MATCHED THEN INSERT (k) VALUES (COALESCE(s.k, 9))"
                        + " | 2 | 1/10/one 2/20/two 3/null/d 9/null/d",
                "USING s ON t.k = s.k AND s.v IS NOT NULL AND (t.a BETWEEN 15 AND 25 OR t.k = 1)"
                        + " WHEN MATCHED THEN UPDATE SET v = 'm' | 1 | 1/10/one 2/20/m"
            })
    void rowsAreMerged(String merge, int changed, String expected) throws IOException {
        assertThat(client.update("MERGE INTO t " + merge)).isEqualTo(changed);
        assertThat(rows()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "FALSE",
        "NULL",
        "1 = 0",
        "t.k = s.k AND 1 = 0",
        "(t.k = s.k AND (0 > 1))",
        "t.k = s.k AND NULL",
        "FALSE AND t.k = t.k",
        "t.k = CAST(NULL AS INTEGER)",
        "t.k = s.k AND CAST(? AS BOOLEAN)",
        "? = ? AND (t.k = s.k)"
    })
    void constantConditionIsRefused(String condition) {
        assertThatThrownBy(() -> client.update("MERGE INTO t USING s ON " + condition
                        + " WHEN NOT MATCHED THEN INSERT (k, v) VALUES (5, s.v)"))
                .isInstanceOf(ProtocolClient.Refused.class)
                .hasMessageStartingWith("0A000 MERGE whose ON condition has a constant or a part without a column");
    }

    @Test
    void columnOfTheConditionIsNotSet() throws IOException {
        for (String merge : List.of(
                "MERGE INTO t USING s ON t.v = s.v WHEN MATCHED THEN UPDATE SET a = 1, v = 'n'",
                "MERGE INTO t AS x USING s ON x.k = s.k WHEN MATCHED THEN UPDATE SET k = 7",
                "MERGE INTO t USING s ON UPPER(T.V) = s.v WHEN MATCHED THEN UPDATE SET \"v\" = 'n'",
                "MERGE INTO app.t USING s ON s.k = a WHEN MATCHED THEN UPDATE SET a = 1")) {
            assertThatThrownBy(() -> client.update(merge))
                    .as(merge)
                    .hasMessageStartingWith("0A000 MERGE that sets a column of its ON condition");
        }
        assertThat(client.update(
                        "MERGE INTO t USING s ON t.k = s.k AND s.v = 'x' WHEN MATCHED THEN UPDATE SET v = 'n'"))
                .isEqualTo(1);
    }

    /** H2 reports a second change of a row as a conflict, a second delete as its own fault. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "USING s ON t.k = s.k WHEN MATCHED THEN UPDATE SET v = s.v",
                "USING s ON t.k = s.k WHEN MATCHED THEN UPDATE SET v = t.v",
                "AS x USING (SELECT k, v FROM s) AS y ON CASE WHEN NOT x.k = y.k THEN 0 ELSE 1 END = 1"
                        + " WHEN MATCHED THEN UPDATE SET a = x.a + 1 WHEN NOT MATCHED THEN INSERT (k) VALUES (9)",
                "\"X\" USING (VALUES (2, 'p'), (3, 'q'), (2, 'r')) AS y (k, v) ON \"X\".k = y.k"
                        + " WHEN MATCHED THEN UPDATE SET v = y.v",
                "USING s ON t.k = s.k WHEN NOT MATCHED THEN INSERT (k) VALUES (COALESCE(s.k, 9))"
            })
    void rowWithSeveralPartnersIsACardinalityViolation(String merge) throws IOException {
        client.update("INSERT INTO s VALUES (2, 'again')");
        assertThatThrownBy(() -> client.update("MERGE INTO t " + merge))
                .hasMessageStartingWith("21000 MERGE: several rows of the source belong to one row of the target");
        assertThat(rows()).isEqualTo("1/10/one 2/20/two");
        client.query("EXPLAIN PLAN FOR MERGE INTO t " + merge);
    }

    @Test
    void mergeIntoAViewIsRefused() throws IOException {
        client.update("CREATE VIEW w AS SELECT * FROM t");
        try {
            assertThatThrownBy(() -> client.update(
                            "MERGE INTO w USING s ON w.k = s.k WHEN NOT MATCHED THEN INSERT (k) VALUES (s.k)"))
                    .hasMessageStartingWith("0A000");
        } finally {
            client.update("DROP VIEW w");
        }
    }

    @Test
    void severalPartnersLeaveTheTransactionOpen() throws IOException {
        client.autoCommit(false);
        client.update("INSERT INTO s VALUES (1, 'p'), (1, 'q')");
        String merge = "MERGE INTO t USING s ON t.k = s.k AND s.k < ? WHEN MATCHED THEN UPDATE SET v = s.v, a = ?";
        assertThatThrownBy(() -> client.update(merge, 2, 7)).hasMessageStartingWith("21000");
        client.update("DELETE FROM s WHERE v = 'q'");
        assertThat(client.update(merge, 2, 7)).isEqualTo(1);
        client.commit();
        assertThat(rows()).isEqualTo("1/7/p 2/20/two");
    }

    @Test
    void placeholdersOfAMergeAreTyped() throws IOException {
        String merge = "MERGE INTO t USING (VALUES (0)) AS one_row (nothing) ON t.k = ?"
                + " WHEN MATCHED THEN UPDATE SET a = CAST(? AS INTEGER), v = CAST(? AS VARCHAR)"
                + " WHEN NOT MATCHED THEN INSERT (k, a, v) VALUES (?, ?, ?)";
        assertThat(client.update(merge, 4, 40, "four", 4, 40, "four")).isEqualTo(1);
        assertThat(client.update(merge, 1, 11, "uno", 1, 11, "uno")).isEqualTo(1);
        assertThat(rows()).isEqualTo("1/11/uno 2/20/two 4/40/four");
    }
}
