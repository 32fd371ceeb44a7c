package io.leanq.cli.rows;

/**
 * What is noted of a chunk in the transaction that commits its rows.
 *
 * @param rows how many of its rows are done, from the first: in the table, or in the file of bad rows
 * @param bad how many of these are bad
 * @param firstLine the line of its first row
 * @param lastLine the line of the last of these rows
 * @param fingerprint of these rows
 */
record Note(long chunk, int rows, int bad, long firstLine, long lastLine, long fingerprint) {

    /** The note of a chunk whose first rows are done. */
    static Note of(Chunk chunk, int rows, int bad) {
        return new Note(
                chunk.number(),
                rows,
                bad,
                chunk.lineOf(0),
                chunk.lineOf(rows - 1),
                CsvRow.fingerprint(chunk.rows(), rows));
    }

    /** Whether the chunk still begins with the rows that are done. */
    boolean isOf(Chunk chunk) {
        return chunk.number() == this.chunk
                && chunk.size() >= rows
                && CsvRow.fingerprint(chunk.rows(), rows) == fingerprint;
    }

    boolean has(long line) {
        return line >= firstLine && line <= lastLine;
    }
}
