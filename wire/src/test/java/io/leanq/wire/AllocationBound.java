package io.leanq.wire;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;

/**
 * The most memory that reading may take: a fixed amount, and an amount for each byte that is really there, whatever the
 * bytes claim.
 *
 * @param atOnce the fixed amount in bytes
 * @param perByte the amount for each byte, in bytes
 */
public record AllocationBound(long atOnce, long perByte) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Reads, and fails if reading takes more. */
    public void check(byte[] bytes, Consumer<byte[]> reading) {
        long most = atOnce + perByte * bytes.length;
        // once more after too much: the first time may have loaded classes
        if (taken(bytes, reading) > most) {
            long taken = taken(bytes, reading);
            if (taken > most) {
                throw new AssertionError(bytes.length + " bytes made the decoder take " + taken);
            }
        }
    }

    private static long taken(byte[] bytes, Consumer<byte[]> reading) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        reading.accept(bytes);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
