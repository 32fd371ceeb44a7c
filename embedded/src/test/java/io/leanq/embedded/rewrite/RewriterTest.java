package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.wire.common.StatementType;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LeanXcale's SQL in, H2's SQL out, as whole texts. */
class RewriterTest {
    private static final TableShape STUDENTS = new TableShape(
            "user1",
            "Students",
            List.of(
                    new TableShape.Column("id", false),
                    new TableShape.Column("name", false),
                    new TableShape.Column("grade", false),
                    new TableShape.Column("twice", true)),
            List.of("id"));

    private final Rewriter rewriter = new Rewriter(new TableShape.Lookup() {
        @Override
        public @Nullable TableShape find(@Nullable String schema, String table) {
            return switch (table.toLowerCase(Locale.ROOT)) {
                case "students" -> STUDENTS;
                case "keyless" -> new TableShape("user1", "keyless", STUDENTS.columns(), List.of());
                default -> null;
            };
        }

        @Override
        public boolean hasOtherConstraint(@Nullable String schema, String table, String constraint) {
            return constraint.equals("uq");
        }

        @Override
        public boolean hasUniqueConstraint(@Nullable String schema, String constraint) {
            return false;
        }

        @Override
        public boolean isBoundByView(@Nullable String schema, String table, String column) {
            return false;
        }

        @Override
        public boolean isOnlineAggregate(@Nullable String schema, String name) {
            return name.equals("hours");
        }

        @Override
        public @Nullable String storedName(String kind, @Nullable String schema, String name) {
            return null;
        }

        @Override
        public @Nullable String storedSchema(String name) {
            return name.equalsIgnoreCase("lxsys") ? "LXSYS" : name.equalsIgnoreCase("user1") ? "user1" : null;
        }
    });

    private String sql(String leanxcale) {
        Rewritten rewritten = rewriter.rewrite(leanxcale);
        if (rewritten instanceof SchemaChange.TableOfQuery table) {
            return table.sql();
        }
        return rewritten instanceof SchemaChange.Ddl ddl ? ddl.sql() : ((Rewritten.Sql) rewritten).sql();
    }

    private void assertRefused(String sql, String state) {
        assertThatThrownBy(() -> rewriter.rewrite(sql))
                .isInstanceOfSatisfying(
                        RewriteException.class, e -> assertThat(e.sqlState()).isEqualTo(state));
    }

    @Test
    void ordinaryStatementsStayUnchanged() {
        for (String same : List.of(
                "SELECT a, 'it''s', \"Quo\"\"ted\", 1.5, .5 FROM t WHERE a <> ? AND b || c >= 'x'",
                "INSERT INTO t (a) VALUES (NEXT VALUE FOR s)",
                "UPDATE t SET a = a + 1 WHERE b = ?",
                "DELETE FROM t AS x WHERE x.a IN (1, 2)",
                "(SELECT 1) UNION ALL (SELECT 2)",
                "WITH x AS (SELECT 1) SELECT * FROM x",
                "DROP TABLE IF EXISTS t",
                "CREATE SEQUENCE IF NOT EXISTS s AS BIGINT START WITH 5 INCREMENT BY 2 NO CACHE",
                "CREATE OR REPLACE VIEW v (a) AS SELECT 1",
                "TRUNCATE TABLE t")) {
            assertThat(sql(same)).isEqualTo(same);
        }
    }

    /** H2 takes such numbers for decimals, which it computes and compares in another way. */
    @Test
    void numbersWithAnExponentAreDoubles() {
        assertThat(sql("SELECT -1.5E-3 FROM t WHERE a>1e5"))
                .isEqualTo("SELECT -CAST(1.5E-3 AS DOUBLE PRECISION) FROM t WHERE a>CAST(1e5 AS DOUBLE PRECISION)");
        assertThat(sql("CREATE TABLE t (a DOUBLE DEFAULT 1.5E0, b DOUBLE DEFAULT -1E300)"))
                .isEqualTo("CREATE TABLE t (a DOUBLE DEFAULT 1.5E0, b DOUBLE DEFAULT -1E300)");
    }

