package io.leanq.leanxcale.client.net;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is being made, or asked for a sign of life: any thread may end that, however long the server lets
 * wait.
 */
public final class Opening {
    private @Nullable Socket socket;
    private @Nullable Stop reason;
    private boolean ended;

    /** This socket is tried now. */
    public synchronized void trying(Socket tried) throws IOException {
        socket = tried;
        if (ended) {
            tried.close();
            throw new SocketException("stopped before it was connected");
        }
    }

    /** Ends the attempt that is under way, and refuses further ones. */
    public synchronized void stop(Stop why) {
        reason = why;
        end();
    }

    /** The same without a reason: whoever makes the connection has given it up himself. */
    public synchronized void end() {
        ended = true;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // nothing is left to be done with it
            }
        }
    }

    /** Why it was stopped; null if it was not. */
    public synchronized @Nullable Stop reason() {
        return reason;
    }
}
