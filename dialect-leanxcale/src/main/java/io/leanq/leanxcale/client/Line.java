package io.leanq.leanxcale.client;

import io.leanq.wire.framing.MessageChannel;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/**
 * A connection to the server and the framing on it.
 *
 * @param socket beneath TLS, so that closing it never waits for a farewell
 * @param in its input, beneath TLS too
 */
record Line(Socket socket, TimedInput in, MessageChannel channel) implements Closeable {
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
