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

/** H2 judges grouped columns by the values it meets; here, as in Calcite, by the statement. */
@ExtendWith(LeanxcaleExtension.class)
class GroupedQueryTest {
    private final EmbeddedLeanxcale server;

    GroupedQueryTest(EmbeddedLeanxcale server) {
        this.server = server;
    }

    @Test
    void aBareColumnOutsideTheKeysIsRefusedWhateverTheRows() throws IOException {
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
}
