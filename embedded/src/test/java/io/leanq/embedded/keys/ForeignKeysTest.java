package io.leanq.embedded.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A foreign key holds at the end of a statement, whatever the statement is and in whatever order it changes rows. */
class ForeignKeysTest {
    private static final String VIOLATION = "23503";

    private EmbeddedLeanxcale server;
    private ProtocolClient client;

    @BeforeEach
    void createTables() throws IOException {
        server = EmbeddedLeanxcale.builder()
                .user("user1", "pass4user1")
                .user("guest", "g")
                .start();
        client = ProtocolClient.open(server.port());
        client.update("CREATE TABLE staff (id INTEGER PRIMARY KEY, boss INTEGER,"
                + " CONSTRAINT fk_boss FOREIGN KEY (boss) REFERENCES staff (id))");
        client.update("CREATE TABLE parents (id INTEGER PRIMARY KEY, code VARCHAR(5) UNIQUE)");
        client.update("CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER, code VARCHAR(5),"
                + " CONSTRAINT fk_parent FOREIGN KEY (parent) REFERENCES parents (id),"
                + " CONSTRAINT fk_code FOREIGN KEY (code) REFERENCES parents (code))");
        client.update("INSERT INTO parents VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    private void assertRefused(String sql) {
        assertThatThrownBy(() -> client.update(sql)).hasMessageStartingWith(VIOLATION);
    }

    @Test
    void rowsOfOneInsertReferToEachOtherInAnyOrder() throws IOException {
        assertThat(client.update("INSERT INTO staff VALUES (1, NULL), (2, 1)")).isEqualTo(2);
        assertThat(client.update("INSERT INTO staff VALUES (4, 3), (3, NULL), (5, 5)"))
                .isEqualTo(3);
        assertThat(client.update("DELETE FROM staff")).isEqualTo(5);
    }

    @Test
    void nothingRemainsOfStatementThatBreaksKey() throws IOException {
        assertRefused("INSERT INTO staff VALUES (1, NULL), (2, 99)");
        assertThat(client.value("SELECT COUNT(*) FROM staff")).isEqualTo(0L);
        client.autoCommit(false);
        client.update("INSERT INTO staff VALUES (1, NULL), (2, 1)");
        assertRefused("INSERT INTO staff VALUES (3, 1), (4, 99)");
        assertRefused("DELETE FROM staff WHERE id = 1");
        client.commit();
        assertThat(client.value("SELECT SUM(id) FROM staff")).isEqualTo(3L);
    }

    @Test
    void refusalNamesTheKeyAndNoValue() {
        assertThatThrownBy(() -> client.update("INSERT INTO children VALUES (1, 12345, NULL)"))
                .hasMessageContaining("Foreign key violation: \"fk_parent: ")
                .hasMessageContaining("REFERENCES user1.parents(id)")
                .hasMessageNotContaining("12345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM parents WHERE id = 1",
                "DELETE parents WHERE id = 1",
                "DELETE FROM parents",
                "UPDATE parents SET id = 9 WHERE id = 1",
                "UPDATE parents SET id = id + 1",
                "UPDATE parents SET code = 'z' WHERE id = 1",
                "UPDATE parents SET code = NULL",
                "UPSERT INTO parents (id, code) VALUES (1, 'z')",
                "UPSERT INTO parents SELECT id, code || 'z' FROM parents",
                "MERGE INTO parents p USING (VALUES (1)) AS v (k) ON p.id = v.k WHEN MATCHED THEN DELETE",
                "MERGE INTO parents p USING (VALUES (1)) AS v (k) ON p.id = v.k WHEN MATCHED THEN UPDATE SET code = "
                        + "'z'",
                "TRUNCATE TABLE parents",
                "DROP TABLE parents",
            })
    void parentWithChildrenStays(String sql) throws IOException {
        client.update("INSERT INTO children VALUES (10, 1, 'a')");
        assertThatThrownBy(() -> client.update(sql)).hasMessageMatching("(?s)(23503|2BP01).*");
        assertThat(client.query("SELECT id, code FROM parents ORDER BY id"))
                .containsExactly(List.of(1, "a"), List.of(2, "b"), List.of(3, "c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO children VALUES (11, 99, NULL)",
                "INSERT INTO children SELECT id + 10, id + 1, code FROM parents",
                "UPSERT INTO children VALUES (10, 99, 'a')",
                "UPSERT INTO children VALUES (11, 1, 'y'), (12, 1, 'a')",
                "UPDATE children SET parent = parent + 9",
                "UPDATE children SET parent = CASE WHEN id = 10 THEN 99 ELSE parent END",
                "UPDATE children SET code = 'y', parent = 2",
                "MERGE INTO children c USING (VALUES (11)) AS v (k) ON c.id = v.k"
                        + " WHEN NOT MATCHED THEN INSERT VALUES (v.k, 99, NULL)",
            })
    void childWithoutParentIsRefused(String sql) throws IOException {
        client.update("INSERT INTO children VALUES (10, 1, 'a')");
        assertRefused(sql);
        assertThat(client.query("SELECT id, parent, code FROM children")).containsExactly(List.of(10, 1, "a"));
    }

    @Test
    void swappedKeysHoldAtEndOfStatement() throws IOException {
        client.update("INSERT INTO children VALUES (10, 1, 'a'), (11, 3, 'c')");
        assertThat(client.update("UPDATE parents SET id = 4 - id")).isEqualTo(3);
        assertThat(client.update(
                        "UPDATE parents SET code = CASE code WHEN 'a' THEN 'c' WHEN 'c' THEN 'a' ELSE 'b' END"))
                .isEqualTo(3);
        assertThat(client.update("UPSERT INTO parents VALUES (1, 'a'), (2, 'x')"))
                .isEqualTo(2);
    }

    @Test
    void rowWrittenTwiceIsCheckedInItsFinalState() throws IOException {
        assertThat(client.update("UPSERT INTO children VALUES (10, 99, NULL), (10, 1, NULL)"))
                .isEqualTo(2);
        assertRefused("UPSERT INTO children VALUES (10, 1, NULL), (10, 99, NULL)");
    }

    @Test
    void mergeThatLeavesSubordinateWithoutBossIsRefused() throws IOException {
        client.update("INSERT INTO staff VALUES (1, NULL)");
        assertRefused("MERGE INTO staff s USING (VALUES (1, 0), (2, 1)) AS v (k, b) ON s.id = v.k"
                + " WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (v.k, v.b)");
        assertThat(client.update("MERGE INTO staff s USING (VALUES (1, 0), (2, 2)) AS v (k, b) ON s.id = v.k"
                        + " WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (v.k, v.b)"))
                .isEqualTo(2);
    }

    @Test
    void middleTableIsCheckedAsChildAndParent() throws IOException {
        client.update("CREATE TABLE grandchildren (id INTEGER PRIMARY KEY, child INTEGER,"
                + " FOREIGN KEY (child) REFERENCES children (id))");
        client.update("INSERT INTO children VALUES (10, 1, 'a')");
        client.update("INSERT INTO grandchildren VALUES (100, 10)");
        assertRefused("UPDATE children SET id = 11, parent = 2");
        assertRefused("UPDATE children SET parent = 99");
        client.update("DELETE FROM grandchildren");
        assertThat(client.update("UPDATE children SET id = 11, parent = 2")).isEqualTo(1);
    }

    @Test
    void rowOfABatchIsOneStatement() throws IOException {
        var handle = client.prepare("INSERT INTO staff VALUES (?, ?)");
        assertThat(client.batch(handle, List.of(new Object[] {1, null}, new Object[] {2, 1})))
                .containsExactly(1L, 1L);
        assertThatThrownBy(() -> client.batch(handle, List.of(new Object[] {4, 3}, new Object[] {3, null})))
                .hasMessageStartingWith(VIOLATION)
                .hasMessageContaining("row 1 of the batch");
        assertThat(client.value("SELECT COUNT(*) FROM staff")).isEqualTo(2L);
    }

    @Test
    void insertedRowsReferToEachOtherUnderCascadingKey() throws IOException {
        client.update("CREATE TABLE s (id INTEGER PRIMARY KEY, boss INTEGER,"
                + " FOREIGN KEY (boss) REFERENCES s (id) ON DELETE CASCADE)");
        assertThat(client.update("INSERT INTO s VALUES (2, 1), (1, NULL), (3, 2)"))
                .isEqualTo(3);
        client.update("DELETE FROM s WHERE id = 1");
        assertThat(client.value("SELECT COUNT(*) FROM s")).isEqualTo(0L);
        assertRefused("INSERT INTO s VALUES (2, 1)");
    }

    @Test
    void cascadingKeyChangesChildren() throws IOException {
        client.update("CREATE TABLE p (id INTEGER PRIMARY KEY)");
        client.update("CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER,"
                + " FOREIGN KEY (p) REFERENCES p (id) ON DELETE CASCADE)");
        client.update("CREATE TABLE d (id INTEGER PRIMARY KEY, p INTEGER, c INTEGER,"
                + " FOREIGN KEY (c) REFERENCES c (id), FOREIGN KEY (p) REFERENCES p (id) ON DELETE SET NULL)");
        client.update("INSERT INTO p VALUES (1), (2)");
        client.update("INSERT INTO c VALUES (10, 1), (20, 2)");
        client.update("INSERT INTO d VALUES (100, 2, 10)");
        assertRefused("DELETE FROM p WHERE id = 1");
        assertRefused("UPDATE p SET id = 3 WHERE id = 1");
        client.update("DELETE FROM p WHERE id = 2");
        assertThat(client.query("SELECT c.id, c.p FROM c")).containsExactly(List.of(10, 1));
        assertThat(client.value("SELECT COUNT(*) FROM d WHERE p IS NULL")).isEqualTo(1L);
        client.update("DELETE FROM d");
        client.update("DELETE FROM p");
        assertThat(client.value("SELECT COUNT(*) FROM c")).isEqualTo(0L);
    }

    /** The type of a parent's column, the type of a child's, and a value of both. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CHAR(3)       | VARCHAR(5)    | 'a'",
                "VARCHAR(5)    | CHAR(3)       | 'a'",
                "CHAR(3)       | CHAR(5)       | 'a'",
                "INTEGER       | BIGINT        | 5",
                "BIGINT        | SMALLINT      | 5",
                "DECIMAL(10,2) | INTEGER       | 5",
                "INTEGER       | DECIMAL(10,2) | 5.00",
                "DECIMAL(10,2) | DECIMAL(10,4) | 5.1000",
                "DOUBLE        | REAL          | 0.5",
                "REAL          | DOUBLE        | 0.5",
                "DOUBLE        | DOUBLE        | CAST('NaN' AS DOUBLE)",
                "TIMESTAMP     | DATE          | DATE '2026-01-02'",
                "VARBINARY(5)  | VARBINARY(8)  | X'01'",
            })
    void keysOfUnlikeTypesHoldInBothDirections(String parent, String child, String value) throws IOException {
        client.update("CREATE TABLE p (id " + parent + " PRIMARY KEY)");
        client.update("CREATE TABLE c (id INTEGER PRIMARY KEY, p " + child + ", FOREIGN KEY (p) REFERENCES p (id))");
        assertRefused("INSERT INTO c VALUES (1, " + value + ")");
        client.update("INSERT INTO p VALUES (" + value + ")");
        assertThat(client.update("INSERT INTO c VALUES (1, " + value + ")")).isEqualTo(1);
        assertRefused("DELETE FROM p");
        client.update("DELETE FROM c");
        assertThat(client.update("DELETE FROM p")).isEqualTo(1);
    }

    /** Rounded or cut, the child's value would equal the parent's. */
    @ParameterizedTest
    @CsvSource({
        "INTEGER, 'DECIMAL(10,2)', 5, 5.4",
        "REAL, DOUBLE, 0.1, 0.1",
        "INTEGER, VARCHAR(5), 5, '''05'''",
        "INTEGER, BIGINT, 5, 3000000000"
    })
    void valueThatTheParentsTypeCannotHaveRefersToNothing(String parent, String child, String value, String other)
            throws IOException {
        client.update("CREATE TABLE p (id " + parent + " PRIMARY KEY)");
        client.update("CREATE TABLE c (id INTEGER PRIMARY KEY, p " + child + ", FOREIGN KEY (p) REFERENCES p (id))");
        client.update("INSERT INTO p VALUES (" + value + ")");
        assertRefused("INSERT INTO c VALUES (1, " + other + ")");
    }

    @Test
    void keysAreCheckedWithoutUserRights() throws IOException {
        client.update("GRANT INSERT ON children TO guest");
        client.update("GRANT SELECT, DELETE ON parents TO guest");
        try (ProtocolClient guest = ProtocolClient.open(server.port(), "guest", "g")) {
            assertThat(guest.update("INSERT INTO user1.children VALUES (10, 1, 'a')"))
                    .isEqualTo(1);
            assertThatThrownBy(() -> guest.update("INSERT INTO user1.children VALUES (11, 9, 'a')"))
                    .hasMessageStartingWith(VIOLATION);
        }
        try (ProtocolClient guest = ProtocolClient.open(server.port(), "guest", "g")) {
            assertThatThrownBy(() -> guest.update("DELETE FROM user1.parents")).hasMessageStartingWith(VIOLATION);
        }
    }

    @Test
    void keysAddedBySchemaChangesHold() throws IOException {
        client.update("CREATE TABLE later (id INTEGER PRIMARY KEY, parent INTEGER)");
        client.update("INSERT INTO later VALUES (1, 3)");
        client.update("ALTER TABLE later ADD CONSTRAINT fk_later FOREIGN KEY (parent) REFERENCES parents (id)");
        assertRefused("DELETE FROM parents WHERE id = 3");
        client.update("ALTER TABLE parents ADD COLUMN note VARCHAR(10)");
        client.update("ALTER TABLE later ADD COLUMN note VARCHAR(10)");
        assertRefused("DELETE FROM parents WHERE id = 3");
        assertRefused("INSERT INTO later VALUES (2, 99, '')");
        client.update("ALTER TABLE later DROP CONSTRAINT fk_later");
        assertThat(client.update("DELETE FROM parents WHERE id = 3")).isEqualTo(1);
        client.update("DROP TABLE children");
        client.update("DROP TABLE parents");
    }

    @Test
    void keysHoldAfterRestart(@TempDir Path data) throws IOException {
        try (EmbeddedLeanxcale first = EmbeddedLeanxcale.builder().data(data).start();
                ProtocolClient writer = ProtocolClient.open(first.port())) {
            writer.update(
                    "CREATE TABLE s (id INTEGER PRIMARY KEY, boss INTEGER, FOREIGN KEY (boss) REFERENCES s (id))");
            writer.update("INSERT INTO s VALUES (2, 1), (1, NULL)");
        }
        for (int round = 0; round < 2; round++) {
            try (EmbeddedLeanxcale again =
                            EmbeddedLeanxcale.builder().data(data).start();
                    ProtocolClient reader = ProtocolClient.open(again.port())) {
                assertThatThrownBy(() -> reader.update("DELETE FROM s WHERE id = 1"))
                        .hasMessageStartingWith(VIOLATION);
                assertThat(reader.update("INSERT INTO s VALUES (4, 3), (3, NULL)"))
                        .isEqualTo(2);
                assertThat(reader.update("DELETE FROM s WHERE id > 2")).isEqualTo(2);
                reader.update("ALTER TABLE s ADD COLUMN n" + round + " INTEGER");
                reader.update("ALTER TABLE s DROP COLUMN n" + round);
            }
        }
    }
}
