package io.leanq.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file with a number in each row, some rows of which are no number, and some refused by the database; and the table
 * for it. The table has no key, so a row that is loaded twice stands in it twice.
 */
record NumberedRows(int count, int noNumber, int refused) {
    static final String TABLE = "CREATE TABLE t (n INTEGER, a VARCHAR(40), CHECK (n >= 0))";

    Path write(Path file) throws Exception {
        StringBuilder text = new StringBuilder("n,a\n");
        for (int i = 1; i <= count; i++) {
            text.append(field(i)).append(",\"text ").append(i).append("\nof two lines\"\n");
        }
        return Files.writeString(file, text);
    }

    private String field(int i) {
        if (i % noNumber == 0) {
            return "x" + i;
        }
        return i % refused == 0 ? "-" + i : "" + i;
    }

    private boolean isBad(int i) {
        return i % noNumber == 0 || i % refused == 0;
    }

    /** Compares table, notes and bad rows with the file, when the load has ended. */
    void assertLoaded(DriverConnection connection, Path bad) throws Exception {
        List<Long> good = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            if (isBad(i)) {
                expected.add(2L * i + " " + field(i));
            } else {
                good.add((long) i);
            }
        }
        assertThat(numbers(connection, "SELECT n FROM t ORDER BY n")).isEqualTo(good);
        List<String> lines = new ArrayList<>();
        try (CsvRows rows = new CsvRows("bad", CsvFormat.STANDARD, Files.newInputStream(bad))) {
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                lines.add(row.fields()[0] + " " + row.fields()[2]);
            }
        }
        assertThat(lines.remove(0)).isEqualTo("line n");
        assertThat(lines).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(noted(connection)).isEqualTo(count);
    }

    /** Each row of the table is noted, and each noted row is in the table, while no load runs. */
    static void assertNotesAreOfTable(DriverConnection connection) {
        List<Long> counts = numbers(
                connection,
                "SELECT (SELECT COUNT(*) FROM t), (SELECT COALESCE(SUM(rows_done - rows_bad), 0) FROM leanq_loads"
                        + " WHERE chunk > 0)");
        assertThat(counts.get(0)).as("rows of the table, and noted ones").isEqualTo(counts.get(1));
    }

    static long noted(DriverConnection connection) {
        return numbers(connection, "SELECT COALESCE(SUM(rows_done), 0) FROM leanq_loads")
                .get(0);
    }

    private static List<Long> numbers(DriverConnection connection, String query) {
        List<Long> numbers = new ArrayList<>();
        try (DriverCursor cursor = connection.query(query, binds -> {})) {
            while (cursor.next()) {
                for (int i = 0; i < cursor.columns(); i++) {
                    numbers.add(cursor.getLong(i));
                }
            }
        }
        return numbers;
    }
}
