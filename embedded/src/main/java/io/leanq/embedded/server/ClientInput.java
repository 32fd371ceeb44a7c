package io.leanq.embedded.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bytes of a client, lightly buffered. While the client's request is being worked on, another thread may ask whether the
 * client is still there; what it finds to read is kept.
 */
final class ClientInput extends InputStream {
    private static final int PROBE_MILLIS = 1;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[8 * 1024];
    private final ReentrantLock lock = new ReentrantLock();
    private int position;
    private int limit;

    ClientInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        lock.lock();
        try {
            if (position == limit) {
                if (length >= buffer.length) {
                    return in.read(into, offset, length);
                }
                position = 0;
                limit = Math.max(0, in.read(buffer, 0, buffer.length));
                if (limit == 0) {
                    return -1;
                }
            }
            int count = Math.min(length, limit - position);
            System.arraycopy(buffer, position, into, offset, count);
            position += count;
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** True when the client has closed its end. False while the client is being listened to: then the listener finds out. */
    boolean isAtEnd() {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            if (position < limit) {
                return false;
            }
            socket.setSoTimeout(PROBE_MILLIS);
            try {
                int count = in.read(buffer, 0, buffer.length);
                position = 0;
                limit = Math.max(0, count);
                return count < 0;
            } catch (SocketTimeoutException e) {
                return false;
            } finally {
                socket.setSoTimeout(0);
            }
        } catch (IOException e) {
            return true;
        } finally {
            lock.unlock();
        }
    }
}