    @Test
    void aCastInADefaultIsNoGeneratedColumn() {
        String sql = "CREATE TABLE t (a VARCHAR ARRAY DEFAULT ARRAY[CAST('x' AS VARCHAR)], b INTEGER)";
        assertThat(sql(sql)).isEqualTo(sql);
    }

    @Test
    void commentsAndHintsAreDropped() {
        assertThat(sql("select /*+ forceAccess(t1, idx1) */ sum(i) from t1 /*+ forceAccess(idx1) */ a -- "
                        + "why\nwhere a.i = 1"))
                .isEqualTo("select sum(i) from t1 a where a.i = 1");
        assertThat(sql("SELECT '/* no hint */', \"--no\" FROM t")).isEqualTo("SELECT '/* no hint */', \"--no\" FROM t");
    }

    @Test
    void gluedNumbersParametersAndKeywordsAreSplit() {
        assertThat(sql("SELECT * FROM t WHERE 1 = 1AND a = ?AND b = ?OR c = 1e5AND d = 2E"))
                .isEqualTo("SELECT * FROM t WHERE 1 = 1 AND a = ? AND b = ? OR c = CAST(1e5 AS DOUBLE PRECISION) AND d "
                        + "= 2 E");
    }

    @Test
    void twoSlashesApartOrInTextsAreNoComment() {
        assertThat(sql("SELECT 'http://x', \"a//b\", 6 / /* why */ / 2"))
                .isEqualTo("SELECT 'http://x', \"a//b\", 6 / / 2");
    }

    @Test
    void namesThatAreKeywordsOfH2AloneAreQuoted() {
        assertThat(sql("SELECT rownum, t.Key, top AS if FROM \"top\" top JOIN _rowid_ ON regexp = ilike"))
                .isEqualTo("SELECT \"rownum\", t.\"Key\", \"top\" AS \"if\" FROM \"top\" \"top\" JOIN \"_rowid_\""
                        + " ON \"regexp\" = \"ilike\"");
        assertThat(sql("CREATE TABLE IF NOT EXISTS if (key INTEGER, PRIMARY KEY (key), FOREIGN KEY (key) REFERENCES "
                        + "top (key))"
                        + " PARTITION BY KEY (key) AT (1) DISTRIBUTE BY KEY"))
                .isEqualTo("CREATE TABLE IF NOT EXISTS \"if\" (\"key\" INTEGER, PRIMARY KEY (\"key\"),"
                        + " FOREIGN KEY (\"key\") REFERENCES \"top\" (\"key\"))");
        assertThat(sql("SELECT SUM(key) OVER (PARTITION BY key ORDER BY key), JSON_OBJECT(KEY 'a' VALUE 1, "
                        + "KEY k VALUE 2)"))
                .isEqualTo("SELECT SUM(\"key\") OVER (PARTITION BY \"key\" ORDER BY \"key\"),"
                        + " CAST(JSON_OBJECT(KEY 'a' VALUE 1, KEY k VALUE 2) AS VARCHAR)");
        assertThat(sql("SELECT JSON_OBJECT(KEY t.key VALUE key), JSON_OBJECT(key VALUE 1)"))
                .isEqualTo("SELECT CAST(JSON_OBJECT(KEY t.\"key\" VALUE \"key\") AS VARCHAR),"
                        + " CAST(JSON_OBJECT(\"key\" VALUE 1) AS VARCHAR)");
        assertThat(sql("DROP TABLE IF EXISTS if")).isEqualTo("DROP TABLE IF EXISTS \"if\"");
    }

    @Test
    void existsAsAnOperandBecomesACase() {
        assertThat(sql("SELECT a FROM t WHERE (EXISTS (SELECT 1)) = b AND EXISTS (SELECT 2) AND (NOT EXISTS "
                        + "(SELECT 3))"))
                .isEqualTo("SELECT a FROM t WHERE (CASE WHEN EXISTS (SELECT 1) THEN TRUE ELSE FALSE END) = b"
                        + " AND EXISTS (SELECT 2) AND (NOT EXISTS (SELECT 3))");
    }

