package io.leanq.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.driver.DriverConnection;
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

class ExportCommandTest {
    private static final String ALL_TYPES =
            "CREATE TABLE t (id INTEGER PRIMARY KEY, b BOOLEAN, ti TINYINT, si SMALLINT,"
                    + " bi BIGINT, de DECIMAL(20, 4), re REAL, fl FLOAT, dou DOUBLE, ch CHAR(4), vc VARCHAR(40), cl CLOB,"
                    + " bin BINARY(3), vb VARBINARY(9), bl BLOB, da DATE, ti2 TIME, ts TIMESTAMP)";

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

    private static void sql(String statement) {
        try (LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                DriverConnection connection = driver.acquire()) {
            connection.execute(statement, binds -> {});
        }
    }

    private static Ended run(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command, "--url", server.url()));
        args.addAll(List.of(more));
        return Ended.of(args.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void loadedFileComesOutTheSame() throws Exception {
        String content = """
                id,b,ti,si,bi,de,re,fl,dou,ch,vc,cl,bin,vb,bl,da,ti2,ts
                1,true,-128,32767,-9223372036854775808,1234567890123456.7890,0.1,1.0E-300,1.7976931348623157E308,abcd,"a ""q"", b","line
                end",000aff,00,ff,0001-01-01,00:00:00,9999-12-31 23:59:59.999
                2,,,,,,,,,,,,,,,,,
                3,false,127,-32768,9223372036854775807,-0.0001,-1.5,0.0,0.30000000000000004,é漢😀,"",\u0000tab	 space ,aabbcc,"","",2026-02-28,23:59:59.001,2026-01-31 10:20:30
                4,,,,,,,,,,"carriage\r\nreturn", ,,,,,,
                """;
        Path first = Files.writeString(folder.resolve("first.csv"), content);
        sql(ALL_TYPES);
        Ended loaded = run("load", "--table", "t", "--file", first.toString());
        assertThat(loaded.err()).isEmpty();
        Ended exported = run("export", "--query", "SELECT * FROM t ORDER BY id;", "--output", file("second.csv"));
        assertThat(exported.err()).isEmpty();
        assertThat(exported.out()).matches("exported 4 rows to \\S+second.csv in \\d+\\.\\d s\n");
        assertThat(folder.resolve("second.csv")).hasContent(content).hasBinaryContent(Files.readAllBytes(first));
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void rowsOfAnyFormOfCsvComeOutTheSame() throws Exception {
        String content = "1;-;\"a;b\";\"-\";NULL\n2;x;\"q\"\"\";\"\";\" y\"\n";
        Path first = Files.write(folder.resolve("first.csv"), content.getBytes(StandardCharsets.UTF_16LE));
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(9), b VARCHAR(9), c VARCHAR(9), d VARCHAR(9))");
        String[] form = {"--delimiter", ";", "--null", "-", "--encoding", "UTF-16LE", "--no-header"};
        List<String> load = new ArrayList<>(List.of("--table", "t", "--file", first.toString()));
        load.addAll(List.of(form));
        assertThat(run("load", load.toArray(String[]::new)).err()).isEmpty();
        List<String> export = new ArrayList<>(List.of("--table", "T", "--output", file("second.csv"), "--json"));
        export.addAll(List.of(form));
        Ended ended = run("export", export.toArray(String[]::new));
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("\"rows\":2");
        assertThat(Files.readString(folder.resolve("second.csv"), StandardCharsets.UTF_16LE))
                .isEqualTo("1;-;\"a;b\";\"-\";NULL\n2;x;\"q\"\"\";\"\"; y\n");
    }

    @Test
    void rowsGoToStandardOutput() {
        Ended ended = run("export", "--query", "SELECT 1 AS \"one,\", CAST(NULL AS VARCHAR) AS none", "--output", "-");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().replace("NONE", "none")).isEqualTo("\"one,\",none\n1,\n");
    }

    @Test
    void viewIsExportedAndNotLoaded() throws Exception {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, \"Full Name\" VARCHAR(9))");
        sql("INSERT INTO t VALUES (1, 'a')");
        sql("CREATE VIEW v AS SELECT id + 1 AS next, \"Full Name\" FROM t");
        Ended ended = run("export", "--table", "V", "--output", "-");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).isEqualToIgnoringCase("next,Full Name\n2,a\n");
        Path file = Files.writeString(folder.resolve("v.csv"), "next\n");
        assertThat(run("load", "--table", "v", "--file", file.toString()).err()).contains("there is no table v in");
        sql("DROP VIEW v");
    }

    @Test
    void existingFileIsReplacedOnlyByForce() throws Exception {
        Path file = Files.writeString(folder.resolve("old.csv"), "old");
        Ended refused = run("export", "--query", "SELECT 1 AS a", "--output", file.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("old.csv exists: give another file, or --force to replace it");
        assertThat(file).hasContent("old");
        assertThat(run("export", "--query", "SELECT 1 AS a", "--output", file.toString(), "--force")
                        .code())
                .isZero();
        assertThat(Files.readString(file)).endsWith("1\n");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
        assertThat(run("export", "--query", "SELECT 2 AS a", "--output", link.toString(), "--force")
                        .code())
                .isZero();
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(file)).endsWith("2\n");
        assertThat(run("export", "--query", "SELECT 2 AS a", "--output", "/dev/null", "--force")
                        .err())
                .contains("/dev/null is no file that can be replaced");
    }

    @Test
    void failedExportLeavesNoFile() throws Exception {
        sql("CREATE TABLE t (id INTEGER PRIMARY KEY, tags VARCHAR ARRAY, a VARCHAR(9))");
        Ended array = run("export", "--table", "t", "--output", file("a.csv"));
        assertThat(array.code()).isEqualTo(1);
        assertThat(array.err()).containsIgnoringCase("column tags is a").contains("which has no form in CSV");
        assertThat(run("export", "--table", "none", "--output", file("a.csv")).err())
                .contains("there is no table or view none");
        sql("INSERT INTO t (id, a) VALUES (1, '漢')");
        String query = "SELECT a FROM t";
        assertThat(run("export", "--query", query, "--output", file("a.csv"), "--encoding", "ISO-8859-1")
                        .err())
                .contains("characters that ISO-8859-1 does not have: give --encoding UTF-8");
        assertThat(run("export", "--query", "SELECT 1 / (id - 1) FROM t", "--output", file("a.csv"))
                        .code())
                .isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void wrongArgumentsExitWithTwo() {
        assertThat(run("export", "--output", "x").code()).isEqualTo(2);
        assertThat(run("export", "--table", "a", "--query", "b", "--output", "x")
                        .code())
                .isEqualTo(2);
        assertThat(run("export", "--table", "a", "--output", "-", "--json").err())
                .contains("--output - takes standard output for the rows, in UTF-8: give a file with --json");
    }
}
