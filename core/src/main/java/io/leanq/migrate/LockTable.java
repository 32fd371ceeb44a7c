package io.leanq.migrate;

import io.leanq.query.DataType;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RecordTable;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The lock of the migrations, in two rows, so that renewing it and recording progress do not conflict. Whoever takes
 * the lock changes both: {@link #FENCE} is also changed by each record of progress, {@link #LEASE} by each heartbeat.
 */
final class LockTable extends RecordTable<LockTable, LockTable.LockRow> {
    static final String FENCE = "fence";
    static final String LEASE = "lease";

    final TextColumn<LockTable> name = column("name", DataType.VARCHAR(10), primaryKey());
    /** Raised by each taking of the lock. */
    final NumberColumn<LockTable, Long> token = column("token", DataType.BIGINT, notNull());
    /** Raised by each record of progress, or by each heartbeat. */
    final NumberColumn<LockTable, Long> beat = column("beat", DataType.BIGINT, notNull());
    /** Who holds the lock; NULL if it is free. */
    final TextColumn<LockTable> owner = column("owner", DataType.VARCHAR(200));

    final TemporalColumn<LockTable, LocalDateTime> since = column("since", DataType.TIMESTAMP);

    LockTable(TableRef<LockTable> ref) {
        super(ref, LockRow.class);
    }

    /** One of the two rows. */
    record LockRow(
            String name,
            long token,
            long beat,
            @Nullable String owner,
            @Nullable LocalDateTime since) {}
}