    @Test
    void schemaNamesMatchInAnyCase() {
        assertThat(sql("SELECT l.a FROM lxsys.tables l JOIN USER1.t ON l.lxsys = t.x"))
                .isEqualTo("SELECT l.a FROM \"LXSYS\".tables l JOIN \"user1\".t ON l.lxsys = t.x");
    }

    @Test
    void currentTimesAreZoneFreeMilliseconds() {
        assertThat(sql("SELECT CURRENT_TIMESTAMP, CURRENT_TIMESTAMP(0), CURRENT_TIME, t.current_time FROM t"))
                .isEqualTo("SELECT LOCALTIMESTAMP(3), LOCALTIMESTAMP(0), LOCALTIME(3), t.current_time FROM t");
    }

    @Test
    void limitAllIsNoLimit() {
        assertThat(sql("SELECT a FROM t LIMIT ALL OFFSET 3")).isEqualTo("SELECT a FROM t OFFSET 3");
        assertThat(sql("SELECT a FROM t LIMIT ? OFFSET ?")).isEqualTo("SELECT a FROM t LIMIT ? OFFSET ?");
    }

    @Test
    void upsertOfSomeColumnsGivesAllOthersTheirDefault() {
        String table = " INTO \"user1\".\"Students\" (\"name\", \"id\", \"grade\") ";
        String merge = "MERGE" + table + "KEY (\"id\") VALUES ";
        String insert = "INSERT" + table + "VALUES ";
        assertThat(rewriter.rewrite("UPSERT INTO students (NAME, id) VALUES (?, ?), ('a, (b', NEXT VALUE FOR s)"))
                .isEqualTo(new Rewritten.UpsertRows(List.of(
                        new Rewritten.UpsertRows.Row(merge + "(?, ?, DEFAULT)", insert + "(?, ?, DEFAULT)", 2),
                        new Rewritten.UpsertRows.Row(
                                merge + "('a, (b', NEXT VALUE FOR s, DEFAULT)",
                                insert + "('a, (b', NEXT VALUE FOR s, DEFAULT)",
                                0))));
        assertThat(rewriter.rewrite("upsert into students values (1, 'a', 2)").kind())
                .isEqualTo(StatementType.UPSERT);
    }

    @Test
    void upsertWithoutColumnsTakesAllThatCanBeGiven() {
        assertThat(rewriter.rewrite("UPSERT INTO students VALUES ROW (1, ?, 2)"))
                .isEqualTo(new Rewritten.UpsertRows(List.of(new Rewritten.UpsertRows.Row(
                        "MERGE INTO \"user1\".\"Students\" (\"id\", \"name\", \"grade\") KEY (\"id\") VALUES (1, ?, 2)",
                        "INSERT INTO \"user1\".\"Students\" (\"id\", \"name\", \"grade\") VALUES (1, ?, 2)",
                        1))));
    }

    @Test
    void upsertFromAQueryUpsertsItsRows() {
        assertThat(rewriter.rewrite("UPSERT INTO students (id, grade) SELECT a, ? FROM t"))
                .isEqualTo(new Rewritten.UpsertQuery(
                        "SELECT a, ? FROM t",
                        "MERGE INTO \"user1\".\"Students\" (\"id\", \"grade\", \"name\") KEY (\"id\") VALUES (?, ?, "
                                + "DEFAULT)",
                        List.of(1)));
        assertThat(rewriter.rewrite("UPSERT INTO students (SELECT 1, 'a', 2)"))
                .isEqualTo(new Rewritten.UpsertQuery(
                        "(SELECT 1, 'a', 2)",
                        "MERGE INTO \"user1\".\"Students\" (\"id\", \"name\", \"grade\") KEY (\"id\") VALUES (?, ?, ?)",
                        List.of(1)));
    }

