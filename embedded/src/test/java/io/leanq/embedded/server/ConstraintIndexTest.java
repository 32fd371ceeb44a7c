package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that a user made can be dropped, whatever constraints were added after it; the constraints go on. */
class ConstraintIndexTest {
    private final Path data;
    private EmbeddedLeanxcale server;
    private ProtocolClient client;

    ConstraintIndexTest(@TempDir Path data) throws IOException {
        this.data = data;
        server = start();
        client = ProtocolClient.open(server.port());
    }

    private EmbeddedLeanxcale start() {
        return EmbeddedLeanxcale.builder()
                .user("user1", "pass4user1")
                .user("bob", "b")
                .data(data)
                .start();
    }

    @BeforeEach
    void create() throws IOException {
        client.update("CREATE TABLE p (id INTEGER, PRIMARY KEY (id))");
        client.update("CREATE TABLE c (id INTEGER, p INTEGER, q INTEGER, PRIMARY KEY (id))");
        client.update("INSERT INTO p VALUES (1)");
        client.update("INSERT INTO c VALUES (1, 1, 5)");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    private String indexes() throws IOException {
        return client.query("SELECT index_name, column_name, non_unique FROM LXSYS.INDEX_COLUMNS ORDER BY 1, 2")
                .toString();
    }

    private void assertRefused(String state, String sql) {
        assertThatThrownBy(() -> client.update(sql)).as(sql).hasMessageStartingWith(state);
    }

    private void restart() throws IOException {
        close();
        server = start();
        client = ProtocolClient.open(server.port());
    }

    @Test
    void indexThatAForeignKeyUsesIsDropped() throws IOException {
        client.update("CREATE INDEX ix ON c (p)");
        client.update("ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (p) REFERENCES p (id)");

        client.update("DROP INDEX ix");

        assertThat(indexes()).isEqualTo("[]");
        restart();
        assertThat(indexes()).isEqualTo("[]");
        assertRefused("23503", "INSERT INTO c VALUES (2, 2, 6)");
        assertRefused("42S12", "DROP INDEX ix");
        client.update("CREATE INDEX ix ON c (p)");
        client.update("ALTER TABLE c DROP FOREIGN KEY fk");
        assertThat(indexes()).isEqualTo("[[ix, p, true]]");
        client.update("INSERT INTO c VALUES (2, 2, 6)");
    }

    @Test
    void uniqueIndexThatAForeignKeyUsesIsDropped() throws IOException {
        client.update("CREATE UNIQUE INDEX ux ON c (p)");
        client.update("ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (p) REFERENCES p (id)");
        assertRefused("23505", "INSERT INTO c VALUES (2, 1, 6)");

        client.update("DROP INDEX IF EXISTS ux");

        assertThat(indexes()).isEqualTo("[]");
        client.update("INSERT INTO c VALUES (2, 1, 6)");
        restart();
        client.update("INSERT INTO c VALUES (3, 1, 6)");
        assertRefused("23503", "INSERT INTO c VALUES (4, 2, 6)");
        assertRefused("23503", "DELETE FROM p");
    }

    @Test
    void uniqueIndexThatAUniqueConstraintUsesIsDropped() throws IOException {
        client.update("CREATE UNIQUE INDEX ux ON c (q)");
        client.update("ALTER TABLE c ADD CONSTRAINT uq UNIQUE (q)");
        assertThat(indexes()).isEqualTo("[[uq, q, false], [ux, q, false]]");

        client.update("DROP INDEX ux");

        assertThat(indexes()).isEqualTo("[[uq, q, false]]");
        restart();
        assertRefused("23505", "INSERT INTO c VALUES (2, 1, 5)");
        client.update("ALTER TABLE c DROP CONSTRAINT uq");
        assertThat(indexes()).isEqualTo("[]");
        client.update("INSERT INTO c VALUES (2, 1, 5)");
    }

    @Test
    void uniqueConstraintIsNoIndexToDrop() throws IOException {
        client.update("ALTER TABLE c ADD CONSTRAINT uq UNIQUE (q)");

        assertRefused("0A000", "DROP INDEX uq");
        assertRefused(
                "0A000 DROP INDEX of \"UQ\", a unique constraint, is not supported by the embedded server;"
                        + " ALTER TABLE … DROP CONSTRAINT drops it",
                "DROP INDEX IF EXISTS user1.\"UQ\"");
        client.update("DROP INDEX IF EXISTS other");
        assertThat(indexes()).isEqualTo("[[uq, q, false]]");
    }

    @Test
    void indexOfAnotherUserIsNotDropped() throws IOException {
        client.update("CREATE INDEX ix ON c (p)");
        client.update("ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (p) REFERENCES p (id)");
        try (ProtocolClient bob = ProtocolClient.open(server.port(), "bob", "b")) {
            assertThatThrownBy(() -> bob.update("DROP INDEX user1.ix")).hasMessageStartingWith("42501");
        }
        assertThat(indexes()).isEqualTo("[[ix, p, true]]");
    }
}
