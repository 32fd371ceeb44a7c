package io.leanq.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.cli.Main;
import io.leanq.cli.terminal.Surroundings;
import io.leanq.driver.DriverConnection;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands of docs/loading.md. Only the folder, the server's address, the seconds and the name that the server
 * has for a key are replaced.
 */
class LoadingDocumentTest {
    private static final String PROGRAM = "java -jar cli/target/leanq.jar ";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    private Path folder = Path.of("");

    private final String page = read();

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "loading.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String block(String mark) {
        assertThat(page).contains(mark);
        String from = page.substring(page.indexOf(mark) + mark.length());
        String text = from.substring(from.indexOf("```"));
        text = text.substring(text.indexOf('\n') + 1);
        return text.substring(0, text.indexOf("```"));
    }

    private void write(String name) throws Exception {
        Files.writeString(folder.resolve(name), block("<!-- file: " + name + " -->"));
    }

    private Ended run(EmbeddedLeanxcale server, String command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = 0;
        for (String line : block("<!-- command: " + command + " -->").lines().toList()) {
            if (line.startsWith(PROGRAM)) {
                Surroundings surroundings = Surroundings.of(
                        Map.of(
                                "LEANQ_PASSWORD",
                                "pass4user1",
                                "LEANQ_URL",
                                "leanxcale://user1@127.0.0.1:" + server.port() + "/dbtest"),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true));
                code = Main.run(surroundings, arguments(line.substring(PROGRAM.length())));
            }
        }
        return new Ended(code, shown(out), shown(err));
    }

    private String shown(StringWriter text) {
        return text.toString().replace(folder + "/", "").replaceAll("in \\d+\\.\\d s", "in 0.1 s");
    }

    private String[] arguments(String line) {
        List<String> arguments = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find(); ) {
            String text = word.group(1) == null ? word.group(2) : word.group(1);
            arguments.add(text.matches("\\w+\\.\\w+") ? folder.resolve(text).toString() : text);
        }
        return arguments.toArray(String[]::new);
    }

    @Test
    void documentedCommandsPrintWhatThePageSays() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                DriverConnection connection = driver.acquire()) {
            String create = block("The database has a table:").strip();
            connection.execute(create.substring(0, create.length() - 1), binds -> {});
            write("people.csv");
            write("more.csv");
            assertThat(run(server, "load")).isEqualTo(new Ended(0, block("<!-- output: load -->"), ""));
            assertThat(run(server, "stop")).isEqualTo(new Ended(1, "", block("<!-- error: stop -->")));
            assertThat(run(server, "bad")).isEqualTo(new Ended(0, block("<!-- output: bad -->"), ""));
            assertThat(Files.readString(folder.resolve("more.bad")).replaceAll("CONSTRAINT_\\w+", "CONSTRAINT_8"))
                    .isEqualTo(block("<!-- file: more.bad -->"));
            assertThat(run(server, "already")).isEqualTo(new Ended(0, block("<!-- output: already -->"), ""));
            assertThat(run(server, "export")).isEqualTo(new Ended(0, block("<!-- output: export -->"), ""));
            assertThat(folder.resolve("out.csv")).hasContent(block("<!-- file: out.csv -->"));
        }
    }
}
