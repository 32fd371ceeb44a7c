package io.leanq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own, as a shell starts it. */
@Tag("slow")
class ProgramTest {
    @TempDir
    private Path folder = Path.of("");

    private static ProcessBuilder leanq(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private String output(ProcessBuilder builder) throws Exception {
        Path out = folder.resolve("out");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out);
    }

    @Test
    void serverIsServedAndAskedByTheSameProgram() throws Exception {
        Process server = leanq("serve", "--port", "0", "--user", "bob:hidden").start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String port = lines.readLine().replace("listening tcp=", "");
            ProcessBuilder query = leanq(
                    "sql",
                    "--url",
                    "leanxcale://bob@localhost:" + port + "/dbtest",
                    "--format",
                    "csv",
                    "--execute",
                    "SELECT 1 AS one");
            query.environment().put("LEANQ_PASSWORD", "hidden");
            assertThat(output(query)).startsWith("one\n1\n");
        } finally {
            server.destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void completionScriptIsReadByBash() throws Exception {
        String script = output(leanq("completion"));
        assertThat(script).contains("--snapshot", "--execute").doesNotContain("\u001b");
        Path file = Files.writeString(folder.resolve("leanq_completion"), script);
        assertThat(output(new ProcessBuilder("bash", "-n", file.toString()))).isEmpty();
    }

    @Test
    void outputThatIsNoTerminalHasNoColours() throws Exception {
        assertThat(output(leanq("--help"))).contains("Usage: leanq").doesNotContain("\u001b");
        assertThat(output(leanq("sql"))).startsWith("error: no database").doesNotContain("\u001b");
    }
}
