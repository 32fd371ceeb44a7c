package io.leanq.leanxcale.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The embedded server's program in a JVM of 256 MB, on any free port, with the quick start's user and database. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("listening tcp=(\\d+)\\b.*");
    private static final int SECONDS_TO_END = 20;

    private final Process process;
    private final BufferedReader output;
    private final int port;

    private ServerProcess(Process process, BufferedReader output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /**
     * Starts the server over the data in this directory, with further JVM options, and returns when the server answers.
     */
    public static ServerProcess start(Path data, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xmx256m"));
        options.addAll(List.of(more));
        Process process = java(
                options,
                "io.leanq.embedded.cli.Main",
                "--port",
                "0",
                "--database",
                "dbtest",
                "--user",
                "user1:pass4user1",
                "--data",
                data.toString());
        BufferedReader output = output(process);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return new ServerProcess(process, output, Integer.parseInt(ready.group(1)));
            }
        }
        process.destroyForcibly();
        throw new IOException("the server did not start");
    }

    /** Starts a program of this class path in a JVM of its own, with both its outputs merged. */
    public static Process java(List<String> options, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    public static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public String url() {
        return "leanxcale://user1:pass4user1@127.0.0.1:" + port + "/dbtest";
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the process at once, as kill -9 does, so that it writes nothing more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Ends the process in good order, and kills it if that takes too long. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        output.close();
    }
}
