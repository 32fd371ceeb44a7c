package io.leanq.embedded.server;

import io.leanq.embedded.error.ServerErrorException;
import io.leanq.wire.error.ValueConversionException;
import io.leanq.wire.value.Frame;
import io.leanq.wire.value.RowEncoder;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An open result that is sent frame by frame. Offsets are exact. A frame that is not the last has at least one row. No
 * frame holds much more than {@value #FRAME_BYTES} bytes, whatever the client asks for.
 */
final class FrameCursor implements AutoCloseable {
    private static final int FRAME_BYTES = 1 << 20;
    private static final int DEFAULT_ROWS = 10_000;

    private final ResultSet rows;
    private final ResultColumns columns;
    private long offset;
    private boolean onRow;

    FrameCursor(ResultSet rows, ResultColumns columns) throws SQLException {
        this.rows = rows;
        this.columns = columns;
        this.onRow = rows.next();
    }

    /**
     * The next rows.
     *
     * @param maxRows the number that the client asks for; 0 or less leaves the number to the server
     * @param encoder for the frame, which is a view of the encoder and valid until its next use
     */
    Frame next(int maxRows, RowEncoder encoder) throws SQLException {
        int limit = maxRows > 0 ? maxRows : DEFAULT_ROWS;
        long start = offset;
        encoder.clear();
        try {
            while (onRow && encoder.count() < limit && encoder.size() < FRAME_BYTES) {
                columns.addRow(rows, encoder);
                offset++;
                onRow = rows.next();
            }
        } catch (ValueConversionException e) {
            encoder.cancelRow();
            throw new ServerErrorException("22021", "A value of the result cannot be sent: " + e.getMessage());
        } catch (SQLException | RuntimeException e) {
            encoder.cancelRow();
            throw e;
        }
        if (!onRow) {
            rows.close();
        }
        return new Frame(start, !onRow, encoder.rows());
    }

    /** Skips the rows before the offset. @return true if a row is left */
    boolean skipTo(long wanted) throws SQLException {
        while (onRow && offset < wanted) {
            offset++;
            onRow = rows.next();
        }
        return onRow;
    }

    /** Refuses an offset other than the current one: rows are read once. */
    void requireAt(long wanted) {
        if (wanted != offset) {
            throw new ServerErrorException(
                    "HY109", "The result stands at row " + offset + ", rows from " + wanted + " cannot be fetched");
        }
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
