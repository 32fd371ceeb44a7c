package io.leanq.codegen.config;

/**
 * An empty database that one run fills by a directory of migrations and reads. The module {@code codegen} has no such
 * server, so a program gives the embedded one:
 * {@code () -> { var server = EmbeddedLeanxcale.start(); return new ScratchServer(server.url(), server::close); }}.
 *
 * @param url of the database, with user and password
 * @param stop ends the server
 */
public record ScratchServer(String url, Runnable stop) implements AutoCloseable {

    @Override
    public void close() {
        stop.run();
    }

    /** Starts servers. */
    @FunctionalInterface
    public interface Starter {
        /** A new server with an empty database. */
        ScratchServer start();
    }
}
