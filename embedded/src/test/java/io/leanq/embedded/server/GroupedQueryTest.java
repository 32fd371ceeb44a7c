package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grouped columns are judged by the statement, as in Calcite; H2 by itself judges by the values. */
@ExtendWith(LeanxcaleExtension.class)
class GroupedQueryTest {
    private final EmbeddedLeanxcale server;

    GroupedQueryTest(EmbeddedLeanxcale server) {
        this.server = server;
    }

    @Test
    void bareColumnOutsideTheKeysIsRefusedForAnyRows() throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            client.update("CREATE TABLE grouped (id INTEGER PRIMARY KEY, name VARCHAR(20), email VARCHAR(20))");
            for (int rows = 0; rows < 2; rows++) {
                assertThatThrownBy(() -> client.query("SELECT name, email, COUNT(*) FROM grouped GROUP BY name"))
                        .hasMessageStartingWith("42803");
                client.update("INSERT INTO grouped VALUES (?, 'n', 'e')", rows);
            }
            assertThat(client.query("SELECT name, email, COUNT(*) FROM grouped GROUP BY name, email"))
                    .containsExactly(Arrays.asList("n", "e", 2L));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "SELECT CHAR_LENGTH(v) FROM words GROUP BY CHAR_LENGTH(v) HAVING CHAR_LENGTH(v) > 1 ORDER BY 1 ; "
                        + "[[2], [3]]",
                "SELECT CHAR_LENGTH(v) * 10 + COUNT(*) FROM words GROUP BY CHAR_LENGTH(v) ORDER BY -CHAR_LENGTH(v) ; "
                        + "[[31], [22], [11], [null]]",
                "SELECT UPPER(v) || '!' FROM words WHERE id < 3 GROUP BY UPPER(v) ORDER BY UPPER(v) || '?' ; [[A!], "
                        + "[BB!]]",
                "SELECT ABS(COALESCE(n, id)) FROM words GROUP BY COALESCE(n, id) ORDER BY 1 ; [[5], [7]]",
                "SELECT NOT (id > 2), COUNT(*) FROM words GROUP BY id > 2 ORDER BY 1 ; [[false, 3], [true, 2]]",
                "SELECT id > 2 AND n IS NULL, COUNT(*) FROM words GROUP BY id > 2, n IS NULL ORDER BY 2, 1 ; [[true, "
                        + "1], [false, 2], [false, 2]]",
                "SELECT CASE WHEN MOD(id, 2) = 0 THEN 'even' ELSE 'odd' END, SUM(id) FROM words GROUP BY MOD(id, 2) "
                        + "ORDER BY 2 ; [[even, 6], [odd, 9]]",
                "SELECT c || 'z' FROM words GROUP BY c HAVING c || 'y' <> 'x' ORDER BY 1 ; [[ab z], [b  z]]",
                "SELECT CAST(c AS VARCHAR) || 'z' FROM words GROUP BY CAST(c AS VARCHAR) ORDER BY 1 ; [[ab z], [b  z]]",
                "SELECT ROUND(id / 2.0, 0), RANK() OVER (ORDER BY id / 2.0) FROM words WHERE id < 3 GROUP BY id / "
                        + "2.0 ORDER BY 2 ; [[1, 1], [1, 2]]"
            })
    void computedKeyMayBeInAnExpression(String sql, String rows) throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            client.update("DROP TABLE IF EXISTS words");
            client.update("CREATE TABLE words (id INTEGER PRIMARY KEY, v VARCHAR(9), n INTEGER, c CHAR(3))");
            client.update(
                    "INSERT INTO words VALUES (1, 'a', 7, 'ab'), (2, 'bb', 7, 'b'), (3, 'cc', 7, 'ab'), (4, 'ddd', "
                            + "7, 'b'),"
                            + " (5, NULL, NULL, 'b')");
            assertThat(client.query(sql).toString()).isEqualTo(rows);
        }
    }
}
