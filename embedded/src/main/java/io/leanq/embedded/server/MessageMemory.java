package io.leanq.embedded.server;

import io.leanq.embedded.error.ServerErrorException;
import io.leanq.wire.framing.MessageBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The memory for the messages of all clients together. A client that needs more than is left waits a little for others
 * to finish, and is then refused. Small messages are not counted, so large ones never stop them. Thread-safe.
 */
final class MessageMemory implements MessageBuffer.Memory {
    /** The most bytes of a buffer that is not counted. */
    static final int UNCOUNTED = 256 * 1024;

    private final long nanosToWait;
    private long left;

    /**
     * Memory that nobody has taken from yet.
     *
     * @param bytes for all large messages together
     * @param patience how long a client waits for others
     */
    MessageMemory(long bytes, Duration patience) {
        left = bytes;
        nanosToWait = patience.toNanos();
    }

    @Override
    public synchronized void take(int bytes) {
        if (counted(bytes) == 0) {
            return;
        }
        long deadline = System.nanoTime() + nanosToWait;
        while (left < bytes) {
            long nanos = deadline - System.nanoTime();
            if (nanos <= 0) {
                throw new ServerErrorException(
                        "53200", "The server has no memory left for a message of this size; try again later");
            }
            await(nanos);
        }
        left -= bytes;
    }

    private void await(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerErrorException("57014", "The session is being ended");
        }
    }

    @Override
    public synchronized void give(int bytes) {
        if (counted(bytes) > 0) {
            left += bytes;
            notifyAll();
        }
    }

    /** The part of a buffer's bytes that is counted. */
    static int counted(int bytes) {
        return bytes > UNCOUNTED ? bytes : 0;
    }
}
