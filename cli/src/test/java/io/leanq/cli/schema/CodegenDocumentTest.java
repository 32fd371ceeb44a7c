package io.leanq.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.Main;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs the commands and the Java of docs/codegen.md. Only the folders and the server's address are replaced. */
@Isolated("captures System.out")
class CodegenDocumentTest {
    private static final String PROGRAM = "java -jar cli/target/leanq.jar ";
    private static final String SERVER = "localhost:1529";

    @TempDir
    private Path folder = Path.of("");

    private final String page = read();

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "codegen.md"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String block(String mark) {
        String from = page.substring(page.indexOf(mark) + mark.length());
        assertThat(page).contains(mark);
        String text = from.substring(from.indexOf("```"));
        text = text.substring(text.indexOf('\n') + 1);
        return text.substring(0, text.indexOf("```"));
    }

    private String here(String text) {
        return text.replace("src/main/", folder.resolve("src/main/").toString() + File.separator);
    }

    private static void createDatabase(EmbeddedLeanxcale server, String script) {
        try (LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                DriverConnection connection = driver.acquire()) {
            script.lines().forEach(sql -> connection.execute(sql.substring(0, sql.length() - 1), BindWriter.NONE));
        }
    }

    /**
     * Runs the lines that start the program.
     *
     * @return the lines of its output and of its errors
     */
    private List<String> run(EmbeddedLeanxcale server, String commands) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        for (String line :
                commands.lines().filter(each -> each.startsWith(PROGRAM)).toList()) {
            String[] arguments = here(line.substring(PROGRAM.length()))
                    .replace(SERVER, "127.0.0.1:" + server.port())
                    .split(" ");
            int code = Main.run(
                    Surroundings.of(
                            Map.of("LEANQ_PASSWORD", "pass4user1"),
                            new PrintWriter(out, true),
                            new PrintWriter(err, true)),
                    arguments);
            assertThat(code).as(err.toString()).isZero();
        }
        return List.of(out.toString(), err.toString());
    }

    @Test
    void documentedCommandsLeadToFirstQuery() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
            createDatabase(server, block("a sequence, two tables and a view:"));

            String commands = block("<!-- command: generate -->");
            assertThat(commands).contains("export LEANQ_PASSWORD=pass4user1");
            List<String> generated = run(server, commands);
            assertThat(generated.get(0)).isEqualTo(here(block("<!-- output: generate -->")));
            assertThat(generated.get(1)).isEqualTo(block("<!-- warnings: generate -->"));

            Path sources = folder.resolve("src").resolve("main").resolve("java");
            assertThat(sources.resolve("com/acme/db/Orders.java")).hasContent(block("<!-- file: Orders.java -->"));

            List<String> again = run(server, block("<!-- command: snapshot -->"));
            assertThat(again.get(0)).isEqualTo(here(block("<!-- output: snapshot -->")));

            assertThat(firstQuery(server, sources)).isEqualTo(block("<!-- output: program -->"));
        }
    }

    private String firstQuery(EmbeddedLeanxcale server, Path sources) throws Exception {
        Path program = Files.writeString(sources.resolve("FirstQuery.java"), block("<!-- program -->"));
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<String> arguments =
                new ArrayList<>(List.of("-Xlint:all", "-Werror", "-encoding", "UTF-8", "-d", classes.toString()));
        arguments.add(program.toString());
        try (Stream<Path> files = Files.list(sources.resolve("com/acme/db"))) {
            files.map(Path::toString).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            loader.loadClass("FirstQuery").getMethod("main", String[].class).invoke(null, (Object)
                    new String[] {server.url()});
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theGeneratorRunsFromJava() throws Exception {
        Path sources = folder.resolve("from-java");
        String code = """
                import io.leanq.codegen.*;
                import io.leanq.exec.Database;
                import io.leanq.schema.MetaData;
                import java.io.Serializable;
                import java.nio.file.Path;
                public class FromJava {
                    public static void run(Database db) throws Exception {
                %s
                    }
                }
                """.formatted(block("## From Java").replace("src/main/java", sources.toString()));
        Path program = Files.writeString(folder.resolve("FromJava.java"), code);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), program.toString()))
                .isZero();
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url());
                URLClassLoader loader = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            createDatabase(server, "CREATE TABLE kept (id INTEGER PRIMARY KEY);\nCREATE TABLE tmp_x (id INTEGER);");
            loader.loadClass("FromJava").getMethod("run", Database.class).invoke(null, db);
        }
        assertThat(sources.resolve("com/acme/db/Kept.java")).content().contains("implements Serializable");
        assertThat(sources.resolve("com/acme/db/TmpX.java")).doesNotExist();
    }
}
