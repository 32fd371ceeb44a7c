package io.leanq.migrate;

import io.leanq.LeanqException;
import io.leanq.exec.Database;
import io.leanq.exec.TransactionAction;
import io.leanq.migrate.HistoryComparison.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs migrations under the lock. Used once, by one thread. */
final class MigrationRun {
    private final Database database;
    private final List<Migration> migrations;
    private final MigrationListener listener;
    private final History history;

    MigrationRun(Database database, List<Migration> migrations, MigrationOptions options) {
        this.database = database;
        this.migrations = migrations;
        this.listener = options.listener();
        this.history = new History(database, options);
    }

    MigrationReport run() {
        long start = System.nanoTime();
        history.create();
        HistoryComparison first = compared(history.rowsOfTable());
        if (first.work().isEmpty()) {
            return new MigrationReport(List.of(), first.present(), since(start));
        }
        try (MigrationLock lock = history.lock()) {
            HistoryComparison now = compared(history.rows(lock));
            List<MigrationReport.Ran> ran = new ArrayList<>();
            for (Work work : now.work()) {
                listener.begins(work.migration(), ran.size() + 1, now.work().size());
                ran.add(ran(lock, work));
            }
            return new MigrationReport(ran, now.present(), since(start));
        }
    }

    private HistoryComparison compared(List<HistoryRow> rows) {
        HistoryComparison comparison = history.compare(migrations, rows);
        comparison.requireAgreement();
        return comparison;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private MigrationReport.Ran ran(MigrationLock lock, Work work) {
        Migration migration = work.migration();
        long start = System.nanoTime();
        TransactionAction<? extends Exception> step = migration.step();
        int statements = 1;
        if (step == null) {
            statements = new ScriptRun(database, history, lock, listener, migration).run(work.row());
        } else {
            lock.requireHeld();
            runStep(lock, work, step);
        }
        Duration time = since(start);
        listener.done(migration, time);
        return new MigrationReport.Ran(
                migration.version(), migration.description(), migration.source(), statements, time);
    }

    /** Runs a step in one transaction with its record. */
    private void runStep(MigrationLock lock, Work work, TransactionAction<? extends Exception> step) {
        Migration migration = work.migration();
        long start = System.nanoTime();
        try {
            lock.transactionOnce(tx -> {
                step.run(tx);
                long millis = since(start).toMillis();
                if (work.row().isPresent()) {
                    // of a script that failed at its first statement, and was replaced by the step
                    history.forget(tx, migration.version());
                }
                history.begin(
                        tx,
                        migration.version(),
                        migration.description(),
                        migration.source(),
                        HistoryRow.State.DONE,
                        new History.Progress(1, 1, migration.checksum(), millis));
            });
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new MigrationFailed(
                    "step " + migration + " failed: "
                            + (e instanceof LeanqException
                                    ? e.getMessage()
                                    : e.getClass().getName()) + ". What it did in its transaction and the"
                            + " record of it are committed together or not at all: run again, which runs it if it is"
                            + " not recorded",
                    migration,
                    0,
                    e);
        }
    }
}
