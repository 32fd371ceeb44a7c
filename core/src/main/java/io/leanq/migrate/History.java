package io.leanq.migrate;

import static io.leanq.query.Dsl.currentTimestamp;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.update;

import io.leanq.SqlException;
import io.leanq.WriteConflict;
import io.leanq.exec.Database;
import io.leanq.exec.Executor;
import io.leanq.exec.Transaction;
import io.leanq.query.UpdateStep;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of migrations in a database. A row is changed only from the state in which it was read, so that a process
 * with an old view of it changes nothing.
 */
final class History {
    private final Database database;
    private final MigrationOptions options;
    private final HistoryTable table;
    private final LockTable lock;

    History(Database database, MigrationOptions options) {
        this.database = database;
        this.options = options;
        this.table = Table.define(options.table(), HistoryTable::new);
        this.lock = Table.define(options.table() + "_lock", LockTable::new);
    }

    /** Creates the tables of history and lock if they are missing. */
    void create() {
        MetaData.of(table, lock).createAll(database);
    }

    private boolean exists() {
        return database.catalog(List.of(table.definition().name()))
                .table(table.definition().name())
                .isPresent();
    }

    /** All rows; none if there is no history. */
    List<HistoryRow> rows() {
        return exists() ? rowsOfTable() : List.of();
    }

    /** All rows, with all that earlier owners of the lock have written. */
    List<HistoryRow> rows(MigrationLock held) {
        List<HistoryRow> rows = new ArrayList<>();
        held.transaction(tx -> {
            rows.clear();
            rows.addAll(tx.fetch(selectFrom(table)));
        });
        return rows;
    }

    /** All rows of a history that is known to exist. */
    List<HistoryRow> rowsOfTable() {
        return database.fetch(selectFrom(table));
    }

    HistoryComparison compare(List<Migration> migrations, List<HistoryRow> rows) {
        return HistoryComparison.of(migrations, rows, options);
    }

    MigrationLock lock() {
        return new LockWait(database, lock, options).take();
    }

    /** Inserts the first row of a migration, or that of a baseline. */
    void begin(
            Transaction tx,
            MigrationVersion version,
            String description,
            String source,
            HistoryRow.State state,
            Progress progress) {
        tx.execute(insertInto(table)
                .set(table.version, version.toString())
                .set(table.description, description)
                .set(table.source, source)
                .set(table.state, state.name())
                .set(table.statements, progress.statements())
                .set(table.statementsDone, progress.done())
                .set(table.checksum, progress.checksum())
                .set(table.changedAt, currentTimestamp())
                .set(table.millis, progress.millis())
                .set(table.owner, Owner.name()));
    }

    /**
     * How much of a migration is done.
     *
     * @param checksum of the statements that are done
     */
    record Progress(int statements, int done, String checksum, long millis) {}

    /**
     * Where a row is.
     *
     * @param done the number of statements that are done
     */
    record Place(MigrationVersion version, HistoryRow.State state, int done) {}

    /** A statement that begins. */
    record Begun(String checksum, @Nullable String foundBefore) {}

    /**
     * Moves a row on.
     *
     * @param source the name of the file from which the migration is run; null to leave it as it is
     * @param begun the statement that begins; null if none does
     * @throws WriteConflict if the row is not where it is expected to be
     */
    void move(
            Executor tx,
            Place from,
            HistoryRow.State state,
            Progress progress,
            @Nullable String source,
            @Nullable Begun begun,
            @Nullable String failure) {
        UpdateStep<HistoryTable> step = update(table)
                .set(table.state, state.name())
                .set(table.statements, progress.statements())
                .set(table.statementsDone, progress.done())
                .set(table.checksum, progress.checksum())
                .set(table.begunChecksum, begun == null ? null : begun.checksum())
                .set(table.foundBefore, begun == null ? null : begun.foundBefore())
                .set(table.failure, failure)
                .set(table.changedAt, currentTimestamp())
                .set(table.millis, progress.millis())
                .set(table.owner, Owner.name());
        long moved = tx.execute((source == null ? step : step.set(table.source, source))
                .where(table.version
                        .eq(from.version.toString())
                        .and(table.state.eq(from.state.name()))
                        .and(table.statementsDone.eq(from.done))));
        if (moved != 1) {
            throw oldView();
        }
    }

    /**
     * The failure of a transaction that does not find what the last one of this process has written: a new transaction
     * of LeanXcale may not yet see it. It is repeated as after a conflict.
     */
    static WriteConflict oldView() {
        return new WriteConflict(
                "the lock or the history of the migrations is not as this process has left it; if it stays so, somebody"
                        + " has changed it by hand: run again, which begins with what the history says",
                SqlException.NO_STATE,
                -1,
                null,
                null);
    }

    /** Deletes the row of a migration. */
    void forget(Executor tx, MigrationVersion version) {
        tx.execute(deleteFrom(table).where(table.version.eq(version.toString())));
    }
}
