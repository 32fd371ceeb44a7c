package io.leanq.leanxcale.client.net;

import io.leanq.leanxcale.Transport;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The line of an exchange. Over HTTP it is replaced when the server has closed it between two requests. Used by one
 * thread, except that any thread may close it; a closed one is not reopened.
 */
public final class CurrentLine implements Closeable {
    /** Over HTTP, a line that was silent for longer is checked before it is used. */
    private static final long TRUSTED_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Connector connector;
    private final Line first;
    private final Opening opening;
    private volatile Line line;
    private volatile boolean closed;
    private long lastSign = System.nanoTime();

    /** @param time the most time for the first connection */
    public CurrentLine(Connector connector, Duration time, Opening opening) {
        this.connector = connector;
        this.opening = opening;
        this.first = connector.connect(time, null, opening);
        this.line = first;
    }

    public Line get() {
        return line;
    }

    /** True if the line has never been replaced. */
    public boolean isFirst() {
        return line == first;
    }

    public boolean isClosed() {
        return closed;
    }

    /** The server has just sent something. */
    public void heard() {
        heardAt(System.nanoTime());
    }

    /** The server sent something at this time, by the clock of {@link System#nanoTime}. */
    public void heardAt(long nanos) {
        lastSign = nanos;
    }

    /** True if the line is open, and no bytes have arrived on it that were not asked for. */
    public boolean isQuiet() {
        try {
            return !closed && !line.holdsUnasked();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Replaces the line if the server has closed it. Does nothing unless the transport is HTTP.
     *
     * @param timeout of the request that is to be sent
     * @return false if another thread has closed this object
     * @throws io.leanq.ConnectionLost if no new line can be opened; this object is then closed
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
            // the line is given up, so a failure changes nothing
        }
    }
}
