package io.leanq.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private static EmbeddedLeanxcale server;

    @BeforeAll
    static void startServer() {
        server = EmbeddedLeanxcale.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @AfterEach
    void dropTable() {
        sql("DROP TABLE IF EXISTS t");
    }

    private void sql(String statement) {
        try (LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                DriverConnection connection = driver.acquire()) {
            connection.execute(statement, binds -> {});
        }
    }

    /** The texts of a query's cells, NULL as null. */
    private List<String> cells(String query) {
        try (LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                DriverConnection connection = driver.acquire();
                DriverCursor cursor = connection.query(query, binds -> {})) {
            List<String> cells = new ArrayList<>();
            while (cursor.next()) {
                for (int i = 0; i < cursor.columns(); i++) {
                    cells.add(String.valueOf(cursor.getString(i)));
                }
            }
            return cells;
        }
    }

    private String file(String content) throws Exception {
        return Files.writeString(folder.resolve("f.csv"), content).toString();
    }

    private Ended load(String table, String file, String... more) {
        List<String> args = new ArrayList<>(List.of("load", "--url", server.url(), "--table", table, "--file", file));
        args.addAll(List.of(more));
        return Ended.of(args.toArray(String[]::new));
    }

    @Test
    void columnsAreFoundByHeader() throws Exception {
        sql("CREATE TABLE people (id INTEGER PRIMARY KEY, name VARCHAR(20), city VARCHAR(20) DEFAULT 'Madrid')");
        Ended ended = load("PEOPLE", file("Name,ID\nAda,1\n\"Ben \"\"B\"\", jr\",2\n"));
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).matches("loaded 2 rows into people in \\d+\\.\\d s\n");
        assertThat(cells("SELECT name, city FROM people ORDER BY id"))
                .containsExactly("Ada", "Madrid", "Ben \"B\", jr", "Madrid");
    }

    @Test
    void emptyTextAndNullAreToldApartByQuotes() throws Exception {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(20))");
        assertThat(load("t", file("id,a\n1,\n2,\"\"\n\n3,x\n")).code()).isZero();
        assertThat(cells("SELECT a FROM t ORDER BY id")).containsExactly("null", "", "x");
        assertThat(load("t", file("id,a\n4,\n5,\\N\n6,\"\\N\"\n"), "--null", "\\N")
                        .code())
                .isZero();
        assertThat(cells("SELECT a FROM t WHERE id > 3 ORDER BY id")).containsExactly("", "null", "\\N");
    }

    @Test
    void firstBadRowEndsLoadAndNextRunGoesOnBehindIt() throws Exception {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, n DECIMAL(4, 2) NOT NULL)");
        Ended first = load("t", file("id,n\n1,1.5\n2,secret\n3,3\n"));
        assertThat(first.code()).isEqualTo(1);
        assertThat(first.err())
                .contains("f.csv, line 3: column n: the text is no DECIMAL(4,2); 1 row is done. Correct the line")
                .hasLineCount(1)
                .doesNotContain("secret");
        assertThat(cells("SELECT CAST(id AS VARCHAR) FROM t")).containsExactly("1");
        Ended second = load("t", file("id,n\n1,1.5\n2,2.5\n3,3\n"));
        assertThat(second.err()).isEmpty();
        assertThat(second.lines().get(0)).startsWith("loaded 2 rows into t").endsWith(", behind 1 of earlier runs");
        Ended third = load("t", folder.resolve("f.csv").toString());
        assertThat(third.code()).isZero();
        assertThat(third.out()).contains("has been loaded into t already, with 3 rows: --again loads all of it");
    }

    @Test
    void badRowsGoIntoTheirFile() throws Exception {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, n TINYINT NOT NULL)");
        String file = file("id,n\n1,1\n2,300\n3,\n1,4\n5,5,5\n\"6\n\",\"6\"\n1,7\n");
        Path bad = folder.resolve("bad.csv");
        Ended ended = load("t", file, "--bad", bad.toString());
        assertThat(ended.err()).isEmpty();
        assertThat(ended.lines()).hasSize(2).last().isEqualTo("5 bad rows are in " + bad);
        List<String> lines = Files.readAllLines(bad);
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).isEqualTo("line,reason,id,n");
        assertThat(lines.get(1)).isEqualTo("3,column n: the text is no TINYINT,2,300");
        assertThat(lines.get(2)).isEqualTo("4,\"column n: NULL, and the column is NOT NULL\",3,");
        assertThat(lines.get(3)).startsWith("5,").contains("[SQLSTATE 23505]").endsWith(",1,4");
        assertThat(lines.get(4)).isEqualTo("6,3 fields instead of 2,5,5,5");
        assertThat(lines.get(5)).startsWith("9,").endsWith(",1,7");
        assertThat(cells("SELECT CAST(id AS VARCHAR) FROM t ORDER BY id")).containsExactly("1", "6");
        assertThat(load("t", file, "--again", "--bad", bad.toString()).err())
                .contains("bad rows of an earlier load are in " + bad);
        Path none = folder.resolve("none.csv");
        assertThat(load("t", file("id,n\n20,1\n"), "--bad", none.toString()).err())
                .isEmpty();
        assertThat(none).doesNotExist();
    }

    @Test
    void loadEndsBehindAllowedBadRows() throws Exception {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        Ended ended = load("t", file("id\n1\nx\n2\ny\n3\n1\n4\n"), "--max-bad", "2");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("f.csv, line 7: ", "[SQLSTATE 23505]; 5 rows are done", "by --max-bad");
        assertThat(folder.resolve("f.csv.bad")).content().hasLineCount(3);
        Ended next = load("t", folder.resolve("f.csv").toString(), "--max-bad", "3");
        assertThat(next.lines().get(0)).startsWith("loaded 1 row into t").endsWith(", behind 5 of earlier runs");
        assertThat(next.lines().get(1)).startsWith("3 bad rows are in ").endsWith("f.csv.bad");
        assertThat(folder.resolve("f.csv.bad")).content().hasLineCount(4);
        assertThat(cells("SELECT CAST(id AS VARCHAR) FROM t ORDER BY id")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void standardInputIsLoaded() {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(20))");
        Ended ended = Ended.withInput(
                "7;é\n8;ü\n",
                "load",
                "--url",
                server.url(),
                "--table",
                "t",
                "--file",
                "-",
                "--no-header",
                "--delimiter",
                ";",
                "--json");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("{\"table\":\"t\",\"rows\":2,\"earlier\":0,\"bad\":0,\"seconds\":");
        assertThat(cells("SELECT a FROM t ORDER BY id")).containsExactly("é", "ü");
        assertThat(cells("SELECT source FROM leanq_loads WHERE source = '-'")).isEmpty();
    }

    @Test
    void brokenLoadOfStandardInputIsGoneOnWith() {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY)");
        String[] args = {"load", "--url", server.url(), "--table", "t", "--file", "-", "--batch", "2"};
        assertThat(Ended.withInput("id\n1\n2\n3\nx\n5\n", args).err())
                .contains("standard input, line 5: column id", "3 rows are done");
        assertThat(Ended.withInput("id\n1\n7\n3\n4\n5\n", args).err())
                .contains("standard input has changed since a part of it was loaded, behind line 1");
        Ended ended = Ended.withInput("id\n1\n2\n3\n4\n5\n", args);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("loaded 2 rows into t").endsWith(", behind 3 of earlier runs\n");
        assertThat(cells("SELECT CAST(id AS VARCHAR) FROM t ORDER BY id")).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void changedFileIsRefusedBeforeAnythingIsLoaded() throws Exception {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(20))");
        load("t", file("id,a\n1,a\n2,b\nx,c\n"), "--batch", "1");
        Ended changed = load("t", file("id,a\n1,a\n2,B\n3,c\n"), "--batch", "1");
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.err())
                .contains("f.csv has changed since a part of it was loaded, behind line 2: give the file as it was")
                .hasLineCount(1);
        assertThat(cells("SELECT CAST(COUNT(*) AS VARCHAR) FROM t")).containsExactly("2");
        assertThat(load("t", file("id,a\n1,a\n")).err()).contains("rows at its end are gone");
        assertThat(load("t", file("id,a\n1,a\n2,b\n3,c\n"), "--null", "-").err())
                .contains("was begun with other columns or another form of CSV");
        Ended restarted = load("t", file("id,a\n5,a\n6,B\n"), "--restart");
        assertThat(restarted.err()).isEmpty();
        assertThat(cells("SELECT CAST(COUNT(*) AS VARCHAR) FROM t")).containsExactly("4");
    }

    @Test
    void loadedFileIsLoadedAgainOnlyWhenSaid() throws Exception {
        sql("CREATE TABLE t (a VARCHAR(20))");
        String file = file("a\nx\n\n");
        assertThat(load("t", file).out()).startsWith("loaded 2 rows");
        assertThat(load("t", file).out()).contains("has been loaded into t already, with 2 rows: --again");
        assertThat(load("t", file("a\nx\n\ny\n")).out()).contains("with 2 rows, and has more rows since: --again");
        assertThat(cells("SELECT CAST(COUNT(*) AS VARCHAR) FROM t")).containsExactly("2");
        assertThat(load("t", file, "--again").out()).startsWith("loaded 3 rows");
        assertThat(load("t", file("a\nother\n")).out()).startsWith("loaded 1 row");
        assertThat(cells("SELECT CAST(COUNT(*) AS VARCHAR) FROM t WHERE a IS NULL"))
                .containsExactly("2");
    }

    @Test
    void fieldsAreNamedLeftOutAndMapped() throws Exception {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(20), \"select\" VARCHAR(9))");
        assertThat(load("t", file("No,What,x\n1,a,b\n"), "--map", "No=id", "--map", "What=select", "--map", "x=")
                        .err())
                .isEmpty();
        assertThat(load("t", file("2,y,z\n"), "--no-header", "--columns", "id,,a")
                        .err())
                .isEmpty();
        assertThat(cells("SELECT CAST(id AS VARCHAR), a, \"select\" FROM t ORDER BY id"))
                .containsExactly("1", "null", "a", "2", "z", "null");
        assertThat(load("t", file("id,what\n")).err())
                .contains("field what has no column: t has no column what but id, a, select; say --map what=COLUMN");
        assertThat(load("t", file("a,select\n")).err())
                .contains(
                        "column id of t is NOT NULL and has no default, and no field goes into it: name one by --map");
        assertThat(load("t", file("id,a,A\n")).err()).contains("two fields go into column a of t");
        assertThat(load("t", file("id\n"), "--map", "idd=id").err()).contains("--map names idd, and the fields are id");
        assertThat(load("t", file("id,,a\n1,2,3\n")).err()).contains("field 2 has no name in the first line");
        assertThat(load("nothing", file("id\n")).err())
                .contains("there is no table nothing in the session's own schema");
    }

    @Test
    void columnWithoutTextIsRefusedByName() throws Exception {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, tags VARCHAR ARRAY)");
        Ended ended = load("t", file("id,tags\n1,x\n"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("column tags of t is a VARCHAR ARRAY, which cannot be loaded from text: leave the field out");
        assertThat(load("t", file("id,tags\n1,x\n"), "--map", "tags=").code()).isZero();
    }

    /** The embedded server has such types by H2; LeanXcale has its own. */
    @Test
    void columnOfUnknownTypeIsRefusedByName() throws Exception {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, u UUID, a VARCHAR(9))");
        assertThat(load("t", file("id,u,a\n1,x,y\n")).err()).contains("t.u cannot be loaded, ");
        assertThat(load("t", file("1,x,y\n"), "--no-header").err())
                .contains("t.u cannot be loaded, ", ": say by --columns a,b which fields go into which columns");
        assertThat(load("t", file("1,x,y\n"), "--no-header", "--columns", "id,,a")
                        .code())
                .isZero();
        assertThat(cells("SELECT a FROM t")).containsExactly("y");
    }

    @Test
    void wrongEncodingAndQuotesAreRefusedWithLine() throws Exception {
        sql("CREATE TABLE t (a VARCHAR(20))");
        Path file = folder.resolve("f.csv");
        Files.write(file, "a\nü\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(load("t", file.toString()).err()).contains("the bytes are no text in UTF-8: give --encoding");
        assertThat(load("t", file.toString(), "--encoding", "ISO-8859-1", "--restart")
                        .err())
                .isEmpty();
        assertThat(load("t", file("a\nx\n\"b\"c\n")).err())
                .contains("f.csv: behind line 2 the quotes are wrong: ")
                .hasLineCount(1);
        assertThat(load("t", file("a\n\"b\nc\n"), "--restart").err())
                .contains("f.csv: behind line 1 the quotes are wrong");
        Files.write(file, "\uFEFFa\nbom\n".getBytes(StandardCharsets.UTF_8));
        assertThat(load("t", file.toString(), "--restart").err()).isEmpty();
        assertThat(cells("SELECT a FROM t ORDER BY a")).containsExactly("bom", "ü");
    }

    @Test
    void wrongArgumentsExitWithTwo() throws Exception {
        String file = file("a\n");
        assertThat(load("t", file, "--columns", "a", "--map", "b=c").code()).isEqualTo(2);
        assertThat(load("t", file, "--connections", "0").err()).contains("--connections is a number from 1 to 64");
        assertThat(load("t", file, "--max-bad", "-1").code()).isEqualTo(2);
        assertThat(load("t", file, "--delimiter", "ab").err()).contains("--delimiter is one character");
        assertThat(load("t", file, "--null", ",").code()).isEqualTo(2);
        assertThat(load("t", folder.resolve("none").toString()).err()).contains("there is no file", "none");
    }
}
