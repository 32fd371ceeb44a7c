package io.leanq.migrate;

import io.leanq.migrate.MigrationStatus.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The migrations of a program beside the history of a database: what there is to do, and what stands against it. */
final class HistoryComparison {
    private final List<Migration> migrations;
    private final List<HistoryRow> rows;
    private final MigrationOptions options;
    /** The highest version that has begun or is the baseline; null if there is none. */
    private final @Nullable MigrationVersion highest;

    private final @Nullable MigrationVersion baseline;
    private final List<MigrationStatus> statuses = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Work> work = new ArrayList<>();

    /** A migration to be run, from its beginning or from where its row says. */
    record Work(Migration migration, Optional<HistoryRow> row) {}

    private HistoryComparison(List<Migration> migrations, List<HistoryRow> rows, MigrationOptions options) {
        this.migrations = migrations;
        this.rows = rows;
        this.options = options;
        this.highest = highest(rows);
        this.baseline = highest(
                rows.stream().filter(row -> row.is(HistoryRow.State.BASELINE)).toList());
    }

    /** @param migrations in the order of their versions */
    static HistoryComparison of(List<Migration> migrations, List<HistoryRow> rows, MigrationOptions options) {
        HistoryComparison comparison = new HistoryComparison(migrations, rows, options);
        migrations.forEach(comparison::compare);
        rows.forEach(comparison::compareWithoutMigration);
        comparison.statuses.sort(Comparator.comparing(MigrationStatus::version));
        return comparison;
    }

    private static @Nullable MigrationVersion highest(List<HistoryRow> rows) {
        return rows.stream()
                .map(HistoryRow::number)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    List<MigrationStatus> statuses() {
        return List.copyOf(statuses);
    }

    List<Work> work() {
        return List.copyOf(work);
    }

    /** The migrations of the program that are done. */
    List<MigrationVersion> present() {
        return statuses.stream()
                .filter(status -> status.state() == State.DONE)
                .map(MigrationStatus::version)
                .toList();
    }

    /** @throws HistoryMismatch if the history and the migrations contradict each other */
    void requireAgreement() {
        if (!problems.isEmpty()) {
            throw new HistoryMismatch(problems);
        }
    }

    private void compare(Migration migration) {
        Optional<HistoryRow> row = rows.stream()
                .filter(one -> one.number().equals(migration.version()))
                .findFirst();
        if (baseline != null
                && migration.version().compareTo(baseline) <= 0
                && row.filter(one -> !one.is(HistoryRow.State.BASELINE)).isEmpty()) {
            if (row.isEmpty()) {
                statuses.add(MigrationStatus.of(migration, State.BELOW_BASELINE));
            }
        } else if (row.isPresent()) {
            compare(migration, row.get());
        } else if (highest != null && migration.version().compareTo(highest) < 0 && !options.runsOutOfOrder()) {
            statuses.add(MigrationStatus.of(migration, State.TOO_LOW));
            problems.add(migration + " has not run, although version " + highest + " has: give it a number above "
                    + highest + "; or let it run late by MigrationOptions.withOutOfOrder(), if it does not matter which"
                    + " of them runs first");
        } else {
            statuses.add(MigrationStatus.of(migration, State.PENDING));
            work.add(new Work(migration, row));
        }
    }

    private void compare(Migration migration, HistoryRow row) {
        int done = row.statementsDone();
        boolean same = switch (row.at()) {
            case DONE -> migration.checksum().equals(row.checksum());
            case BEGUN -> migration.checksum(done + 1).equals(Optional.ofNullable(row.begunChecksum()));
            case OPEN -> migration.checksum(done).equals(Optional.of(row.checksum()));
            case BASELINE -> true;
        };
        if (!same) {
            statuses.add(MigrationStatus.of(row, State.CHANGED));
            problems.add(changed(migration, row));
            return;
        }
        statuses.add(MigrationStatus.of(
                row,
                switch (row.at()) {
                    case DONE -> State.DONE;
                    case BEGUN -> State.UNCERTAIN;
                    case OPEN -> State.STOPPED;
                    case BASELINE -> State.BASELINE;
                }));
        if (!row.is(HistoryRow.State.DONE)) {
            work.add(new Work(migration, Optional.of(row)));
        }
    }

    private static String changed(Migration migration, HistoryRow row) {
        String what = switch (row.at()) {
            case BEGUN ->
                "of " + migration + ", statement " + (row.statementsDone() + 1)
                        + " may have run, and it or one before it has changed since: put the file back";
            case OPEN ->
                "of " + migration + ", the first " + row.statementsDone()
                        + " statements have run, and they have changed since: put them back, and change only"
                        + " those behind them";
            default ->
                migration + " has changed since it ran"
                        + (row.source().equals(migration.source()) ? "" : " as " + row.source())
                        + ": put it back, and write a new migration for what is to change";
        };
        return what + "; or, if the database is as the file says now, migrations.repair(db, Repair.acceptChange(\""
                + migration.version() + "\"))";
    }

    private void compareWithoutMigration(HistoryRow row) {
        if (row.is(HistoryRow.State.BASELINE)) {
            statuses.add(MigrationStatus.of(row, State.BASELINE));
            return;
        }
        if (migrations.stream().anyMatch(migration -> migration.version().equals(row.number()))) {
            return;
        }
        boolean newer = migrations.isEmpty()
                || migrations.get(migrations.size() - 1).version().compareTo(row.number()) < 0;
        statuses.add(MigrationStatus.of(row, newer ? State.NEWER : State.MISSING));
        if (!newer) {
            problems.add("version " + row.number() + " ran here as " + row.source() + ", which is missing: put it back;"
                    + " or, if it is not wanted any more, migrations.repair(db, Repair.forget(\"" + row.number()
                    + "\"))");
        } else if (options.refusesNewer()) {
            problems.add("version " + row.number() + " ran here as " + row.source() + ", which this program does not"
                    + " have: a newer program has migrated the database; start that one");
        }
    }
}
