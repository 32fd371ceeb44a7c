package io.leanq.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.Leanq;
import io.leanq.cli.Leanq.Ended;
import io.leanq.embedded.EmbeddedLeanxcale;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlCommandTest {
    private static EmbeddedLeanxcale server;
    private static Leanq leanq;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void createTable() {
        server = EmbeddedLeanxcale.start();
        leanq = Leanq.at(server.url());
        leanq.run("sql", "--execute", """
                CREATE TABLE cells (id INTEGER PRIMARY KEY, b BOOLEAN, l BIGINT, d DECIMAL(9, 2), f DOUBLE, t VARCHAR(20),
                    x VARBINARY(4), held DATE, tod TIME, ts TIMESTAMP);
                INSERT INTO cells VALUES (1, true, 9007199254740993, 1.50, 0.1, 'a,"b"
                c', x'0aff', DATE '2026-02-03', TIME '04:05:06', TIMESTAMP '2026-02-03 04:05:06.007');
                INSERT INTO cells (id, t) VALUES (2, '');""").ok();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private static String withoutTimes(String text) {
        return text.replaceAll("\\d+ ms", "N ms");
    }

    @Test
    void tableAlignsNumbersToTheRightAndShowsNull() {
        Ended ended = leanq.run("sql", "--execute", "SELECT id, d, t FROM cells ORDER BY id")
                .ok();
        assertThat(withoutTimes(ended.out())).isEqualTo("""
                id |    d | t
                ---+------+---------
                 1 | 1.50 | a,"b"\\nc
                 2 | NULL |
                2 rows (N ms)
                """);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void csvTellsNullFromEmptyText() {
        Ended ended = leanq.run(
                        "sql",
                        "--format",
                        "csv",
                        "--execute",
                        "SELECT id, b, l, f, t, x, held, tod, ts FROM cells ORDER BY id")
                .ok();
        assertThat(ended.out()).isEqualTo("""
                id,b,l,f,t,x,held,tod,ts
                1,true,9007199254740993,0.1,"a,""b""
                c",0aff,2026-02-03,04:05:06,2026-02-03 04:05:06.007
                2,,,,"",,,,
                """);
        assertThat(withoutTimes(ended.err())).isEqualTo("2 rows (N ms)\n");
    }

    @Test
    void jsonHasNumbersAndTruthValuesOfItsOwn() {
        Ended ended = leanq.run("sql", "--json", "--execute", "SELECT id, b, l, d, f, t FROM cells ORDER BY id")
                .ok();
        assertThat(ended.out()).isEqualTo("""
                [
                {"id":1,"b":true,"l":9007199254740993,"d":1.50,"f":0.1,"t":"a,\\"b\\"\\nc"},
                {"id":2,"b":null,"l":null,"d":null,"f":null,"t":""}
                ]
                """);
        assertThat(leanq.run("sql", "--json", "--execute", "SELECT id FROM cells WHERE id = 7")
                        .out())
                .isEqualTo("[]\n");
    }

    @Test
    void transactionIsCommittedOrRolledBackAsAWhole() {
        leanq.run("sql", "--execute", "CREATE TABLE sums (n INTEGER PRIMARY KEY)")
                .ok();
        leanq.run(
                        "sql",
                        "--execute",
                        "BEGIN; INSERT INTO sums VALUES (1); ROLLBACK; BEGIN; INSERT INTO sums VALUES (2); COMMIT")
                .ok();
        Ended open = leanq.run("sql", "--execute", "BEGIN; INSERT INTO sums VALUES (3)")
                .ok();
        assertThat(open.err()).contains("warning: a transaction is open at the end: it is rolled back");
        assertThat(leanq.run("sql", "--format", "csv", "--execute", "SELECT n FROM sums")
                        .out())
                .isEqualTo("n\n2\n");
    }

    @Test
    void secondBeginIsRefused() {
        leanq.run("sql", "--execute", "CREATE TABLE twice (n INTEGER PRIMARY KEY)")
                .ok();
        Ended ended = leanq.run("sql", "--execute", "BEGIN; INSERT INTO twice VALUES (1); BEGIN");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).isEqualTo("error: a transaction is open already: COMMIT or ROLLBACK ends it\n");
    }

    @Test
    void lostTransactionEndsTheRunThatGoesOnOtherwise() {
        leanq.run("sql", "--execute", "CREATE TABLE lost (n INTEGER PRIMARY KEY)")
                .ok();
        String url = server.url() + (server.url().contains("?") ? "&" : "?") + "readTimeout=700";
        Ended ended = Leanq.at(url).run("sql", "--continue", "--execute", """
                BEGIN;
                INSERT INTO lost VALUES (1);
                SELECT COUNT(*) FROM SYSTEM_RANGE(1, 100000000000) AS x WHERE MOD(x.x, 3) = 1;
                INSERT INTO lost VALUES (2);
                COMMIT""");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("the open transaction is rolled back").hasLineCount(1);
        assertThat(leanq.run("sql", "--format", "csv", "--execute", "SELECT n FROM lost")
                        .out())
                .isEqualTo("n\n");
    }

    @Test
    void failureOfAFileNamesItsLineAndEndsTheRun() throws Exception {
        Path file = Files.writeString(folder.resolve("work.sql"), """
                -- a comment; with a semicolon
                CREATE TABLE halves (n INTEGER PRIMARY KEY);

                INSERT INTO halfs VALUES (1);
                INSERT INTO halves VALUES (2);
                """);
        Ended ended = leanq.run("sql", "--file", file.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .startsWith("error: work.sql, line 4: there is no such table")
                .contains("halfs")
                .hasLineCount(1);
        assertThat(leanq.run("sql", "--format", "csv", "--execute", "SELECT COUNT(*) AS c FROM halves")
                        .out())
                .isEqualTo("c\n0\n");

        Ended going = leanq.input("INSERT INTO halfs VALUES (1);\nINSERT INTO halves VALUES (2)")
                .run("sql", "--continue");
        assertThat(going.code()).isEqualTo(1);
        assertThat(going.err()).startsWith("error: input, line 1: ");
        assertThat(withoutTimes(going.out())).isEqualTo("1 row changed (N ms)\n");
    }

    @Test
    void contradictingArgumentsExitWithTwo() {
        assertThat(leanq.run("sql", "--execute", "x", "--file", "y").code()).isEqualTo(2);
        assertThat(leanq.run("sql", "--json", "--format", "csv", "--execute", "x")
                        .err())
                .isEqualTo("error: --json and --format are both given, and differ; see leanq sql --help\n");
        assertThat(leanq.run("sql", "--file", "none.sql").err()).startsWith("error: none.sql cannot be read");
        assertThat(Leanq.alone().run("sql", "--execute", "VALUES 1").code()).isEqualTo(2);
    }

    @Test
    void verboseFailurePrintsItsStackTrace() {
        assertThat(leanq.run("sql", "--verbose", "--execute", "SELECT * FROM nowhere")
                        .err())
                .contains("\tat io.leanq.");
    }
}
