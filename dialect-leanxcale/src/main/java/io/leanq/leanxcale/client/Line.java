package io.leanq.leanxcale.client;

import io.leanq.wire.framing.MessageChannel;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * A connection to the server and the framing on it.
 *
 * @param socket beneath TLS, so that closing it never waits for a farewell
 * @param in its input, beneath TLS too
 * @param clear what the channel reads: the same input, or TLS over it
 */
record Line(Socket socket, TimedInput in, InputStream clear, MessageChannel channel) implements Closeable {
    /**
     * True if bytes are here that belong to no answer that was asked for. With TLS a record may hold more than one answer; what has not been read
     * from the socket is not looked at then, for it may be TLS's own.
     */
    boolean holdsUnasked() throws IOException {
        return clear == in ? in.hasLeftovers() : in.hasBuffered() || clear.available() > 0;
    }

    /** True if nothing at all is here, as it should be between requests. */
    boolean isQuiet() throws IOException {
        return !in.hasLeftovers() && !holdsUnasked();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
