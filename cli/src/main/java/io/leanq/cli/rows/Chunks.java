package io.leanq.cli.rows;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides the rows of a file into chunks. The same file and number of rows give the same chunks at any time. Belongs to
 * one thread.
 */
final class Chunks {
    /** A chunk of long rows ends behind this many characters, so that memory does not depend on their length. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private final CsvRows rows;
    private final int most;
    private final boolean emptyLines;
    private long number;
    private long read;
    private long fingerprint;

    /**
     * @param most the most rows of a chunk
     * @param width fields of a row; an empty line is a row if it is 1, else it is skipped
     */
    Chunks(CsvRows rows, int most, int width) {
        this.rows = rows;
        this.most = most;
        this.emptyLines = width == 1;
    }

    /** The next chunk; null at the end of the file. */
    @Nullable
    Chunk next() {
        return next(most);
    }

    /** {@link #next()} with at most so many rows, where chunks are not numbered for keeping. */
    @Nullable
    Chunk next(long fewer) {
        List<CsvRow> gathered = new ArrayList<>();
        long characters = 0;
        while (gathered.size() < Math.min(most, fewer) && characters < MOST_CHARACTERS) {
            CsvRow row = rows.next();
            if (row == null) {
                break;
            }
            if (isEmptyLine(row) && !emptyLines) {
                continue;
            }
            gathered.add(row);
            read++;
            fingerprint = CsvRow.followed(fingerprint, row.fingerprint());
            for (String field : row.fields()) {
                characters += field == null ? 0 : field.length();
            }
        }
        return gathered.isEmpty() ? null : new Chunk(++number, gathered);
    }

    private static boolean isEmptyLine(CsvRow row) {
        String only = row.fields()[0];
        return row.fields().length == 1 && (only == null || only.isEmpty());
    }

    /** The number of rows in all chunks so far. */
    long read() {
        return read;
    }

    /** The fingerprint of the rows in all chunks so far. */
    long fingerprint() {
        return fingerprint;
    }
}
