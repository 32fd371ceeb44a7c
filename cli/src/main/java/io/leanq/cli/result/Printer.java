package io.leanq.cli.result;

import io.leanq.LeanqException;
import io.leanq.driver.DriverCursor;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the rows of a result while they arrive, in one form. */
public interface Printer {

    /** What is said when nobody takes the output any more. */
    String CLOSED = "standard output takes no more: it is closed, or its disk is full";

    /** A check flushes, so it is made once for so many rows. */
    int BETWEEN_CHECKS = 1_000;

    /** The forms in which a result is printed. */
    enum Form {
        TABLE,
        CSV,
        JSON
    }

    /** Whether what is printed still arrives. It does not when the reader of a pipe has ended, or a disk is full. */
    boolean arrives();

    /** Prints what stands above the rows. */
    void begin(List<CellText> columns);

    /** Prints a row, or keeps it until its place is known. */
    void row(List<@Nullable String> cells);

    /** Prints what is kept, and what stands below the rows. */
    void end();

    /** A printer of this form. */
    static Printer of(Form form, PrintWriter out) {
        return switch (form) {
            case TABLE -> new TablePrinter(out);
            case CSV -> new CsvPrinter(out);
            case JSON -> new JsonPrinter(out);
        };
    }

    /**
     * Prints a whole result.
     *
     * @return the number of rows
     */
    default long print(DriverCursor cursor) {
        List<CellText> columns = CellText.of(cursor);
        begin(columns);
        long rows = 0;
        while (cursor.next()) {
            List<@Nullable String> cells = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                cells.add(columns.get(i).of(cursor, i));
            }
            row(cells);
            rows++;
            if (rows % BETWEEN_CHECKS == 0 && !arrives()) {
                throw new LeanqException(CLOSED);
            }
        }
        end();
        return rows;
    }
}
