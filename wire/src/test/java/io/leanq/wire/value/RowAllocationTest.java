package io.leanq.wire.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What reading and writing rows takes from the heap, by the JVM's own count. */
class RowAllocationTest {
    private static final int ROWS = 10_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void readingNumbersMakesNoObjectsAndReadingTextOnlyTheText() {
        RowEncoder encoder = RowEncoder.forFrames();
        write(encoder);
        RowCursor cursor = new RowCursor();
        read(cursor, encoder, true);

        long numbers = allocated(() -> read(cursor, encoder, false));
        long all = allocated(() -> read(cursor, encoder, true));

        assertThat(numbers).as("bytes for %d rows", ROWS).isLessThan(ROWS);
        assertThat(all / ROWS).as("bytes per row").isLessThanOrEqualTo(64);
    }

    @Test
    void writingRowsIntoAWarmEncoderMakesNoObjects() {
        RowEncoder encoder = RowEncoder.forBatches();
        write(encoder);
        assertThat(allocated(() -> write(encoder)))
                .as("bytes for %d rows", ROWS)
                .isLessThan(ROWS);
    }

    private static void write(RowEncoder encoder) {
        encoder.clear();
        for (int i = 0; i < ROWS; i++) {
            encoder.beginRow()
                    .addInt(i)
                    .addLong((long) i << 20)
                    .addDouble(i * 0.5)
                    .addString("some text")
                    .endRow();
        }
    }

    private static void read(RowCursor cursor, RowEncoder encoder, boolean text) {
        cursor.over(encoder.rows());
        long sum = 0;
        while (cursor.next()) {
            sum += cursor.getInt(0) + cursor.getLong(1) + (long) cursor.getDouble(2);
            sum += text ? cursor.getString(3).length() : 0;
        }
        assertThat(sum).isPositive();
    }

    private static long allocated(Runnable work) {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        work.run();
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }
}
