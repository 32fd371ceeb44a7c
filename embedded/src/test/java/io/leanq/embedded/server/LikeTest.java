package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** LIKE has no escape unless the statement names one, as in Calcite. */
@ExtendWith(LeanxcaleExtension.class)
class LikeTest {
    private final EmbeddedLeanxcale server;

    LikeTest(EmbeddedLeanxcale server) {
        this.server = server;
    }

    @Test
    void backslashIsNoEscapeUnlessTheStatementNamesIt() throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            client.update("DROP TABLE IF EXISTS likes");
            client.update("CREATE TABLE likes (id INTEGER PRIMARY KEY, name VARCHAR(20))");
            client.update("INSERT INTO likes VALUES (1, 'a\\b'), (2, 'ab'), (3, 'a%b'), (4, 'a\\xb'), (5, 'end\\')");
            assertThat(ids(client, "name LIKE 'a\\b'")).isEqualTo(List.of(1));
            assertThat(ids(client, "name LIKE 'a\\%b'")).isEqualTo(List.of(1, 4));
            assertThat(ids(client, "name LIKE '%\\'")).isEqualTo(List.of(5));
            assertThat(ids(client, "name NOT LIKE '%\\%'")).isEqualTo(List.of(2, 3));
            assertThat(ids(client, "name LIKE ?", "a\\b")).isEqualTo(List.of(1));
            assertThat(ids(client, "name LIKE 'a!%b' ESCAPE '!'")).isEqualTo(List.of(3));
            assertThat(ids(client, "name LIKE ? ESCAPE '!'", "a!%b")).isEqualTo(List.of(3));
            assertThat(ids(client, "name LIKE 'a\\%b' ESCAPE '\\'")).isEqualTo(List.of(3));
        }
    }

    @Test
    void blanksOfACharAreCharacters() throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            client.update("DROP TABLE IF EXISTS likes");
            client.update("CREATE TABLE likes (id INTEGER PRIMARY KEY, name CHAR(3))");
            client.update("INSERT INTO likes VALUES (1, 'ab'), (2, 'abc'), (3, '')");
            for (String pattern : List.of("ab", "", "a", "ab  ")) {
                assertThat(ids(client, "name LIKE '" + pattern + "'"))
                        .as(pattern)
                        .isEmpty();
                assertThat(ids(client, "name LIKE ?", pattern)).as(pattern).isEmpty();
                assertThat(ids(client, "name NOT LIKE '" + pattern + "'"))
                        .as(pattern)
                        .hasSize(3);
            }
            assertThat(ids(client, "name LIKE 'ab '")).isEqualTo(List.of(1));
            assertThat(ids(client, "name LIKE ?", "ab ")).isEqualTo(List.of(1));
            assertThat(ids(client, "name LIKE 'ab ' ESCAPE '!'")).isEqualTo(List.of(1));
            assertThat(ids(client, "name LIKE 'ab' ESCAPE '!'")).isEmpty();
            assertThat(ids(client, "name LIKE 'ab_'")).isEqualTo(List.of(1, 2));
            assertThat(ids(client, "name LIKE 'a' || '%'")).isEqualTo(List.of(1, 2));
        }
    }

    @Test
    void escapeBeforeAPlainCharacterIsRefused() throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            client.update("DROP TABLE IF EXISTS likes");
            client.update("CREATE TABLE likes (id INTEGER PRIMARY KEY, name VARCHAR(20))");
            client.update("INSERT INTO likes VALUES (1, 'a!b'), (2, 'ab')");
            for (String pattern : List.of("a!b", "ab!", "!a%")) {
                assertThatThrownBy(() -> ids(client, "name LIKE '" + pattern + "' ESCAPE '!'"))
                        .hasMessageStartingWith("22025 ");
                assertThatThrownBy(() -> ids(client, "id > ? AND name LIKE ? ESCAPE '!'", 0, pattern))
                        .hasMessageStartingWith("22025 ");
                assertThatThrownBy(() -> ids(client, "name NOT LIKE CAST(? AS VARCHAR(9)) ESCAPE '!'", pattern))
                        .hasMessageStartingWith("22025 ");
            }
            assertThat(ids(client, "name LIKE 'a!!_' ESCAPE '!'")).isEqualTo(List.of(1));
            assertThat(ids(client, "name LIKE ? ESCAPE ''''", "a'%b")).isEmpty();
        }
    }

    @Test
    void patternOfAKeyIsStillLookedUp() throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            client.update("DROP TABLE IF EXISTS keyed");
            client.update("CREATE TABLE keyed (name VARCHAR(20) PRIMARY KEY)");
            assertThat((String) client.value("EXPLAIN PLAN FOR SELECT * FROM keyed WHERE name LIKE 'a%'"))
                    .contains("name >= 'a'");
            assertThat((String) client.value("EXPLAIN PLAN FOR SELECT * FROM keyed WHERE name LIKE ?", "a%"))
                    .contains("name >= 'a'");
        }
    }

    private static List<?> ids(ProtocolClient client, String condition, Object... values) throws IOException {
        return client.query("SELECT id FROM likes WHERE " + condition + " ORDER BY id", values).stream()
                .map(row -> row.get(0))
                .toList();
    }
}