    @Test
    void upsertThatCannotReplaceAWholeRowIsRefused() {
        assertRefused("UPSERT INTO keyless VALUES (1, 2, 3)", "0A000");
        assertRefused("UPSERT INTO nowhere VALUES (1)", "42S02");
        assertRefused("UPSERT INTO students (name) VALUES ('a')", "23502");
        assertRefused("UPSERT INTO students (id, nope) VALUES (1, 2)", "42S22");
        assertRefused("UPSERT INTO students (id, ID) VALUES (1, 2)", "42701");
        assertRefused("UPSERT INTO students (id, twice) VALUES (1, 2)", "428C9");
        assertRefused("UPSERT INTO students (id, name) VALUES (1)", "21S01");
    }

    @Test
    void placementIsLeftOutOfATable() {
        assertThat(sql("CREATE DELTA TABLE IF NOT EXISTS t (client_id BIGINT, ts BIGINT, v DOUBLE, PRIMARY KEY "
                        + "(client_id, ts))"
                        + " PARTITION BY HASH (client_id) PARTITIONS 4 PARTITION BY DIMENSION ts EVERY "
                        + "30000000 KEEP 300000000"
                        + " DISTRIBUTE BY HASH"))
                .isEqualTo("CREATE TABLE IF NOT EXISTS t (client_id BIGINT, ts BIGINT, v DOUBLE, PRIMARY KEY "
                        + "(client_id, ts))");
        assertThat(sql("CREATE TABLE t (k INTEGER PRIMARY KEY) PARTITION BY KEY (k) AT (1), (-2) NO DISTRIBUTE"))
                .isEqualTo("CREATE TABLE t (k INTEGER PRIMARY KEY)");
        assertThat(sql("CREATE TABLE t (k DATE PRIMARY KEY) PARTITION BY DIMENSION k EVERY INTERVAL '1' DAY "
                        + "KEEP INTERVAL '7' DAY"
                        + " PARTITION BY DIMENSION k AT DATE '2024-01-01', DATE '2024-02-01' "
                        + "DISTRIBUTE BY DIMENSION k"))
                .isEqualTo("CREATE TABLE t (k DATE PRIMARY KEY)");
        assertRefused("CREATE TABLE t (k INTEGER PRIMARY KEY, v INTEGER) PARTITION BY DIMENSION v EVERY 3", "42000");
        assertRefused("CREATE TABLE t (k INTEGER PRIMARY KEY) PARTITION BY LOT (k)", "42000");
    }

    @Test
    void aTableFromAQueryKeepsTheQuery() {
        assertThat(sql("CREATE TABLE t AS SELECT ROW_NUMBER() OVER (PARTITION BY a) r FROM s"))
                .isEqualTo("CREATE TABLE t AS SELECT ROW_NUMBER() OVER (PARTITION BY a) r FROM s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ts TIMESTAMP NOT NULL | ts TIMESTAMP(3) NOT NULL",
                "ts TIMESTAMP(6) | ts TIMESTAMP(6)",
                "tm TIME | tm TIME(3)",
                "timestamp TIMESTAMP | timestamp TIMESTAMP(3)",
                "ts TIMESTAMP DEFAULT CURRENT_TIMESTAMP | ts TIMESTAMP(3) DEFAULT LOCALTIMESTAMP(3)",
                "id BIGINT AS IDENTITY | id BIGINT GENERATED ALWAYS AS IDENTITY",
                "id BIGINT AS IDENTITY START WITH -5 INCREMENT BY 2 PRIMARY KEY | id BIGINT GENERATED ALWAYS AS "
                        + "IDENTITY (START WITH -5 INCREMENT BY 2) PRIMARY KEY",
                "id BIGINT GENERATED ALWAYS AS IDENTITY | id BIGINT GENERATED ALWAYS AS IDENTITY",
                "b INTEGER AS (a + 1) STORED | b INTEGER GENERATED ALWAYS AS (a + 1)",
                "b INTEGER GENERATED ALWAYS AS (a + 1) VIRTUAL | b INTEGER GENERATED ALWAYS AS (a + 1)",
                "a BIGINT ARRAY | a BIGINT ARRAY",
                "d DECIMAL(10, 2) DEFAULT 1.5 NOT NULL | d DECIMAL(10, 2) DEFAULT 1.5 NOT NULL"
            })
    void columnsOfATableAreRewritten(String leanxcale, String h2) {
        assertThat(sql("CREATE TABLE t (" + leanxcale + ")")).isEqualTo("CREATE TABLE t (" + h2 + ")");
        assertThat(sql("ALTER TABLE t ADD COLUMN " + leanxcale)).isEqualTo("ALTER TABLE t ADD COLUMN " + h2);
    }

