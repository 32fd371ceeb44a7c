package io.leanq.leanxcale.client.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * The input of a socket with a deadline for a whole answer, not only for each read, so that a server that sends single
 * bytes is as late as a silent one. It stands beneath TLS, so that this holds for the records of TLS, too. A small
 * buffer lets the header and a short message take one read.
 */
public final class TimedInput extends InputStream {
    private static final int BUFFER = 8192;
    private static final int TLS_ALERT = 0x15;
    private static final int TLS_MAJOR_VERSION = 3;
    /** A waiting thread checks this often whether it was interrupted. */
    private static final int SLICE_MILLIS = 250;

    /** Thrown if the thread is interrupted while it waits; the thread's interrupt flag stays set. */
    public static final class InterruptedWaitException extends InterruptedIOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * True if the failure or one of its causes is an {@link InterruptedWaitException}; TLS wraps exceptions of its
     * input.
     */
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
    /**
     * The time from which an interrupt ends the wait. An answer that comes at once is still taken, so that its
     * connection is not lost.
     */
    private long patience;

    private boolean onlyWhatIsHere;
    private long timeoutSet;
    private boolean began;
    private boolean beganInTls;

    public TimedInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** From now on, a read is late if its bytes do not arrive within this time. */
    public void expectWithin(long millis) {
        onlyWhatIsHere = false;
        long now = System.nanoTime();
        deadline = now + TimeUnit.MILLISECONDS.toNanos(millis);
        patience = now + TimeUnit.MILLISECONDS.toNanos(SLICE_MILLIS);
    }

    /** From now on, only bytes that have already arrived are read; a read that would wait is late at once. */
    public void expectNothing() {
        onlyWhatIsHere = true;
    }

    /** True if bytes have arrived that were not asked for. Under TLS they may be TLS's own. */
    public boolean hasLeftovers() throws IOException {
        return position < limit || in.available() > 0;
    }

    /**
     * True if the peer has closed its end, or has sent bytes that were not asked for. Called only between messages;
     * takes 1 ms.
     */
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

    /** True if any byte has arrived so far. */
    public boolean hasBegun() {
        return began;
    }

    /**
     * True if the first bytes that arrived are a TLS alert, with which a server refuses a client that does not use TLS.
     */
    public boolean hasBegunInTls() {
        return beganInTls;
    }

    /** The first bytes that arrived were a message of the protocol, though they looked like TLS. */
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
                // the wait goes on until its time is over or the thread is interrupted
            }
        }
    }

    /** Sets the socket's time-out if it differs from the one that is set, since setting it has a cost. */
    private void waitAtMost(long millis) throws SocketException {
        if (timeoutSet != millis) {
            socket.setSoTimeout((int) millis);
            timeoutSet = millis;
        }
    }
}
