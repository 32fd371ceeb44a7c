package io.leanq.embedded.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Foreign keys hold between transactions while the schema changes under them. */
class ChangedSchemaKeysTest {
    private static final String CONFLICT = "40001";
    private static final String VIOLATION = "23503";

    private EmbeddedLeanxcale server;
    private ProtocolClient one;
    private ProtocolClient two;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedLeanxcale.start();
        one = ProtocolClient.open(server.port());
        two = ProtocolClient.open(server.port());
        one.update("CREATE TABLE p (id INTEGER PRIMARY KEY)");
        one.update("INSERT INTO p VALUES (1), (2)");
    }

    private void createChildren() throws IOException {
        one.update(
                "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER, CONSTRAINT fk FOREIGN KEY (p) REFERENCES p (id))");
    }

    @AfterEach
    void stop() throws IOException {
        one.close();
        two.close();
        server.close();
    }

    private static void assertRefused(String state, ProtocolClient client, String sql) {
        assertThatThrownBy(() -> client.update(sql)).hasMessageStartingWith(state);
    }

    @Test
    void parentLockSurvivesRenamedTable() throws IOException {
        createChildren();
        one.autoCommit(false);
        one.update("INSERT INTO c VALUES (1, 1)");
        two.update("ALTER TABLE p RENAME TO parents");
        assertRefused(CONFLICT, two, "DELETE FROM parents WHERE id = 1");
        one.commit();
        assertRefused(VIOLATION, two, "DELETE FROM parents WHERE id = 1");
    }

    @Test
    void unseenChildIsConflictAfterNewColumnOfParentTable() throws IOException {
        createChildren();
        two.autoCommit(false);
        two.value("SELECT COUNT(*) FROM c");
        one.update("INSERT INTO c VALUES (1, 1)");
        one.update("ALTER TABLE p ADD COLUMN name VARCHAR(5)");
        assertRefused(CONFLICT, two, "DELETE FROM p WHERE id = 1");
    }

    @Test
    void newKeyWaitsForTransactionThatRemovedParent() throws Exception {
        one.update("CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER)");
        one.update("INSERT INTO c VALUES (1, 1)");
        one.autoCommit(false);
        one.update("DELETE FROM p WHERE id = 1");
        CompletableFuture<Void> adding = CompletableFuture.runAsync(() ->
                assertRefused(VIOLATION, two, "ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (p) REFERENCES p (id)"));
        Thread.sleep(100);
        one.commit();
        adding.get();
        assertThat(two.update("INSERT INTO c VALUES (2, 99)"))
                .as("the key is not there")
                .isEqualTo(1);
        assertThat(two.value("SELECT LOCK_TIMEOUT()"))
                .as("waits no longer than before")
                .isEqualTo(100);
    }

    @Test
    void snapshotOlderThanKeyInsertsNoChild() throws IOException {
        one.update("CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER)");
        two.autoCommit(false);
        two.value("SELECT COUNT(*) FROM p");
        one.update("DELETE FROM p WHERE id = 1");
        one.update("ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (p) REFERENCES p (id)");
        assertRefused(CONFLICT, two, "INSERT INTO c VALUES (1, 1)");
    }

    @Test
    void keysAreFreeAfterFailedSchemaChange() throws IOException {
        createChildren();
        one.autoCommit(false);
        one.update("INSERT INTO c VALUES (1, 1)");
        assertRefused("42S01", one, "CREATE TABLE p (id INTEGER PRIMARY KEY)");
        assertThat(two.update("DELETE FROM c")).isEqualTo(1);
        assertThat(two.update("DELETE FROM p WHERE id = 1")).isEqualTo(1);
    }
}
