package io.leanq.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement is understood wholly, or not at all. */
class ObjectProbeTest {

    private static Optional<String> probe(String sql) {
        return ObjectProbe.of(new ScriptStatement(1, sql, sql))
                .map(probe -> probe.kind() + " " + probe.object() + " " + probe.part());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            create table Orders (id INTEGER, PRIMARY KEY (id))              | TABLE orders
            CREATE TABLE IF NOT EXISTS app.orders (a INT DEFAULT (CAST(1 AS INT))) | TABLE app.orders
            CREATE CACHE TABLE t (a INT) PARTITION BY HASH (a)              | TABLE t
            CREATE TABLE "My Orders" (a INT)                                | TABLE My Orders
            CREATE VIEW v AS SELECT 1                                       | VIEW v
            CREATE SEQUENCE IF NOT EXISTS s START WITH 1                    | SEQUENCE s
            CREATE UNIQUE INDEX ix ON t (a)                                 | INDEX t ix
            CREATE INDEX IF NOT EXISTS ix ON app.t (a, b)                   | INDEX app.t ix
            ALTER TABLE t ADD COLUMN c DECIMAL(10, 2) NOT NULL              | COLUMN t c
            ALTER TABLE t ADD c INT                                         | COLUMN t c
            """)
    void createdObjectIsRead(String sql, String expected) {
        assertThat(probe(sql).orElseThrow().strip()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t AS SELECT 1",
                "CREATE TABLE t (a) AS (SELECT 1)",
                "CREATE TABLE \"t\" (a INT)",
                "CREATE TABLE a$b (a INT)",
                "CREATE OR REPLACE VIEW v AS SELECT 1",
                "CREATE ONLINE AGGREGATE a AS count(*) AS c FROM t",
                "CREATE USER u IDENTIFIED BY 'x'",
                "ALTER TABLE t ADD a INT, ADD b INT",
                "ALTER TABLE t ADD (a INT, b INT)",
                "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 1)",
                "ALTER TABLE t DROP COLUMN a",
                "DROP TABLE t",
                "TRUNCATE TABLE t",
                "CREATE",
                "CREATE TABLE",
                "CREATE INDEX ix"
            })
    void otherStatementsHaveNone(String sql) {
        assertThat(probe(sql)).isEmpty();
    }
}
