package io.leanq.migrate;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.exec.Database;
import io.leanq.exec.TransactionAction;
import io.leanq.migrate.HistoryComparison.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The migrations of a program: SQL scripts and steps in Java, each of which runs once in a database, in the order of
 * their versions.
 *
 * <pre>{@code
 * MigrationReport report = Migrations.onClassPath("db/migration")
 *         .step(12, "fill emails", "1", tx -> tx.execute(update(CUSTOMERS).set(…).everyRow()))
 *         .run(db);
 * }</pre>
 *
 * <p>Scripts are files such as {@code V12__fill_emails.sql}, in UTF-8. Statements end at a semicolon. They are read
 * when this object is made. Immutable and thread-safe.
 *
 * <p>{@link #run} can be called by any number of processes at once, and each start of a program can call it: one
 * process runs what there is to run, and the others wait for it. A process that is killed loses the lock, and the next
 * run goes on with the statement that was under way. A statement that changes rows is never run twice. Of another
 * statement it can be unknown whether it ran: then nothing runs, and {@link UncertainStatement} says what to do.
 */
public final class Migrations {
    private static final Migrations NONE = new Migrations(List.of(), MigrationOptions.DEFAULT);

    private final List<Migration> migrations;
    private final MigrationOptions options;

    private Migrations(List<Migration> migrations, MigrationOptions options) {
        this.migrations = migrations;
        this.options = options;
    }

    /** No migrations, to which {@link #script} and {@link #step} add some. */
    public static Migrations none() {
        return NONE;
    }

    /**
     * The scripts in a directory and in the directories inside it: files whose names end in {@code .sql}.
     *
     * @throws InvalidDefinition if there is no such directory, a name is not that of a migration, a version occurs
     *     twice or a script is malformed; the message names file and line
     * @throws LeanqException if a file cannot be read
     */
    public static Migrations in(Path directory) {
        return NONE.and(ScriptFolder.onDisk(Needed.in("Migrations.in(null)", "give the directory", directory)));
    }

    /**
     * The scripts in a folder of the class path, of the class loader of this thread:
     * {@code Migrations.onClassPath("db/migration")}.
     *
     * @throws InvalidDefinition as {@link #in}, or if the class path has the folder in a place whose files cannot be
     *     listed
     */
    public static Migrations onClassPath(String folder) {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return onClassPath(folder, ofThread == null ? ClassLoader.getSystemClassLoader() : ofThread);
    }

    /** {@link #onClassPath(String)} of another class loader. */
    public static Migrations onClassPath(String folder, ClassLoader loader) {
        return NONE.and(ScriptFolder.onClassPath(
                Needed.in("onClassPath(null)", "name the folder, such as \"db/migration\"", folder),
                Needed.in("onClassPath(folder, null)", "give a class loader", loader)));
    }

    private Migrations and(List<ScriptFile> files) {
        List<Migration> all = new ArrayList<>();
        files.forEach(file -> all.add(file.migration()));
        return and(new Migrations(all, options));
    }

    /**
     * These migrations and others; the options stay.
     *
     * @throws InvalidDefinition if a version occurs twice
     */
    public Migrations and(Migrations others) {
        List<Migration> all = new ArrayList<>(migrations);
        all.addAll(Needed.in("and(null)", "give the others", others).migrations);
        all.sort(Comparator.comparing(Migration::version));
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).version().equals(all.get(i - 1).version())) {
                throw new InvalidDefinition("version " + all.get(i).version() + " occurs twice, as " + all.get(i - 1)
                        + " and as " + all.get(i) + ": give one of them another number");
            }
        }
        return new Migrations(List.copyOf(all), options);
    }

    /**
     * Adds a script that is not in a file.
     *
     * @throws InvalidDefinition if the version occurs already, or the script is malformed
     */
    public Migrations script(String version, String description, String sql) {
        MigrationVersion number = MigrationVersion.of(version);
        Needed.in("script(version, null, sql)", "say what it does", description);
        return and(new Migrations(
                List.of(Migration.script(
                        number,
                        description,
                        "script " + number,
                        Needed.in("script(version, description, null)", "give the statements", sql))),
                options));
    }

    /**
     * Adds a step in Java. It runs in one transaction with the record of it, so that its changes are made once. It must
     * run nothing that commits the transaction, as CREATE and ALTER do: that is for scripts.
     *
     * @param content a text that stands for what the step does, such as {@code "1"}; another text for a step that has
     *     run is refused as a changed file is
     * @throws InvalidDefinition if the version occurs already
     */
    public Migrations step(
            String version, String description, String content, TransactionAction<? extends Exception> work) {
        return and(new Migrations(
                List.of(Migration.step(
                        MigrationVersion.of(version),
                        Needed.in("step(version, null, …)", "say what it does", description),
                        Needed.in("step(version, description, null, …)", "give a text that stands for it", content),
                        Needed.in("step(…, null)", "give the work, as tx -> …", work))),
                options));
    }

    /** {@link #step(String, String, String, TransactionAction)} with a whole number as its version. */
    public Migrations step(
            long version, String description, String content, TransactionAction<? extends Exception> work) {
        return step(MigrationVersion.of(version).toString(), description, content, work);
    }

    /** The same migrations with options. */
    public Migrations with(MigrationOptions migrationOptions) {
        return new Migrations(
                migrations,
                Needed.in("with(null)", "give options, or take MigrationOptions.DEFAULT", migrationOptions));
    }

    /** The migrations in the order of their versions. */
    public List<Migration> all() {
        return migrations;
    }

    /**
     * Runs what has not run. It needs two connections: one for the statements, one for the signs of life.
     *
     * @throws HistoryMismatch if the migrations are not those that have run; nothing was run
     * @throws MigrationFailed if a statement or a step fails; what ran before it is done
     * @throws UncertainStatement if it is unknown whether a statement has run
     * @throws MigrationsLocked if another process holds the lock for too long
     * @throws LeanqException if the database cannot be reached, or another process has taken the lock since this one
     *     was paused; in each case another run goes on
     */
    public MigrationReport run(Database database) {
        return new MigrationRun(given("run", database), migrations, options).run();
    }

    /** What has become of each migration, and what else the history has; in the order of the versions. */
    public List<MigrationStatus> status(Database database) {
        return compared("status", database).statuses();
    }

    /**
     * The versions that a run would do or go on with. Nothing is changed.
     *
     * @throws HistoryMismatch if the migrations are not those that have run
     */
    public List<MigrationVersion> pending(Database database) {
        HistoryComparison comparison = compared("pending", database);
        comparison.requireAgreement();
        return comparison.work().stream()
                .map(work -> work.migration().version())
                .toList();
    }

    /**
     * Checks that the migrations are those that have run. Nothing is changed.
     *
     * @throws HistoryMismatch if they are not
     */
    public void validate(Database database) {
        compared("validate", database).requireAgreement();
    }

    /**
     * The statements that a run would do, in order. Nothing is changed.
     *
     * @throws HistoryMismatch if the migrations are not those that have run
     */
    public List<PlannedStatement> dryRun(Database database) {
        HistoryComparison comparison = compared("dryRun", database);
        comparison.requireAgreement();
        List<PlannedStatement> planned = new ArrayList<>();
        comparison.work().forEach(work -> plan(work, planned));
        return planned;
    }

    private static void plan(Work work, List<PlannedStatement> planned) {
        Migration migration = work.migration();
        int done = work.row().map(HistoryRow::statementsDone).orElse(0);
        boolean begun = work.row().filter(row -> row.is(HistoryRow.State.BEGUN)).isPresent();
        if (migration.step() != null) {
            planned.add(
                    new PlannedStatement(migration.version(), migration.source(), 1, 1, 0, Optional.empty(), false));
        }
        for (int i = done; i < migration.script().size(); i++) {
            ScriptStatement statement = migration.script().get(i);
            planned.add(new PlannedStatement(
                    migration.version(),
                    migration.source(),
                    i + 1,
                    migration.statements(),
                    statement.line(),
                    Optional.of(statement.text()),
                    begun && i == done));
        }
    }

    /**
     * Begins the history of a database that was not made by these migrations: those up to this version are taken as
     * done.
     *
     * @throws LeanqException if the history has begun already, unless by the same baseline
     */
    public void baseline(Database database, String version) {
        MigrationVersion number = MigrationVersion.of(version);
        History history = new History(given("baseline", database), options);
        history.create();
        try (MigrationLock lock = history.lock()) {
            List<HistoryRow> rows = history.rows(lock);
            if (rows.size() == 1
                    && rows.get(0).is(HistoryRow.State.BASELINE)
                    && rows.get(0).number().equals(number)) {
                return;
            }
            if (!rows.isEmpty()) {
                throw new LeanqException("baseline " + number + ": this database has a history of " + rows.size()
                        + " migrations already, which status(db) shows; a baseline begins one");
            }
            lock.transaction(tx -> history.begin(
                    tx,
                    number,
                    "baseline",
                    "baseline",
                    HistoryRow.State.BASELINE,
                    new History.Progress(0, 0, Checksum.NOTHING, 0)));
        }
    }

    /**
     * Changes the history by what somebody found out. No statement of a migration is run.
     *
     * @return what has become of each migration then
     * @throws LeanqException if the history is not such that the repair has a meaning
     */
    public List<MigrationStatus> repair(Database database, Repair repair) {
        Needed.in("repair(db, null)", "give a repair, such as Repair.statementDone(\"12\")", repair);
        History history = new History(given("repair", database), options);
        history.create();
        try (MigrationLock lock = history.lock()) {
            Repairs repairs = new Repairs(migrations, repair, history);
            List<HistoryRow> rows = history.rows(lock);
            lock.transaction(tx -> repairs.run(tx, rows));
        }
        return status(database);
    }

    private HistoryComparison compared(String call, Database database) {
        History history = new History(given(call, database), options);
        return history.compare(migrations, history.rows());
    }

    private static Database given(String call, Database database) {
        return Needed.in(call + "(null)", "give the database", database);
    }

    @Override
    public String toString() {
        return "Migrations" + migrations;
    }
}
