package io.leanq.leanxcale.client.net;

import io.leanq.wire.error.ConnectionLostException;
import io.leanq.wire.framing.MessageChannel;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * A connection to the server and the framing on it.
 *
 * @param socket beneath TLS, so that closing it never waits for a farewell
 * @param in its input, beneath TLS too
 * @param clear what the channel reads: the same input, or TLS over it
 */
public record Line(Socket socket, TimedInput in, InputStream clear, MessageChannel channel) implements Closeable {
    /**
     * True if bytes are here that belong to no answer that was asked for. With TLS a record may hold more than one
     * answer, and one that has come since may be TLS's own: servers send tickets and new keys whenever they like, also
     * behind an answer. Only reading tells. Only between messages; waits for nothing.
     *
     * @throws IOException if it shows that the connection is lost
     */
    public boolean holdsUnasked() throws IOException {
        boolean leftovers = in.hasLeftovers();
        if (clear == in) {
            return leftovers;
        }
        return clear.available() > 0 || leftovers && holdsMoreThanTls();
    }

    private boolean holdsMoreThanTls() throws IOException {
        in.expectNothing();
        try {
            if (clear.read() < 0) {
                throw new ConnectionLostException(true);
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
