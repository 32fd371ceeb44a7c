package io.leanq.cli.rows;

import java.util.List;

/**
 * Rows of a file that follow each other, and are loaded by one connection.
 *
 * @param number from 1
 */
record Chunk(long number, List<CsvRow> rows) {
    int size() {
        return rows.size();
    }

    long lineOf(int row) {
        return rows.get(row).line();
    }
}
