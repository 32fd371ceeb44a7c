package io.leanq.wire.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoWriter;
import io.leanq.wire.value.EncodedRows.Shape;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The memory that reading and writing rows takes, by the JVM's own count. */
class RowAllocationTest {
    private static final int ROWS = 10_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void readingMakesNoObjectsButTheTexts() {
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

    @Test
    void rowOfMillionsOfCellsIsRefusedBeforeItTakesMemory() {
        assertThat(refusal(Shape.FRAME, row(repeated(0x0A, new byte[] {0x22, 0})), 3))
                .as("bytes for a frame's row under 3 columns")
                .isLessThan(500_000);
        assertThat(refusal(Shape.FRAME, row(repeated(0x0A, new byte[] {0x22, 0})), Integer.MAX_VALUE))
                .as("bytes for a frame's row under columns without number")
                .isLessThan(20_000_000);
        assertThat(refusal(Shape.BATCH, row(repeated(0x0A, new byte[0])), RowCursor.MAX_CELLS))
                .as("bytes for a batch's row")
                .isLessThan(20_000_000);
        assertThat(refusal(Shape.PARAMETERS, repeated(0x12, new byte[0]), RowCursor.MAX_CELLS))
                .as("bytes for parameters")
                .isLessThan(20_000_000);
    }

    @Test
    void arrayOfMillionsOfElementsIsRefusedEarly() {
        RowCursor cursor = new RowCursor().over(rows(Shape.FRAME, row(cell(repeated(0x12, new byte[0])))), 1);
        assertThat(cursor.next()).isTrue();
        assertThat(untilRefused(() -> cursor.getArray(0))).isLessThan(150_000_000);
    }

    @Test
    void asManyCellsAsAreExpectedAreRead() {
        RowEncoder encoder = RowEncoder.forFrames().beginRow();
        for (int i = 0; i < 1000; i++) {
            encoder.addInt(i);
        }
        RowCursor cursor = new RowCursor().over(encoder.endRow().rows(), 1000);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.getInt(999)).isEqualTo(999);
        cursor.over(encoder.rows(), 999);
        assertThatThrownBy(cursor::next).isInstanceOf(MalformedMessageException.class);
    }

    /** The memory that a cursor allocates until it refuses the row. */
    private static long refusal(Shape shape, byte[] bytes, int width) {
        RowCursor cursor = new RowCursor().over(rows(shape, bytes), width);
        return untilRefused(cursor::next);
    }

    private static long untilRefused(Runnable reading) {
        AtomicReference<String> refusal = new AtomicReference<>("");
        long bytes = allocated(() -> {
            try {
                reading.run();
            } catch (MalformedMessageException e) {
                refusal.set(e.getMessage());
            }
        });
        assertThat(refusal.get()).startsWith("more cells than the ");
        return bytes;
    }

    private static EncodedRows rows(Shape shape, byte[] bytes) {
        return new EncodedRows(shape, 1, ByteSlice.of(bytes));
    }

    /** The field with this content, four million times. */
    private static byte[] repeated(int key, byte[] content) {
        int length = 2 + content.length;
        byte[] bytes = new byte[4_000_000 * length];
        for (int at = 0; at < bytes.length; at += length) {
            bytes[at] = (byte) key;
            bytes[at + 1] = (byte) content.length;
            System.arraycopy(content, 0, bytes, at + 2, content.length);
        }
        return bytes;
    }

    /** A row, field 3 of a frame or batch. */
    private static byte[] row(byte[] cells) {
        return field(3, cells);
    }

    private static byte[] cell(byte[] columnValue) {
        return field(1, columnValue);
    }

    private static byte[] field(int number, byte[] content) {
        ProtoWriter out = new ProtoWriter();
        out.bytes(number, ByteSlice.of(content));
        return out.toByteArray();
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
