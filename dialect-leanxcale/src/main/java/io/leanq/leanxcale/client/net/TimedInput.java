package io.leanq.leanxcale.client.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * The input of a socket with a deadline for a whole answer, not only for each read, so that a server that dribbles is
 * as late as one that is silent; and with a small buffer, so that header and short message take one read. It stands
 * beneath TLS, where a dribbled record counts as late, too.
 */
public final class TimedInput extends InputStream {
    private static final int BUFFER = 8192;
    private static final int TLS_ALERT = 0x15;
    private static final int TLS_MAJOR_VERSION = 3;
    /** A thread that waits looks up this often, to see whether it was interrupted. */
    private static final int SLICE_MILLIS = 250;

    /** The thread was interrupted while it waited; its interrupt flag is still set. */
    public static final class InterruptedWaitException extends InterruptedIOException {
        private static final long serialVersionUID = 1L;
    }

    /** Whether it, or what caused it, is an interrupt: TLS wraps what it meets. */
    public static boolean isInterruption(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedWaitException) {
                return true;
            }
        }
        return false;
    }

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long deadline;
    /** When an interrupt begins to count: what is answered at once is not worth a connection. */
    private long patience;

    private boolean onlyWhatIsHere;
    private long timeoutSet;
    private boolean began;
    private boolean beganInTls;

    public TimedInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** From now on, everything must have arrived within this time. */
    public void expectWithin(long millis) {
        onlyWhatIsHere = false;
        long now = System.nanoTime();
        deadline = now + TimeUnit.MILLISECONDS.toNanos(millis);
        patience = now + TimeUnit.MILLISECONDS.toNanos(SLICE_MILLIS);
    }

    /** From now on, only what is here already is read: a read that would have to wait is late. */
    public void expectNothing() {
        onlyWhatIsHere = true;
    }

    /** True if bytes are here that nobody asked for; in TLS they may be TLS's own. */
    public boolean hasLeftovers() throws IOException {
        return position < limit || in.available() > 0;
    }

    /** True if the peer has closed its end, or said something unasked; takes a moment. Only between messages. */
    public boolean isStale() {
        if (position < limit) {
            return true;
        }
        try {
            waitAtMost(1);
            in.read(buffer, 0, BUFFER);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** True once anything has arrived. */
    public boolean hasBegun() {
        return began;
    }

    /**
     * True if what arrived first is a record of TLS: an alert, with which a server refuses a client that speaks none.
     */
    public boolean hasBegunInTls() {
        return beganInTls;
    }

    /** What arrived first was a message of the protocol after all, whatever its first bytes looked like. */
    public void wasMessage() {
        beganInTls = false;
    }

    @Override
    public int read() throws IOException {
        if (position < limit) {
            return buffer[position++] & 0xFF;
        }
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (position == limit) {
            if (length >= BUFFER) {
                return readSocket(bytes, offset, length);
            }
            int read = readSocket(buffer, 0, BUFFER);
            if (read < 0) {
                return -1;
            }
            position = 0;
            limit = read;
            note();
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, bytes, offset, count);
        position += count;
        return count;
    }

    private void note() {
        if (!began) {
            began = true;
            beganInTls = limit > 1 && buffer[0] == TLS_ALERT && buffer[1] == TLS_MAJOR_VERSION;
        }
    }

    private int readSocket(byte[] bytes, int offset, int length) throws IOException {
        if (onlyWhatIsHere) {
            if (in.available() == 0) {
                throw new SocketTimeoutException("nothing more is here");
            }
            return in.read(bytes, offset, length);
        }
        while (true) {
            long now = System.nanoTime();
            if (now - patience > 0 && Thread.currentThread().isInterrupted()) {
                throw new InterruptedWaitException();
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - now);
            if (left <= 0) {
                throw new SocketTimeoutException("the answer did not arrive whole in time");
            }
            waitAtMost(Math.min(left, SLICE_MILLIS));
            try {
                return in.read(bytes, offset, length);
            } catch (SocketTimeoutException e) {
                // the wait goes on, unless its time is over or the thread was interrupted
            }
        }
    }

    /** Sets the socket's own time-out only where it is another one: setting it is not free. */
    private void waitAtMost(long millis) throws SocketException {
        if (timeoutSet != millis) {
            socket.setSoTimeout((int) millis);
            timeoutSet = millis;
        }
    }
}
