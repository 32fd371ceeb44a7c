package io.leanq.embedded.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a JVM of its own. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final Path errors;
    private final String line;

    private ServerProcess(Process process, Path errors, String line) {
        this.process = process;
        this.errors = errors;
        this.line = line;
    }

    /** Starts the program and waits for its line. */
    static ServerProcess start(List<String> jvmOptions, String... arguments) throws IOException {
        return start(jvmOptions, Map.of(), arguments);
    }

    static ServerProcess start(List<String> jvmOptions, Map<String, String> environment, String... arguments)
            throws IOException {
        Path errors = Files.createTempFile("leanq-embedded", ".err");
        Process process = launch(jvmOptions, environment, errors, arguments);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null || !line.startsWith("listening tcp=")) {
            process.destroyForcibly();
            throw new IllegalStateException("no server: " + line + "\n" + Files.readString(errors));
        }
        return new ServerProcess(process, errors, line);
    }

    static Process launch(List<String> jvmOptions, Path errors, String... arguments) throws IOException {
        return launch(jvmOptions, Map.of(), errors, arguments);
    }

    private static Process launch(
            List<String> jvmOptions, Map<String, String> environment, Path errors, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    int port() {
        return number("tcp=");
    }

    int httpPort() {
        return number("http=");
    }

    /** The line by which the program reports its ports. */
    String line() {
        return line;
    }

    private int number(String name) {
        for (String word : line.split(" ")) {
            if (word.startsWith(name)) {
                return Integer.parseInt(word.substring(name.length()));
            }
        }
        throw new IllegalStateException("no " + name + " in: " + line);
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Sends SIGTERM. @return true if the program ended within the time */
    boolean terminate(int seconds) throws InterruptedException {
        process.destroy();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(errors);
    }
}
