package io.leanq.embedded.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bytes from a client, with a small buffer. While the server works on the client's request, another thread may ask
 * whether the client is still connected; bytes that this look finds stay in the buffer.
 */
final class ClientInput extends InputStream {
    private static final int PROBE_MILLIS = 1;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[8 * 1024];
    private final ReentrantLock lock = new ReentrantLock();
    private int position;
    private int limit;
    private volatile long received;

    ClientInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /**
     * Waits until this many bytes have arrived, or the client has closed its end. The bytes stay unread.
     *
     * @param count a few bytes at most
     * @return how many of them have arrived
     */
    int await(int count) throws IOException {
        lock.lock();
        try {
            moveToStart();
            int read = 0;
            while (limit < count && read >= 0) {
                read = counted(in.read(buffer, limit, buffer.length - limit));
                limit += Math.max(0, read);
            }
            return Math.min(count, limit);
        } finally {
            lock.unlock();
        }
    }

    private void moveToStart() {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
    }

    /** A byte that {@link #await} has found, by its index from 0. */
    int peek(int index) {
        return buffer[position + index] & 0xFF;
    }

    /**
     * Reads and drops what the client still sends, for a moment only. A socket that is closed over unread input loses
     * the last answer.
     */
    void drain(int millis) {
        lock.lock();
        try {
            position = 0;
            limit = 0;
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            socket.setSoTimeout(millis);
            while (System.nanoTime() < deadline && in.read(buffer, 0, buffer.length) >= 0) {
                // the bytes are dropped
            }
        } catch (IOException e) {
            // the client is gone, or silent
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        lock.lock();
        try {
            if (position < limit) {
                return buffer[position++] & 0xFF;
            }
        } finally {
            lock.unlock();
        }
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        lock.lock();
        try {
            if (position == limit) {
                if (length >= buffer.length) {
                    return counted(in.read(into, offset, length));
                }
                position = 0;
                limit = Math.max(0, counted(in.read(buffer, 0, buffer.length)));
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

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock
    private int counted(int read) {
        received += Math.max(0, read);
        return read;
    }

    /** How many bytes have come from the client so far. Any thread may call this; the call does not wait. */
    long received() {
        return received;
    }

    /**
     * True when the client has closed its end, also if it sent more before that, as TLS does. False while a thread
     * reads from the client, which then finds the end itself, and while more is unread than the buffer takes.
     */
    boolean isAtEnd() {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            moveToStart();
            if (limit == buffer.length) {
                return false;
            }
            socket.setSoTimeout(PROBE_MILLIS);
            try {
                int count = 0;
                while (count >= 0 && limit < buffer.length) {
                    count = counted(in.read(buffer, limit, buffer.length - limit));
                    limit += Math.max(0, count);
                }
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
