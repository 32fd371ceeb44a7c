package io.leanq.wire;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;

/**
 * The memory that reading may take: so much at once, and so much more for each byte that is really there, whatever the
 * bytes claim.
 *
 * @param atOnce bytes
 * @param perByte bytes
 */
public record AllocationBound(long atOnce, long perByte) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Reads, and fails if that takes more. */
    public void check(byte[] bytes, Consumer<byte[]> reading) {
        long most = atOnce + perByte * bytes.length;
        // once more where it was too much: the first time may have loaded classes
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
