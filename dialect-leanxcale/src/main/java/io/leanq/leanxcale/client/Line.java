package io.leanq.leanxcale.client;

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
record Line(Socket socket, TimedInput in, InputStream clear, MessageChannel channel) implements Closeable {
    /** For the rest of a record of TLS that has begun to arrive. */
    private static final long MILLIS_FOR_A_RECORD = 20;

    /**
     * True if bytes are here that belong to no answer that was asked for. With TLS a record may hold more than one answer; what has not been read
     * from the socket is not looked at then.
     */
    boolean holdsUnasked() throws IOException {
        return clear == in ? in.hasLeftovers() : clear.available() > 0 || in.hasBuffered() && holdsMoreThanTls();
    }

    /** True if nothing at all is here, as it should be between requests. */
    boolean isQuiet() throws IOException {
        return clear == in ? !in.hasLeftovers() : clear.available() == 0 && (!in.hasLeftovers() || !holdsMoreThanTls());
    }

    /** Has TLS read what is there. Servers send tickets and new keys whenever they like, also behind an answer: these are no bytes of the conversation. */
    private boolean holdsMoreThanTls() throws IOException {
        in.expectWithin(MILLIS_FOR_A_RECORD);
        try {
            clear.read();
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
