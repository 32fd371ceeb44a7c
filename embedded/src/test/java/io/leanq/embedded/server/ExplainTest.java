package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EXPLAIN PLAN answers one row with one column PLAN, as Calcite does, and runs nothing. */
@ExtendWith(LeanxcaleExtension.class)
class ExplainTest {
    private final ProtocolClient client;

    ExplainTest(EmbeddedLeanxcale server) throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTable() throws IOException {
        client.update("DROP TABLE IF EXISTS explained");
        client.update("CREATE TABLE explained (k INTEGER PRIMARY KEY, a INTEGER)");
        client.update("INSERT INTO explained VALUES (1, 10)");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT a FROM explained WHERE k = 1                                        | PRIMARY_KEY",
                "(SELECT k FROM explained ORDER BY k LIMIT 1)                               | FETCH FIRST",
                "VALUES (1)                                                                 | VALUES",
                "WITH w AS (SELECT 1 AS x) SELECT x FROM w                                  | WITH",
                "INSERT INTO explained VALUES (2, 20)                                       | INSERT INTO",
                "UPDATE explained SET a = 11 WHERE k = 1                                    | UPDATE",
                "DELETE FROM explained WHERE k = 1                                          | DELETE FROM",
                "UPSERT INTO explained VALUES (1, 11)                                       | MERGE INTO",
                "UPSERT INTO explained SELECT k, a + 1 FROM explained                       | SELECT",
                "MERGE INTO explained AS t USING (VALUES (1)) AS s (k) ON t.k = s.k WHEN MATCHED THEN DELETE | MERGE"
                        + " INTO"
            })
    void statementIsExplainedAndNotRun(String sql, String part) throws IOException {
        var result = client.execute("EXPLAIN PLAN FOR " + sql);
        assertThat(ProtocolClient.signature(result).columns())
                .singleElement()
                .satisfies(column -> assertThat(column.label()).isEqualTo("PLAN"));
        assertThat(client.rows(result))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .asString()
                .contains(part);
        assertThat(client.value("SELECT SUM(k + a) FROM explained")).isEqualTo(11L);
    }

    @Test
    void placeholdersOfAnUpsertAreThoseOfItsRow() throws IOException {
        assertThat((String) client.value("EXPLAIN PLAN FOR UPSERT INTO explained VALUES (?, ? + 1)", 1, 2))
                .startsWith("MERGE INTO");
    }

    @Test
    void upsertOfSeveralRowsIsExplainedByOneRow() {
        assertThatThrownBy(() -> client.query("EXPLAIN PLAN FOR UPSERT INTO explained VALUES (1, 2), (2, 3)"))
                .hasMessageStartingWith("0A000 EXPLAIN PLAN of an UPSERT of several rows")
                .hasMessageEndingWith("an UPSERT of one row has the same plan");
    }
}
