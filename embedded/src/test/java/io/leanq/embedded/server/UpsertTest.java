package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.wire.common.StatementHandle;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** UPSERT replaces whole rows. */
@ExtendWith(LeanxcaleExtension.class)
class UpsertTest {
    private final ProtocolClient client;

    UpsertTest(EmbeddedLeanxcale server) throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void createTable() throws IOException {
        client.update("DROP TABLE IF EXISTS child");
        client.update("DROP TABLE IF EXISTS t");
        client.update(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(10), b INTEGER DEFAULT 7, \"Odd \"\"Name\" DATE)");
        client.update("INSERT INTO t VALUES (1, 'old', 1, DATE '2020-01-01')");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    private List<List<@org.jspecify.annotations.Nullable Object>> all() throws IOException {
        return client.query("SELECT * FROM t ORDER BY id");
    }

    @Test
    void columnsThatAreNotNamedGetTheirDefaultOrNull() throws IOException {
        assertThat(client.update("UPSERT INTO T (ID, A) VALUES (1, 'new'), (?, ?)", 2, null))
                .isEqualTo(2);
        assertThat(all()).containsExactly(Arrays.asList(1, "new", 7, null), Arrays.asList(2, null, 7, null));
        assertThat(client.update("UPSERT INTO t (id) VALUES (1)")).isEqualTo(1);
        assertThat(all().get(0)).containsExactly(1, null, 7, null);
    }

    @Test
    void upsertTakesTheRowsOfAQuery() throws IOException {
        client.update("CREATE TABLE source (x INTEGER PRIMARY KEY, y VARCHAR(9))");
        client.update("INSERT INTO source VALUES (1, 'one'), (5, 'five')");
        assertThat(client.update("UPSERT INTO t (id, a) SELECT x, y FROM source WHERE x > ?", 0))
                .isEqualTo(2);
        assertThat(all()).containsExactly(Arrays.asList(1, "one", 7, null), Arrays.asList(5, "five", 7, null));
        client.update("DROP TABLE source");
    }

    @Test
    void theSameKeyTwiceKeepsTheLastRow() throws IOException {
        client.update("UPSERT INTO t (id, a) VALUES (3, 'x'), (3, 'y')");
        assertThat(client.value("SELECT a FROM t WHERE id = 3")).isEqualTo("y");
    }

    @Test
    void sequencesFeedKeys() throws IOException {
        client.update("CREATE SEQUENCE keys_of_t START WITH 100");
        client.update("UPSERT INTO t (id, a) VALUES (NEXT VALUE FOR keys_of_t, 'seq')");
        assertThat(client.value("SELECT a FROM t WHERE id = 100")).isEqualTo("seq");
        client.update("DROP SEQUENCE keys_of_t");
    }

    @Test
    void rowsThatOthersReferenceAreReplacedInPlace() throws IOException {
        client.update("CREATE TABLE child (id INTEGER PRIMARY KEY, t INTEGER REFERENCES t (id))");
        client.update("INSERT INTO child VALUES (1, 1)");
        client.update("UPSERT INTO t (id, a) VALUES (1, 'kept')");
        assertThat(client.value("SELECT a FROM t JOIN child ON child.t = t.id")).isEqualTo("kept");
    }

    @Test
    void tableOfACompositeKeyAloneIsUpserted() throws IOException {
        client.update("CREATE TABLE only_key (a INTEGER, b VARCHAR(5), PRIMARY KEY (b, a))");
        assertThat(client.update("UPSERT INTO only_key VALUES (1, 'x'), (1, 'x'), (2, 'x')"))
                .isEqualTo(3);
        assertThat(client.value("SELECT COUNT(*) FROM only_key")).isEqualTo(2L);
        client.update("DROP TABLE only_key");
    }

    @Test
    void batchesUpsertEachRow() throws IOException {
        StatementHandle upsert = client.prepare("UPSERT INTO t (id, a) VALUES (?, ?)");
        assertThat(client.batch(upsert, List.of(new Object[] {1, "b1"}, new Object[] {2, "b2"})))
                .containsExactly(1L, 1L);
        assertThat(all()).containsExactly(Arrays.asList(1, "b1", 7, null), Arrays.asList(2, "b2", 7, null));
    }

    @Test
    void aPreparedUpsertKnowsColumnsThatWereAddedSince() throws IOException {
        StatementHandle upsert = client.prepare("UPSERT INTO t (id, a) VALUES (?, ?)");
        client.update("ALTER TABLE t ADD COLUMN added INTEGER");
        client.update("UPDATE t SET added = 5");
        client.execute(upsert, 1, "new");
        assertThat(client.query("SELECT a, added FROM t")).containsExactly(Arrays.asList("new", null));
    }

    @Test
    void violatedConstraintsFailAnUpsert() throws IOException {
        assertThatThrownBy(() -> client.update("UPSERT INTO t (id) VALUES (NULL)"))
                .hasMessageStartingWith("23502");
        assertThatThrownBy(() -> client.update("UPSERT INTO t (id, a) VALUES (1, 'longer than ten')"))
                .hasMessageStartingWith("22001");
        client.update("CREATE TABLE keyless (a INTEGER)");
        assertThatThrownBy(() -> client.update("UPSERT INTO keyless VALUES (1)"))
                .hasMessageStartingWith("0A000")
                .hasMessageContaining("no primary key");
        client.update("DROP TABLE keyless");
    }
}
