package io.leanq.leanxcale.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million rows of 200 bytes (200 MB) through a client of 32 MB and a server of 256 MB that keeps its data on disk: neither
 * side holds the batch or the result.
 */
class FlatMemoryTest {
    private static final int ROWS = 1_000_000;

    private static Process java(List<String> options, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aMillionRowsPassThroughSmallHeaps(@TempDir File data) throws Exception {
        Process server = java(
                List.of("-Xmx256m"),
                "io.leanq.embedded.cli.Main",
                "--port",
                "0",
                "--database",
                "dbtest",
                "--user",
                "user1:pass4user1",
                "--data",
                data.getPath());
        try (BufferedReader said = output(server)) {
            String line = said.readLine();
            while (line != null && !line.startsWith("listening tcp=")) {
                line = said.readLine();
            }
            assertThat(line).as("the server's ready line").isNotNull();
            String port = line.substring("listening tcp=".length()).trim();
            Process client = java(
                    List.of("-Xmx32m"),
                    BulkClient.class.getName(),
                    "leanxcale://user1:pass4user1@127.0.0.1:" + port + "/dbtest",
                    String.valueOf(ROWS));
            try (BufferedReader result = output(client)) {
                assertThat(result.lines()).contains("inserted=" + ROWS + " streamed=" + ROWS);
                assertThat(client.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(client.exitValue()).isZero();
            } finally {
                client.destroyForcibly();
            }
            assertThat(server.isAlive()).isTrue();
        } finally {
            server.destroy();
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }
}
