package io.leanq.cli.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as the file has it. Belongs to the thread that loads it; the array is not copied.
 *
 * @param line the number of its first line, from 1
 * @param fields null for NULL
 * @param fingerprint a number of its fields, which is another one for other fields
 */
record CsvRow(long line, @Nullable String[] fields, long fingerprint) {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /** The fingerprint of rows, of which a next one follows. */
    static long followed(long rows, long next) {
        return (rows ^ next) * FACTOR + 1;
    }

    /** The fingerprint of the first of the rows. */
    static long fingerprint(List<CsvRow> rows, int first) {
        long print = 0;
        for (int i = 0; i < first; i++) {
            print = followed(print, rows.get(i).fingerprint);
        }
        return print;
    }
}
