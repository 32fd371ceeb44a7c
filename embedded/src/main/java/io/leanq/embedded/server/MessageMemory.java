package io.leanq.embedded.server;

import io.leanq.embedded.error.ServerErrorException;
import io.leanq.wire.framing.MessageBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The memory that all clients' messages may take together. Who needs more than there is left waits a little for others
 * to be done, and is refused then. What is small is not counted, so that large messages never stand in the way of small
 * ones. Thread-safe.
 */
final class MessageMemory implements MessageBuffer.Memory {
    /** Bytes up to which a buffer is small. */
    static final int UNCOUNTED = 256 * 1024;

    private final long nanosToWait;
    private long left;

    /**
     * Nothing is taken yet.
     *
     * @param bytes for all large messages together
     * @param patience how long to wait for others
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

    /** What a buffer of so many bytes takes from the others. */
    static int counted(int bytes) {
        return bytes > UNCOUNTED ? bytes : 0;
    }
}
