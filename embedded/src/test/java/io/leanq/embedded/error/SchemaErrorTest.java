package io.leanq.embedded.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.ProtocolClient.Refused;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of schema changes whose object is missing or exists already. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaErrorTest {
    private final EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
    private final ProtocolClient client;

    SchemaErrorTest() throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeAll
    void createTables() throws IOException {
        for (String sql : List.of(
                "CREATE TABLE p (id INTEGER PRIMARY KEY, a INTEGER, CONSTRAINT uq_a UNIQUE (a))",
                "CREATE TABLE c (id INTEGER, p INTEGER, CONSTRAINT fk_p FOREIGN KEY (p) REFERENCES p (id))",
                "CREATE TABLE two (a INTEGER, b INTEGER, PRIMARY KEY (a, b))",
                "CREATE INDEX ix ON p (a, id)",
                "CREATE VIEW v AS SELECT id FROM p")) {
            client.update(sql);
        }
    }

    @AfterAll
    void close() throws IOException {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "42704 | ALTER TABLE c DROP FOREIGN KEY nowhere",
                "42704 | ALTER TABLE p DROP FOREIGN KEY uq_a",
                "42704 | ALTER TABLE p DROP CONSTRAINT nowhere",
                "42S02 | ALTER TABLE nowhere DROP FOREIGN KEY fk_p",
                "42S12 | DROP INDEX nowhere",
                "42S02 | DROP TABLE nowhere",
                "42S02 | DROP VIEW nowhere",
                "42704 | DROP SEQUENCE nowhere",
                "3F000 | DROP TABLE nowhere.t",
                "42S22 | ALTER TABLE p DROP COLUMN nowhere",
                "42S22 | CREATE INDEX i2 ON p (nowhere)",
                "42S22 | CREATE TABLE t2 (a INTEGER, PRIMARY KEY (nowhere))",
                "42S22 | ALTER TABLE c ADD CONSTRAINT fk2 FOREIGN KEY (nowhere) REFERENCES p (id)",
                "42S22 | ALTER TABLE c ADD CONSTRAINT fk2 FOREIGN KEY (p) REFERENCES p (nowhere)",
                "42S02 | ALTER TABLE c ADD CONSTRAINT fk2 FOREIGN KEY (p) REFERENCES nowhere (id)",
                "0A000 | CREATE TABLE t2 (a INTEGER, FOREIGN KEY (a) REFERENCES two (a))",
                "0A000 | ALTER TABLE c ADD CONSTRAINT fk2 FOREIGN KEY (p) REFERENCES two (b)",
                "42710 | ALTER TABLE c ADD CONSTRAINT fk_p FOREIGN KEY (id) REFERENCES p (id)",
                "42710 | ALTER TABLE c ADD CONSTRAINT uq_a UNIQUE (p)",
                "42710 | CREATE TABLE t2 (a INTEGER, CONSTRAINT uq_a UNIQUE (a))",
                "42S21 | ALTER TABLE p ADD COLUMN a INTEGER",
                "42S11 | CREATE INDEX ix ON c (p)",
                "42S01 | CREATE TABLE p (id INTEGER)",
                "42S01 | CREATE VIEW p AS SELECT 1 AS x",
                "42P16 | ALTER TABLE p ADD PRIMARY KEY (a)"
            })
    void hasItsState(String state, String sql) {
        assertThatThrownBy(() -> client.execute(sql))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.sqlState()).isEqualTo(state));
    }

    @Test
    void ifExistsAllowsAMissingObject() throws IOException {
        for (String sql : List.of(
                "DROP TABLE IF EXISTS nowhere",
                "DROP VIEW IF EXISTS nowhere",
                "DROP INDEX IF EXISTS nowhere",
                "DROP SEQUENCE IF EXISTS nowhere")) {
            assertThat(client.update(sql)).isZero();
        }
    }

    @Test
    void foreignKeyIsDroppedByItsNameInAnyCase() throws IOException {
        client.update("CREATE TABLE c2 (id INTEGER, p INTEGER, CONSTRAINT Fk_Two FOREIGN KEY (p) REFERENCES p (id))");
        client.update("ALTER TABLE c2 DROP FOREIGN KEY fk_two");
        client.update("INSERT INTO c2 VALUES (1, 4711)");
        assertThat(client.value("SELECT COUNT(*) FROM LXSYS.FOREIGN_KEYS WHERE key_name = 'Fk_Two'"))
                .isEqualTo(0L);
    }
}
