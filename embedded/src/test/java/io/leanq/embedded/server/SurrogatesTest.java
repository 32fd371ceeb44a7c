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

/** Lengths and positions count UTF-16 units, of which some characters have two. */
@ExtendWith(LeanxcaleExtension.class)
class SurrogatesTest {
    private static final String FACE = "\uD83D\uDE00";

    private final EmbeddedLeanxcale server;

    SurrogatesTest(EmbeddedLeanxcale server) {
        this.server = server;
    }

    @Test
    void halfOfAPairIsADataErrorAndTheTransactionGoesOn() throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            client.update("DROP TABLE IF EXISTS halves");
            client.update("CREATE TABLE halves (id INTEGER PRIMARY KEY, v VARCHAR(10))");
            client.autoCommit(false);
            client.update("INSERT INTO halves VALUES (1, 'ab'), (2, ?)", FACE);
            for (String half : List.of("SUBSTRING(v FROM 1 FOR 1)", "ARRAY[SUBSTRING(v FROM 2 FOR 1)]")) {
                assertThatThrownBy(() -> client.query("SELECT " + half + " FROM halves WHERE id = 2"))
                        .isInstanceOf(ProtocolClient.Refused.class)
                        .hasMessageStartingWith("22021 ");
                assertThatThrownBy(() -> client.query("SELECT " + half + " FROM halves ORDER BY id"))
                        .hasMessageStartingWith("22021 ");
            }
            assertThat(client.value("SELECT v FROM halves WHERE id = 2")).isEqualTo(FACE);
            client.commit();
            assertThat(client.value("SELECT COUNT(*) FROM halves")).isEqualTo(2L);
        }
    }

    @Test
    void lengthsAndPositionsCountUnits() throws IOException {
        try (ProtocolClient client = ProtocolClient.open(server.port())) {
            assertThat(client.value("SELECT CHAR_LENGTH('" + FACE + "b')")).isEqualTo(3L);
            assertThat(client.value("SELECT POSITION('b' IN '" + FACE + "b')")).isEqualTo(3);
            assertThat(client.value("SELECT SUBSTRING('" + FACE + "b' FROM 1 FOR 2)"))
                    .isEqualTo(FACE);
            client.update("DROP TABLE IF EXISTS narrow");
            client.update("CREATE TABLE narrow (v VARCHAR(1))");
            assertThatThrownBy(() -> client.update("INSERT INTO narrow VALUES ('" + FACE + "')"))
                    .hasMessageStartingWith("22001 ");
        }
    }
}
