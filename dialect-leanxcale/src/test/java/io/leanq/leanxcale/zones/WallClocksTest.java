package io.leanq.leanxcale.zones;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server and two clients, each in a JVM with another time zone: all of them read the same dates and times. */
@Tag("slow")
class WallClocksTest {

    private static Process java(String zone, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.timezone=" + zone,
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static List<String> run(String zone, String url, String what) throws Exception {
        Process client = java(zone, WallClockClient.class.getName(), url, what);
        try (BufferedReader said = output(client)) {
            List<String> lines = said.lines().toList();
            assertThat(client.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return lines;
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void everyClientReadsTheWallClockThatWasWritten() throws Exception {
        Process server = java(
                "America/New_York",
                "io.leanq.embedded.cli.Main",
                "--port",
                "0",
                "--database",
                "dbtest",
                "--user",
                "user1:pass4user1");
        try (BufferedReader said = output(server)) {
            String line = said.readLine();
            while (line != null && !line.startsWith("listening tcp=")) {
                line = said.readLine();
            }
            assertThat(line).as("the server's ready line").isNotNull();
            String url = "leanxcale://user1:pass4user1@127.0.0.1:"
                    + line.substring("listening tcp=".length()).trim() + "/dbtest";
            List<String> expected = WallClockClient.expected();
            assertThat(run("Asia/Tokyo", url, "write"))
                    .startsWith("zone Asia/Tokyo")
                    .containsSubsequence(expected)
                    .hasSize(1 + expected.size());
            for (String zone : List.of("America/New_York", "Pacific/Apia")) {
                assertThat(run(zone, url, "read"))
                        .startsWith("zone " + zone)
                        .containsSubsequence(expected)
                        .hasSize(1 + expected.size());
            }
        } finally {
            server.destroy();
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }
}
