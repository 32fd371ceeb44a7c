package io.leanq.migrate;

import io.leanq.ConnectionLost;
import io.leanq.SqlException;
import io.leanq.exec.Database;
import io.leanq.migrate.HistoryRow.State;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a script, from its beginning or from where the history says. A statement that changes rows runs in one
 * transaction with the record of it, and with others behind it that change rows. Of any other, which databases commit
 * by themselves, a record before it says that it begins and one behind it that it is done. Used once, by one thread.
 */
final class ScriptRun {
    private static final int LARGEST_GROUP = 100;
    private static final int LONGEST_GROUP_MILLIS = 500;
    private static final int LONGEST_FAILURE = 500;

    private final Database database;
    private final History history;
    private final MigrationLock lock;
    private final MigrationListener listener;
    private final Migration migration;
    private final int last;
    private int done;
    /** The statements before this one are run one by one. */
    private int oneByOne;

    private long millis;

    ScriptRun(Database database, History history, MigrationLock lock, MigrationListener listener, Migration migration) {
        this.database = database;
        this.history = history;
        this.lock = lock;
        this.listener = listener;
        this.migration = migration;
        this.last = migration.statements();
    }

    /**
     * @return the number of statements that were done in this run
     * @throws MigrationFailed if a statement fails
     * @throws UncertainStatement if nobody knows whether a statement has run
     */
    int run(Optional<HistoryRow> row) {
        int before = row.map(HistoryRow::statementsDone).orElse(0);
        if (row.isPresent()) {
            resume(row.get());
        } else {
            begin();
        }
        while (done < last) {
            ScriptStatement statement = migration.script().get(done);
            lock.requireHeld();
            listener.statement(migration, done + 1, statement.line());
            if (statement.changesRows()) {
                changes();
            } else {
                other(statement);
            }
        }
        return last - before;
    }

    private void begin() {
        lock.transaction(tx -> history.begin(
                tx, migration.version(), migration.description(), migration.source(), stateAt(0), progress(0)));
    }

    private void resume(HistoryRow row) {
        done = row.statementsDone();
        millis = row.millis();
        if (row.is(State.BEGUN)) {
            settle(row);
        } else if (done == last) {
            move(State.OPEN, done, null, null);
        }
    }

    /** Finds out whether the statement has run that an earlier run began. */
    private void settle(HistoryRow row) {
        Optional<Boolean> there = ObjectProbe.of(migration.script().get(done)).flatMap(probe -> probe.look(database));
        String before = row.foundBefore();
        if (there.isEmpty() || before == null) {
            throw uncertain(row.owner() + ", began it and did not record its end.", null);
        }
        // what was there before makes the statement fail, or have no effect, each time that it runs
        boolean created = before.equals(ObjectProbe.ABSENT) && there.get();
        if (created) {
            listener.foundDone(migration, done + 1);
        }
        move(State.BEGUN, created ? done + 1 : done, null, null);
    }

    /**
     * Runs statements that change rows, in one transaction with the record of them. If one of several fails, nothing of
     * them remains, and they are run one by one, so that those before it are done.
     */
    private void changes() {
        long start = System.nanoTime();
        int[] next = new int[1];
        try {
            lock.transaction(tx -> {
                next[0] = done;
                while (next[0] == done || belongsToGroup(next[0], start)) {
                    ScriptStatement statement = migration.script().get(next[0]);
                    if (next[0] > done) {
                        listener.statement(migration, next[0] + 1, statement.line());
                    }
                    next[0]++;
                    tx.execute(statement.sql());
                }
                history.move(tx, place(State.OPEN), stateAt(next[0]), progress(next[0], start), null, null, null);
            });
        } catch (ConnectionLost e) {
            throw e.mayHaveRun()
                    ? failed(
                            "the connection was lost, and whether the statement ran is in the history: run again,"
                                    + " which goes on behind it if it did",
                            e)
                    : failed("it did not run. Run again: that goes on with it", e);
        } catch (SqlException e) {
            if (next[0] - done <= 1) {
                throw refused(State.OPEN, e);
            }
            oneByOne = next[0];
            return;
        }
        took(start);
        done = next[0];
    }

    private boolean belongsToGroup(int statement, long start) {
        return statement < last
                && statement >= oneByOne
                && statement - done < LARGEST_GROUP
                && migration.script().get(statement).changesRows()
                && millisSince(start) < LONGEST_GROUP_MILLIS;
    }

    private void other(ScriptStatement statement) {
        Optional<Boolean> there = ObjectProbe.of(statement).flatMap(probe -> probe.look(database));
        String foundBefore = there.map(found -> found ? ObjectProbe.PRESENT : ObjectProbe.ABSENT)
                .orElse(null);
        move(State.OPEN, done, new History.Begun(checksum(done + 1), foundBefore), null);
        lock.requireHeld();
        long start = System.nanoTime();
        try {
            database.execute(statement.sql());
        } catch (ConnectionLost e) {
            if (e.mayHaveRun()) {
                throw uncertain("the connection was lost while it ran.", e);
            }
            throw refused(State.BEGUN, e);
        } catch (SqlException e) {
            throw refused(State.BEGUN, e);
        }
        took(start);
        move(State.BEGUN, done + 1, null, null);
    }

    private void took(long start) {
        millis += millisSince(start);
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** Moves the row on, in a transaction of its own. */
    private void move(State from, int doneThen, History.@Nullable Begun begun, @Nullable String failure) {
        lock.transaction(tx -> history.move(
                tx,
                place(from),
                begun == null ? stateAt(doneThen) : State.BEGUN,
                progress(doneThen),
                migration.source(),
                begun,
                failure));
        done = doneThen;
    }

    private History.Place place(State state) {
        return new History.Place(migration.version(), state, done);
    }

    private State stateAt(int statements) {
        return statements == last ? State.DONE : State.OPEN;
    }

    private History.Progress progress(int statements) {
        return new History.Progress(last, statements, checksum(statements), millis);
    }

    private History.Progress progress(int statements, long start) {
        return new History.Progress(last, statements, checksum(statements), millis + millisSince(start));
    }

    private String checksum(int statements) {
        return migration.checksum(statements).orElseThrow();
    }

    /** The failure of a statement that surely did not run, which is recorded as far as that is possible. */
    private MigrationFailed refused(State from, SqlException e) {
        String reason = e.reason() + " [SQLSTATE " + e.sqlState() + "]";
        MigrationFailed failed = failed(
                e.reason() + " [SQLSTATE " + e.sqlState() + "]. Nothing of it remains, and " + doneText()
                        + ". Mend the cause, or the file from this statement on, and run again: that goes on with this"
                        + " statement",
                e);
        String text = "statement " + (done + 1) + " at line "
                + migration.script().get(done).line() + ": " + reason;
        try {
            move(from, done, null, text.substring(0, Math.min(text.length(), LONGEST_FAILURE)));
        } catch (RuntimeException second) {
            failed.addSuppressed(second);
        }
        return failed;
    }

    private String doneText() {
        return done == 0 ? "no statement before it has run" : "the " + done + " before it are done";
    }

    private MigrationFailed failed(String what, SqlException e) {
        return new MigrationFailed(migration.place(done) + ": " + what, migration, done, e);
    }

    private UncertainStatement uncertain(String began, @Nullable Throwable cause) {
        return new UncertainStatement(migration, done, began, cause);
    }
}
