package io.leanq.migrate;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.exec.Transaction;
import io.leanq.migrate.HistoryRow.State;
import java.util.List;
import java.util.Optional;

/** Changes the history by what somebody found out. Used once, by one thread. */
final class Repairs {
    private final List<Migration> migrations;
    private final Repair repair;
    private final History history;
    private final MigrationVersion version;

    Repairs(List<Migration> migrations, Repair repair, History history) {
        this.migrations = migrations;
        this.repair = repair;
        this.history = history;
        this.version = repair.version();
    }

    /** @throws LeanqException if the history is not such that the repair has a meaning */
    void run(Transaction tx, List<HistoryRow> rows) {
        HistoryRow row = rows.stream()
                .filter(one -> one.number().equals(version) && !one.is(State.BASELINE))
                .findFirst()
                .orElseThrow(() -> refused("the history has no such version"));
        switch (repair.kind()) {
            case STATEMENT_DONE ->
                move(tx, row, row.statementsDone() + 1, row.is(State.BEGUN) ? begun(row) : failed(row));
            case STATEMENT_NOT_DONE -> {
                begun(row);
                move(tx, row, row.statementsDone(), row.checksum());
            }
            case ACCEPT_CHANGE -> accept(tx, row);
            case FORGET -> {
                if (migration().isPresent()) {
                    throw refused("the program has it, so that it would run again");
                }
                history.forget(tx, version);
            }
        }
    }

    private String begun(HistoryRow row) {
        String checksum = row.begunChecksum();
        if (!row.is(State.BEGUN) || checksum == null) {
            throw refused("no statement of it has begun without an end; the next run goes on by itself");
        }
        return checksum;
    }

    /** The checksum up to the statement that failed, and that somebody has done by hand. */
    private String failed(HistoryRow row) {
        if (!row.is(State.OPEN) || row.failure() == null) {
            throw refused("no statement of it has begun without an end, or failed; the next run goes on by itself");
        }
        return migration()
                .flatMap(one -> one.checksum(row.statementsDone() + 1))
                .orElseThrow(() -> refused("the program does not have the statement that failed"));
    }

    private void accept(Transaction tx, HistoryRow row) {
        Migration migration =
                migration().orElseThrow(() -> refused("the program has no such migration; forget it instead"));
        boolean done = row.is(State.DONE);
        int statements = done ? migration.statements() : row.statementsDone();
        Optional<String> checksum = done ? Optional.of(migration.checksum()) : migration.checksum(statements);
        History.Begun begun = row.is(State.BEGUN)
                ? migration
                        .checksum(statements + 1)
                        .map(next -> new History.Begun(next, null))
                        .orElseThrow(() -> tooShort(migration))
                : null;
        history.move(
                tx,
                new History.Place(version, row.at(), row.statementsDone()),
                row.at(),
                new History.Progress(
                        migration.statements(),
                        statements,
                        checksum.orElseThrow(() -> tooShort(migration)),
                        row.millis()),
                migration.source(),
                begun,
                row.failure());
    }

    private LeanqException tooShort(Migration migration) {
        return refused(migration + " has fewer statements than have run");
    }

    private void move(Transaction tx, HistoryRow row, int done, String checksum) {
        history.move(
                tx,
                new History.Place(version, row.at(), row.statementsDone()),
                State.OPEN,
                new History.Progress(row.statements(), done, checksum, row.millis()),
                null,
                null,
                null);
    }

    private Optional<Migration> migration() {
        return migrations.stream().filter(one -> one.version().equals(version)).findFirst();
    }

    private LeanqException refused(String reason) {
        return new InvalidDefinition(
                "repair of version " + version + ": " + reason + ". status(db) shows what there" + " is");
    }
}
