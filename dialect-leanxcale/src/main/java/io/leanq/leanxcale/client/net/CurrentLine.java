package io.leanq.leanxcale.client.net;

import io.leanq.leanxcale.Transport;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The line that an exchange goes over. Over HTTP it is replaced when the server has closed it between two requests.
 * Used by one thread, except that any may close it, which is final.
 */
public final class CurrentLine implements Closeable {
    /** Over HTTP, a socket that was silent for longer is looked at before it is used. */
    private static final long TRUSTED_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Connector connector;
    private final Line first;
    private final Opening opening;
    private volatile Line line;
    private volatile boolean closed;
    private long lastSign = System.nanoTime();

    /** @param time for the first connection */
    public CurrentLine(Connector connector, Duration time, Opening opening) {
        this.connector = connector;
        this.opening = opening;
        this.first = connector.connect(time, null, opening);
        this.line = first;
    }

    public Line get() {
        return line;
    }

    /** True until it was replaced. */
    public boolean isFirst() {
        return line == first;
    }

    public boolean isClosed() {
        return closed;
    }

    /** The server has given a sign of life. */
    public void heard() {
        heardAt(System.nanoTime());
    }

    /** The server gave its last sign of life then, or later, by the clock of {@link System#nanoTime}. */
    public void heardAt(long nanos) {
        lastSign = nanos;
    }

    /** True if nothing has come over it that nobody asked for, and it can still be read from. */
    public boolean isQuiet() {
        try {
            return !closed && !line.holdsUnasked();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Goes on over a new line if the server has closed this one; over HTTP only.
     *
     * @param timeout of the request that is to be sent
     * @return false if this was closed meanwhile
     * @throws io.leanq.ConnectionLost if nobody answers any more; this is closed then
     */
    public boolean renewIfNeeded(Duration timeout) {
        Line before = line;
        if (connector.options().transport() != Transport.HTTP) {
            return true;
        }
        boolean silent = System.nanoTime() - lastSign > TRUSTED_SILENCE_NANOS;
        if (!before.channel().isOver() && !(silent && before.in().isStale())) {
            return true;
        }
        close(before);
        Duration usual = connector.options().connectTimeout();
        try {
            line = connector.connect(timeout.compareTo(usual) < 0 ? timeout : usual, before.channel(), opening);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        if (closed) {
            close(line);
        }
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        opening.end();
        close(line);
    }

    private static void close(Line line) {
        try {
            line.close();
        } catch (IOException e) {
            // nothing is left to be done with it
        }
    }
}
