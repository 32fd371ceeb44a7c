package io.leanq.embedded.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.ProtocolClient;
import io.leanq.embedded.ProtocolClient.Refused;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the table of errors. SQL over a real socket provokes those that it can. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2ErrorTest {
    private final EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
    private final ProtocolClient client;

    H2ErrorTest() throws IOException {
        client = ProtocolClient.open(server.port());
    }

    @BeforeAll
    void createTables() throws IOException {
        for (String sql : List.of(
                "CREATE TABLE p (id INTEGER PRIMARY KEY, name VARCHAR(10) NOT NULL, small SMALLINT, dt DATE, x "
                        + "VARBINARY,"
                        + " CONSTRAINT positive CHECK (small > 0))",
                "CREATE TABLE c (id INTEGER PRIMARY KEY, parent INTEGER, CONSTRAINT fk_parent FOREIGN KEY (parent) "
                        + "REFERENCES p (id))",
                "CREATE TABLE g (id INTEGER, twice INTEGER GENERATED ALWAYS AS (id * 2))",
                "CREATE TABLE nulls (a INTEGER)",
                "INSERT INTO nulls VALUES (NULL)",
                "CREATE VIEW v AS SELECT id FROM p",
                "CREATE INDEX ix ON p (name)",
                "CREATE SEQUENCE s",
                "CREATE SEQUENCE short_one START WITH 1 MAXVALUE 2 NO CYCLE",
                "INSERT INTO p VALUES (4711, 'topsecret', 1, NULL, NULL)",
                "INSERT INTO c VALUES (1, 4711)")) {
            client.update(sql);
        }
        client.query("SELECT NEXT VALUE FOR short_one");
        client.query("SELECT NEXT VALUE FOR short_one");
    }

    @AfterAll
    void close() throws IOException {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "23505 | INSERT INTO p VALUES (4711, 'topsecret', 1, NULL, NULL) | p(id)",
                "23503 | INSERT INTO c VALUES (2, 4712) | fk_parent",
                "23503 | DELETE FROM p WHERE id = 4711 | fk_parent",
                "23502 | INSERT INTO p (id) VALUES (4712) | name",
                "23514 | INSERT INTO p VALUES (4712, 'topsecret', -1, NULL, NULL) | positive",
                "22001 | INSERT INTO p (id, name) VALUES (4712, 'topsecret topsecret') | name",
                "22003 | INSERT INTO p (id, name, small) VALUES (4712, 'a', 47124712) | small",
                "22003 | SELECT CAST(4712471247124712 AS INTEGER) | out of range",
                "22007 | SELECT DATE 'topsecret' | date",
                "22012 | SELECT 4712 / 0 | zero",
                "22018 | SELECT CAST('topsecret' AS INTEGER) | converted",
                "22018 | INSERT INTO p (id, name) VALUES ('topsecret', 'a') | converted",
                "22018 | SELECT X'topsecret' | hexadecimal",
                "22018 | SELECT X'abc' | hexadecimal",
                "22025 | SELECT 1 FROM p WHERE name LIKE 'topsecret' ESCAPE '!!' | LIKE",
                "2202E | SELECT TRIM_ARRAY(ARRAY[1], 4712) | array",
                "21000 | SELECT (SELECT X FROM SYSTEM_RANGE(1, 2)) | one row",
                "21000 | MERGE INTO p USING (VALUES (4711), (4711)) AS d (id) ON p.id = d.id WHEN MATCHED THEN UPDATE"
                        + " SET small = 2 | several rows of the source",
                "21S01 | INSERT INTO p VALUES (4712) | count",
                "42000 | SELECT FROM FROM p | FROM",
                "42000 | SELECT * FROM p WHERE name = 'topsecret' 'x' 4712 | Syntax",
                "42000 | SELEC | SELEC",
                "42S01 | CREATE TABLE p (a INTEGER) | p",
                "42S02 | SELECT * FROM nowhere | nowhere",
                "42S02 | DROP TABLE nowhere | nowhere",
                "42S02 | DROP VIEW nowhere | nowhere",
                "42S01 | CREATE VIEW v AS SELECT 1 | v",
                "42S11 | CREATE INDEX ix ON p (name) | ix",
                "42S12 | DROP INDEX nowhere | nowhere",
                "42S21 | CREATE TABLE twice (a INTEGER, a INTEGER) | a",
                "42S22 | SELECT nope FROM p | nope",
                "42702 | SELECT id FROM p, c | id",
                "42803 | SELECT X, COUNT(*) FROM SYSTEM_RANGE(1, 2) GROUP BY X - X | X",
                "42803 | SELECT COUNT(*) FROM p WHERE COUNT(*) > 1 | aggregate",
                "42883 | SELECT no_function(1) | no_function",
                "42704 | CREATE TABLE t (a NOTYPE) | NOTYPE",
                "3F000 | SELECT * FROM nowhere.p | nowhere",
                "42710 | CREATE SEQUENCE s | s",
                "42704 | DROP SEQUENCE nowhere | nowhere",
                "42704 | SELECT NEXT VALUE FOR nowhere | nowhere",
                "2200H | SELECT NEXT VALUE FOR short_one | short_one",
                "42710 | ALTER TABLE c ADD CONSTRAINT fk_parent UNIQUE (parent) | fk_parent",
                "42704 | ALTER TABLE c DROP CONSTRAINT nowhere | nowhere",
                "42P16 | ALTER TABLE p ADD PRIMARY KEY (name) | primary key",
                "23502 | ALTER TABLE nulls ALTER COLUMN a SET NOT NULL | a",
                "428C9 | INSERT INTO g VALUES (1, 4712) | twice",
                "2BP01 | DROP TABLE p | p",
                "2BP01 | TRUNCATE TABLE p | p",
                "42000 | CREATE TABLE t (d DECIMAL(999999999, 2)) | Precision",
                "42501 | SELECT FILE_READ('/etc/hostname') | rights",
                "42501 | DELETE FROM LXSYS.TABLES | TABLES"
            })
    void failureHasItsStateAndNamesAndNoValues(String state, String sql, String named) {
        assertThatThrownBy(() -> client.execute(sql)).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.sqlState()).isEqualTo(state);
            String message = e.error().errorMessage();
            assertThat(message).contains(named).doesNotContain("topsecret", "471", "\n");
            assertThat(e.error().exceptions()).hasSize(1);
            assertThat(e.error().exceptions().get(0)).startsWith("java.sql.").endsWith(": " + message);
        });
    }

    @ParameterizedTest
    @EnumSource(H2Error.class)
    void everyRowGivesAStateAndAMessageForAnyText(H2Error row) {
        assertThat(row.sqlState()).hasSize(5).matches("[0-9A-Z]{5}");
        assertThat(H2Error.of(row.code())).isSameAs(row);
        for (String text : List.of("", "\"", "text \"half", "a: \"b: \" REFERENCES", "x [*]", "x [*]word")) {
            assertThat(row.toReportedError(text).sqlState()).isEqualTo(row.sqlState());
        }
    }

    @Test
    void noCodeIsInTheTableTwice() {
        Map<Integer, Long> counts = new TreeMap<>(
                Arrays.stream(H2Error.values()).collect(Collectors.groupingBy(H2Error::code, Collectors.counting())));
        assertThat(counts.values()).containsOnly(1L);
    }

    @Test
    void unknownCodeHidesItsText() {
        ReportedError error = ErrorTranslation.of(new SQLException("row 'topsecret'", "HY000", 99_999));
        assertThat(error.sqlState()).isEqualTo("HY000");
        assertThat(error.message()).doesNotContain("topsecret").contains("99999");
    }

    @Test
    void keyThatComesWhileRowsAreDeletedIsAConflict() {
        SQLException failure = new SQLException("General error", "HY000", 50000, new ConcurrentModificationException());
        assertThat(ErrorTranslation.of(failure).sqlState()).isEqualTo("40001");
    }

    @Test
    void translatedTextsGiveTheSameNames() {
        assertThat(MessageRule.NAMES.message("Tabelle \"T\" nicht gefunden\nTable \"T\" not found"))
                .isEqualTo("Table \"T\" not found");
        assertThat(MessageRule.UNIQUE.message("Eindeutiger Index verletzt: \"s.PK ON s.t(id) VALUES ( /* 1 */ 1 )\""))
                .isEqualTo("Unique index or primary key violation: \"s.PK ON s.t(id)\"");
    }
}