    @Test
    void coveredColumnsAndPartitionsAreLeftOutOfAnIndex() {
        assertThat(sql("CREATE UNIQUE INDEX IF NOT EXISTS i ON t (a, b DESC) INCLUDE (c) GLOBAL PARTITION "
                        + "BY KEY (a) AT (1) DISTRIBUTE BY KEY"))
                .isEqualTo("CREATE UNIQUE INDEX IF NOT EXISTS i ON t (a, b DESC)");
        assertThat(sql("CREATE INDEX i ON s.t(a)")).isEqualTo("CREATE INDEX i ON s.t(a)");
    }

    @Test
    void alterTableAndGrantAreRewritten() {
        assertThat(sql("ALTER TABLE t DROP FOREIGN KEY fk")).isEqualTo("ALTER TABLE t DROP CONSTRAINT fk");
        assertRefused("ALTER TABLE t DROP FOREIGN KEY uq", "42704");
        assertRefused("ALTER TABLE t DROP FOREIGN KEY", "42000");
        assertThat(sql("ALTER TABLE t ADD CONSTRAINT u UNIQUE (a)"))
                .isEqualTo("ALTER TABLE t ADD CONSTRAINT u UNIQUE (a)");
        assertThat(sql("GRANT SELECT, INSERT ON TABLE t TO other")).isEqualTo("GRANT SELECT, INSERT ON t TO \"OTHER\"");
        assertThat(sql("REVOKE SELECT ON SCHEMA user1 FROM other"))
                .isEqualTo("REVOKE SELECT ON SCHEMA user1 FROM \"OTHER\"");
    }

    @Test
    void explainPlanBecomesExplain() {
        Rewritten explained = rewriter.rewrite("EXPLAIN PLAN WITHOUT IMPLEMENTATION FOR DELETE FROM students");
        assertThat(explained.isQuery()).isTrue();
        assertThat(((Rewritten.Sql) explained).sql()).isEqualTo("EXPLAIN DELETE FROM students");
    }

