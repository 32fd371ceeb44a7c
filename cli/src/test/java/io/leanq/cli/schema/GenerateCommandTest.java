package io.leanq.cli.schema;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.defaultCurrentTimestamp;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.cli.Main;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.schema.MetaData;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
    private static final String SECRET = "s3cret-of-ann";
    private static EmbeddedLeanxcale server;

    @TempDir
    private Path folder = Path.of("");

    private record Ended(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private static Ended run(Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(Surroundings.of(environment, new PrintWriter(out, true), new PrintWriter(err, true)), args);
        Ended ended = new Ended(code, out.toString(), err.toString());
        assertThat(ended.out + ended.err).as("no password is ever printed").doesNotContain(SECRET);
        return ended;
    }

    private static Ended run(String... args) {
        return run(Map.of(), args);
    }

    @BeforeAll
    static void createSchema() {
        server = EmbeddedLeanxcale.builder().user("ann", SECRET).start();
        try (Database db = Leanxcale.connect(server.url())) {
            var students = Table.named("students")
                    .column("id", INTEGER, primaryKey())
                    .column("name", VARCHAR(50), notNull())
                    .column("seen", TIMESTAMP, defaultCurrentTimestamp())
                    .build();
            var addresses = Table.named("addresses")
                    .column("student_id", INTEGER, primaryKey())
                    .foreignKey("fk_student", List.of("student_id"), () -> List.of(students.get("id", INTEGER)))
                    .build();
            MetaData.of(Sequence.named("student_ids"), students, addresses).createAll(db);
        }
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private String[] generate(String... more) {
        String[] first = {"generate", "--package", "com.acme.db", "--output", folder.toString()};
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private String line(String word, String file) {
        return word + " " + folder.resolve("com/acme/db").resolve(file);
    }

    private String urlWithout(String part) {
        return server.url().replace(part, "");
    }

    @Test
    void eachFileIsPrintedWithItsResult() {
        Ended first = run(generate("--url", server.url()));
        assertThat(first.code).isZero();
        assertThat(first.lines())
                .containsExactly(
                        line("written", "Addresses.java"),
                        line("written", "AddressesRow.java"),
                        line("written", "GeneratedSchema.java"),
                        line("written", "Sequences.java"),
                        line("written", "Students.java"),
                        line("written", "StudentsRow.java"));
        assertThat(first.err)
                .contains("warning: not told: sequence student_ids: sequence options: first number and step are not "
                        + "told");

        Ended second = run(generate("--url", server.url(), "--exclude", "addr.*"));
        assertThat(second.lines())
                .containsExactly(
                        line("written", "GeneratedSchema.java"),
                        line("unchanged", "Sequences.java"),
                        line("unchanged", "Students.java"),
                        line("unchanged", "StudentsRow.java"),
                        line("removed", "Addresses.java"),
                        line("removed", "AddressesRow.java"));

        Ended third = run(generate("--url", server.url(), "--include", "addresses"));
        assertThat(third.err)
                .contains("warning: not generated: foreign key fk_student to students, which is not generated, of table"
                        + " addresses");
    }

    @Test
    void aSnapshotGivesTheSameFiles() throws Exception {
        Path file = folder.resolve("schema.json");
        assertThat(run("snapshot", "--url", server.url(), "--output", file.toString())
                        .lines())
                .containsExactly("written " + file);
        assertThat(run("snapshot", "--url", server.url(), "--output", file.toString())
                        .lines())
                .containsExactly("unchanged " + file);
        run(generate("--url", server.url()));
        Ended again = run(generate("--snapshot", file.toString()));
        assertThat(again.code).isZero();
        assertThat(again.lines()).hasSize(6).allMatch(line -> line.startsWith("unchanged "));
        assertThat(again.err).contains("warning: not told: sequence student_ids");
        assertThat(Files.readString(file)).doesNotContain("ann");
    }

    @Test
    void passwordIsReadFromEnvironment() {
        String url = urlWithout(":" + SECRET);
        assertThat(run(Map.of("LEANQ_PASSWORD", SECRET), generate("--url", url)).code)
                .isZero();
        Ended without = run(generate("--url", url));
        assertThat(without.code).isEqualTo(1);
        assertThat(without.err).startsWith("error: ");
        Ended nobody = run(Map.of("LEANQ_PASSWORD", SECRET), generate("--url", urlWithout("ann:" + SECRET + "@")));
        assertThat(nobody.code).isEqualTo(1);
        assertThat(nobody.err).contains("there is a password (LEANQ_PASSWORD), but the URL names no user");
    }

    @Test
    void failurePrintsReasonAndExitsWithOne() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Ended noServer = run(generate("--url", "leanxcale://ann:" + SECRET + "@127.0.0.1:" + free + "/dbtest"));
        assertThat(noServer.code).isEqualTo(1);
        assertThat(noServer.err).startsWith("error: ").contains("127.0.0.1:" + free);

        Ended wrongPassword = run(Map.of("LEANQ_PASSWORD", "wrong"), generate("--url", server.url()));
        assertThat(wrongPassword.code).isEqualTo(1);
        assertThat(wrongPassword.err)
                .startsWith("error: ")
                .contains("refused user", "password")
                .as("the server's own words, which the message points to")
                .containsPattern("; the server says: \\S+")
                .hasLineCount(1);

        Ended noSchema = run(generate("--url", server.url(), "--schema", "nowhere"));
        assertThat(noSchema.code).isEqualTo(1);
        assertThat(noSchema.err)
                .contains("schema nowhere is not there, or has no table, view or sequence with a wanted name");

        Ended nothing = run(generate("--url", server.url(), "--include", "x.*"));
        assertThat(nothing.code).isEqualTo(1);
        assertThat(nothing.err).contains("the session's own schema has no table, view or sequence with a wanted name");

        Ended noFile = run(generate("--snapshot", folder.resolve("none.json").toString()));
        assertThat(noFile.code).isEqualTo(1);
        assertThat(noFile.err).contains("none.json");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void wrongArgumentsExitWithTwo() {
        assertThat(run("generate").code).isEqualTo(2);
        assertThat(run(generate()).err)
                .isEqualTo("error: it is not said where the schema comes from: give --url, --snapshot, --migrations or"
                        + " --metadata, or a configuration file; see leanq generate --help\n");
        assertThat(run(generate("--url", server.url(), "--snapshot", "x")).code).isEqualTo(2);
        assertThat(run(generate("--url", server.url(), "--include", "*")).code).isEqualTo(2);
        assertThat(run(generate("--url", "http://ann:" + SECRET + "@host/db")).code)
                .isEqualTo(2);
        assertThat(run(generate("--snapshot", "x", "--schema", "s")).err).contains("--schema is for --url");
        assertThat(run("generate", "--package", "a.class", "--output", "x", "--snapshot", "x").err)
                .contains("a.class");
        assertThat(run("explode").code).isEqualTo(2);
    }

    @Test
    void configurationFileSaysWhatOptionsLeaveOut() throws Exception {
        Path config = Files.writeString(folder.resolve("leanq.yaml"), """
                url: %s
                package: com.acme.db
                output: out
                exclude: addr.*
                """.formatted(server.url()));
        Ended ended = run("generate", "--config", config.toString());
        assertThat(ended.code).as(ended.err).isZero();
        assertThat(folder.resolve("out/com/acme/db/Students.java")).exists();
        Ended replaced = run("generate", "--config", config.toString(), "--set", "package=com.acme.other", "--json");
        assertThat(replaced.code).as(replaced.err).isZero();
        assertThat(replaced.out)
                .contains("\"written\":[", "com/acme/other/Students.java")
                .hasLineCount(1);
        Ended wrong = run("generate", "--config", config.toString(), "--set", "packag=x");
        assertThat(wrong.code).isEqualTo(2);
        assertThat(wrong.err).contains("packag").contains("package").hasLineCount(1);
    }

    @Test
    void migrationsAreReadFromAServerOfTheirOwn() throws Exception {
        Path migrations = Files.createDirectory(folder.resolve("migration"));
        Files.writeString(migrations.resolve("V1__pets.sql"), "CREATE TABLE pets (id INTEGER PRIMARY KEY);");
        Ended ended = run(generate("--migrations", migrations.toString()));
        assertThat(ended.code).as(ended.err).isZero();
        assertThat(ended.lines()).contains(line("written", "Pets.java")).noneMatch(each -> each.contains("Migrations"));
    }

    /** As in Maven's exec:java: the JVM is the build's, which goes on, or fails with the exception. */
    @Test
    void mainReturnsToCallingProgram() {
        Main.main(generate("--url", server.url()));
        assertThat(folder.resolve("com/acme/db/Students.java")).exists();
        assertThatThrownBy(() -> Main.main(generate("--url", server.url(), "--schema", "nowhere")))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("failed with exit code 1");
        assertThatThrownBy(() -> Main.main(new String[] {"explode"}))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("failed with exit code 2");
    }

    @Test
    void failureEndsTheJvmOfTheProgramWithItsExitCode() throws Exception {
        Path errors = folder.resolve("errors.txt");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "explode")
                .redirectError(errors.toFile())
                .start();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(2);
        assertThat(Files.readString(errors)).contains("explode").doesNotContain("Exception");
    }

    @Test
    void helpNamesOptionsAndExitCodes() {
        assertThat(run("--help").out).contains("generate", "snapshot");
        assertThat(run().code).isZero();
        assertThat(run("generate", "--help").out)
                .contains("--url", "--snapshot", "--package", "--output", "--schema", "--include", "--exclude")
                .contains("LEANQ_PASSWORD", "Exit codes:", "1   failed; the message says why", "2   wrong arguments");
        assertThat(run("snapshot", "--help").out).contains("LEANQ_PASSWORD", "Exit codes:");
    }
}
