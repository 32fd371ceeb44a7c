package io.leanq.benchmarks.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A {@link StockServer} in a JVM of its own, which ends at the latest with this JVM. */
public final class StockServerProcess implements AutoCloseable {
    private static final String READY = "ready ";

    private final Process process;
    private final int http;
    private final int framed;

    private StockServerProcess(Process process, int http, int framed) {
        this.process = process;
        this.http = http;
        this.framed = framed;
    }

    /** @param rows of the table that is read */
    public static StockServerProcess start(long rows) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StockServer.class.getName(),
                        Long.toString(rows))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                String[] ports = line.substring(READY.length()).split(" ");
                return new StockServerProcess(process, Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
            }
        }
        process.destroy();
        throw new IOException("the stock server did not start");
    }

    /** JVM arguments that pass the server's ports. */
    public String[] properties() {
        return new String[] {"-D" + Clients.HTTP_PORT + "=" + http, "-D" + Clients.FRAMED_PORT + "=" + framed};
    }

    @Override
    public void close() {
        process.destroy();
    }
}