    @Test
    void serverItselfCreatesUsers() {
        assertThat(rewriter.rewrite("CREATE USER bob IDENTIFIED BY 'it''s'"))
                .isEqualTo(new SchemaChange.CreateUser("bob", "it's"))
                .hasToString("CreateUser[name=bob]");
        assertThat(rewriter.rewrite("DROP USER bob;")).isEqualTo(new SchemaChange.DropUser("bob"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE DURABLE ONLINE AGGREGATE a AS AVG(x) AS y FROM t GROUP BY k",
                "CREATE ONLINE AGGREGATE a AS SUM(x) AS y FROM t GROUP BY CTUMBLE(k, INTERVAL '1' MONTH, DATE "
                        + "'2024-01-01') k",
                "CREATE ONLINE AGGREGATE a AS SUM(x) AS y FROM t GROUP BY k AS OF TIMESTAMP '2024-01-01 00:00:00'",
                "CREATE TRIGGER g BEFORE INSERT ON t EXECUTE f",
                "GRANT CREATE TABLE TO u",
                "GRANT SELECT ANY TO u",
                "GRANT USAGE SEQUENCE s TO u",
                "GRANT SELECT TABLE t, r TO u",
                "DROP TRIGGER g",
                "CREATE DATABASE d",
                "CREATE SCHEMA AUTHORIZATION s",
                "SET x = 1",
                "COMMIT",
                "ALTER TABLE t ADD PARTITION FOR (1)",
                "ALTER USER u SET PASSWORD 'x'",
                "CREATE TABLE t (a DOUBLE, PRIMARY GEOHASH KEY (a, b))",
                "GRANT ALTER ON t TO u",
                "CREATE ALIAS x FOR y",
                "EXPLAIN PLAN AS JSON FOR SELECT 1",
                "EXPLAIN PLAN FOR DROP TABLE t",
                "EXPLAIN PLAN FOR UPSERT INTO students VALUES (1, 'a', 2), (2, 'b', 3)"
            })
    void unservedStatementsAreRefusedByName(String sql) {
        assertRefused(sql, "0A000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "SELEC 1",
                "'a'",
                "SELECT 1; DROP TABLE t",
                "SELECT 'a",
                "SELECT \"a",
                "SELECT 1 /* never",
                "SELECT (1",
                "SELECT 1)",
                "SELECT $$1$$",
                "SELECT 6//2\n, 7",
                "SELECT 1 // a comment of H2's",
                "SHUTDOWN",
                "SCRIPT",
                "CREATE USER u IDENTIFIED BY p",
                "CREATE INDEX i ON t (a) NONSENSE",
                "CREATE TABLE t (a INTEGER AS 5)",
                "CREATE TABLE",
                "UPSERT INTO students"
            })
    void brokenStatementsAreSyntaxErrors(String sql) {
        assertRefused(sql, "42000");
    }

    @Test
    void literalsAreNotInMessages() {
        assertThatThrownBy(() -> rewriter.rewrite("CREATE INDEX i ON t (a) 'topsecret'"))
                .hasMessageNotContaining("topsecret");
        assertThatThrownBy(() -> rewriter.rewrite("CREATE USER u IDENTIFIED BY 'topsecret' AND"))
                .hasMessageNotContaining("topsecret");
    }

    @Test
    void anyTextIsRewrittenOrRefused() {
        String[] pieces = {
            "UPSERT",
            "INTO",
            "students",
            "VALUES",
            "SELECT",
            "CREATE",
            "TABLE",
            "INDEX",
            "PRIMARY",
            "KEY",
            "PARTITION",
            "BY",
            "HASH",
            "DIMENSION",
            "EVERY",
            "KEEP",
            "DISTRIBUTE",
            "AS",
            "IDENTITY",
            "START",
            "WITH",
            "AT",
            "ALTER",
            "ADD",
            "COLUMN",
            "GRANT",
            "ON",
            "EXPLAIN",
            "PLAN",
            "FOR",
            "USER",
            "IDENTIFIED",
            "DROP",
            "INCLUDE",
            "GLOBAL",
            "IF",
            "NOT",
            "EXISTS",
            "UNIQUE",
            "TIMESTAMP",
            "(",
            ")",
            ",",
            ".",
            "?",
            "'x'",
            "\"q\"",
            "1",
            "1.5E3",
            "-",
            ";",
            "/* c */",
            "lxsys",
            "LIMIT",
            "ALL",
            "CURRENT_TIME",
            "ROW"
        };
        Random random = new Random(7);
        int rewritten = 0;
        for (int i = 0; i < 30_000; i++) {
            StringBuilder sql = new StringBuilder(pieces[random.nextInt(10)]);
            for (int length = random.nextInt(12); length > 0; length--) {
                sql.append(random.nextInt(8) == 0 ? "" : " ").append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                assertThat(rewriter.rewrite(sql.toString())).isNotNull();
                rewritten++;
            } catch (RewriteException e) {
                assertThat(e.sqlState()).hasSize(5);
            }
        }
        assertThat(rewritten).isPositive();
    }
}
