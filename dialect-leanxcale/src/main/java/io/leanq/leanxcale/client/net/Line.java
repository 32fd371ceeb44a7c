package io.leanq.leanxcale.client.net;

import io.leanq.wire.error.ConnectionLostException;
import io.leanq.wire.framing.MessageChannel;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * A socket to the server, and the framing of messages on it.
 *
 * @param socket beneath TLS, so that closing it does not wait for TLS's closing message
 * @param in the socket's input, also beneath TLS
 * @param clear the input that the channel reads: {@code in}, or TLS over it
 * @param channel sends and receives messages
 */
public record Line(Socket socket, TimedInput in, InputStream clear, MessageChannel channel) implements Closeable {
    /**
     * True if bytes have arrived that belong to no answer. Called only between messages; does not wait. Over TLS,
     * arrived bytes have to be read to know: a record may hold more than one answer, and servers send records of TLS
     * itself, such as tickets and new keys, at any time.
     *
     * @throws IOException if the connection turns out to be lost
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
