package io.leanq.migrate;

import io.leanq.query.DataType;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RecordTable;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import java.time.LocalDateTime;

/** One row for each migration that has begun, and one for the baseline. */
final class HistoryTable extends RecordTable<HistoryTable, HistoryRow> {
    final TextColumn<HistoryTable> version = column("version", DataType.VARCHAR(100), primaryKey());
    final TextColumn<HistoryTable> description = column("description", DataType.VARCHAR(200), notNull());
    final TextColumn<HistoryTable> source = column("source", DataType.VARCHAR(300), notNull());
    final TextColumn<HistoryTable> state = column("state", DataType.VARCHAR(10), notNull());
    final NumberColumn<HistoryTable, Integer> statements = column("statements", DataType.INTEGER, notNull());
    final NumberColumn<HistoryTable, Integer> statementsDone = column("statements_done", DataType.INTEGER, notNull());
    /** Of the statements that are done. */
    final TextColumn<HistoryTable> checksum = column("checksum", DataType.VARCHAR(64), notNull());
    /** Of the statements that are done and the one that has begun; NULL if none has begun. */
    final TextColumn<HistoryTable> begunChecksum = column("begun_checksum", DataType.VARCHAR(64));
    /** Whether the object of the statement that has begun was there before: ABSENT or PRESENT; NULL if unknown. */
    final TextColumn<HistoryTable> foundBefore = column("found_before", DataType.VARCHAR(10));
    /** Why the last run stopped at this migration; NULL if it did not, or if it had no time to say so. */
    final TextColumn<HistoryTable> failure = column("failure", DataType.VARCHAR(500));

    final TemporalColumn<HistoryTable, LocalDateTime> changedAt = column("changed_at", DataType.TIMESTAMP, notNull());
    final NumberColumn<HistoryTable, Long> millis = column("millis", DataType.BIGINT, notNull());
    final TextColumn<HistoryTable> owner = column("owner", DataType.VARCHAR(200), notNull());

    HistoryTable(TableRef<HistoryTable> ref) {
        super(ref, HistoryRow.class);
    }
}
