package io.leanq.embedded.server;

import io.leanq.embedded.error.ErrorTranslation;
import io.leanq.embedded.error.ReportedError;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.wire.value.EncodedRows;
import io.leanq.wire.value.RowCursor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs a statement once for each row of a batch. The message of an error names the row, counted from 1. */
final class BatchRun {
    private BatchRun() {}

    /** The statement as it runs for one row. */
    interface Change {
        /** @return rows changed */
        long run(RowCursor row) throws SQLException;
    }

    static List<Long> run(EncodedRows rows, Change change) {
        RowCursor row = rows.cursor();
        List<Long> counts = new ArrayList<>(rows.count());
        while (row.next()) {
            try {
                counts.add(change.run(row));
            } catch (SQLException | RuntimeException e) {
                ReportedError error = ErrorTranslation.of(e);
                throw new ServerErrorException(new ReportedError(
                        error.sqlState(),
                        error.message() + " (row " + (counts.size() + 1) + " of the batch)",
                        error.code()));
            }
        }
        return counts;
    }
}
