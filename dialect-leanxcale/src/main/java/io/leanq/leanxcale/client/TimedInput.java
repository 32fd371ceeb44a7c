package io.leanq.leanxcale.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * The input of a socket with a deadline for a whole answer, not only for each read, so that a server that dribbles is as late as one that is silent; and
 * with a small buffer, so that header and short message take one read.
 */
final class TimedInput extends InputStream {
    private static final int BUFFER = 8192;
    /** The socket's own time-out is set again only when it would be this much too long: setting it is not free. */
    private static final long SLACK_MILLIS = 500;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long deadline;
    private long timeoutSet;

    TimedInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** From now on, everything must have arrived within this time. */
    void expectWithin(long millis) {
        deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** True if bytes are here that nobody asked for. */
    boolean hasLeftovers() throws IOException {
        return position < limit || in.available() > 0;
    }

    @Override
    public int read() throws IOException {
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
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, bytes, offset, count);
        position += count;
        return count;
    }

    private int readSocket(byte[] bytes, int offset, int length) throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("the answer did not arrive whole in time");
        }
        if (timeoutSet < left || timeoutSet > left + SLACK_MILLIS) {
            socket.setSoTimeout((int) left);
            timeoutSet = left;
        }
        return in.read(bytes, offset, length);
    }
}
