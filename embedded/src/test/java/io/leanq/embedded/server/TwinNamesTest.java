package io.leanq.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.junit.LeanxcaleExtension;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quoted names that differ in case only never name one object: the second is refused. */
@ExtendWith(LeanxcaleExtension.class)
class TwinNamesTest {
    private final ProtocolClient client;

    TwinNamesTest(EmbeddedLeanxcale server) throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeEach
    void create() throws IOException {
        client.update("CREATE TABLE \"Twin\" (\"Id\" INTEGER PRIMARY KEY)");
        client.update("CREATE INDEX \"TwinIndex\" ON \"Twin\" (\"Id\")");
        client.update("CREATE VIEW \"TwinView\" AS SELECT 1 AS one");
        client.update("CREATE SEQUENCE \"TwinSequence\"");
    }

    @AfterEach
    void drop() throws IOException {
        client.update("DROP SEQUENCE \"TwinSequence\"");
        client.update("DROP VIEW \"TwinView\"");
        client.update("DROP TABLE \"Twin\"");
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE TABLE \"twin\" (a INTEGER)                                | 42S01",
                "CREATE TABLE IF NOT EXISTS \"twin\" (a INTEGER)                  | 42S01",
                "CREATE TABLE IF NOT EXISTS user1.\"twin\" (a INTEGER)            | 42S01",
                "CREATE OR REPLACE VIEW \"TWINVIEW\" AS SELECT 2 AS two           | 42S01",
                "CREATE INDEX IF NOT EXISTS \"twinIndex\" ON \"Twin\" (\"Id\")    | 42S11",
                "CREATE SEQUENCE IF NOT EXISTS \"twinSequence\"                   | 42710",
                "ALTER TABLE \"Twin\" ADD COLUMN IF NOT EXISTS \"ID\" INTEGER     | 42S21",
                "CREATE TABLE other (\"a\" INTEGER, \"A\" INTEGER)                | 42S21"
            })
    void secondNameIsRefused(String sql, String sqlState) {
        assertThatThrownBy(() -> client.update(sql)).hasMessageStartingWith(sqlState + " ");
    }

    @Test
    void sameNameIsThereAlready() throws IOException {
        assertThatCode(() -> client.update("CREATE TABLE IF NOT EXISTS \"Twin\" (a INTEGER)"))
                .doesNotThrowAnyException();
        assertThatCode(() -> client.update("CREATE TABLE IF NOT EXISTS twin (a INTEGER)"))
                .doesNotThrowAnyException();
        client.update("CREATE OR REPLACE VIEW \"TwinView\" AS SELECT 2 AS two");
        assertThat(client.value("SELECT two FROM twinview")).isEqualTo(2);
    }
}
