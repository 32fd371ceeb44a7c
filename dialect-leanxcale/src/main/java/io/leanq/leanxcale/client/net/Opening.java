package io.leanq.leanxcale.client.net;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * The opening of a connection, and of each new line that the connection gets over HTTP. Any thread may end it while the
 * server makes it wait. Thread-safe.
 */
public final class Opening {
    private @Nullable Socket socket;
    private @Nullable Stop reason;
    private boolean ended;

    /** Registers the socket of the current attempt. Closes the socket if the opening has ended. */
    public synchronized void trying(Socket tried) throws IOException {
        socket = tried;
        if (ended) {
            tried.close();
            throw new SocketException("stopped before it was connected");
        }
    }

    /** Ends the current attempt, and refuses further ones. */
    public synchronized void stop(Stop why) {
        reason = why;
        end();
    }

    /** {@link #stop} without a reason: the thread that makes the connection has given it up. */
    public synchronized void end() {
        ended = true;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // the socket is given up, so a failure changes nothing
            }
        }
    }

    /** The reason given to {@link #stop}; null if it was not called. */
    public synchronized @Nullable Stop reason() {
        return reason;
    }
}
