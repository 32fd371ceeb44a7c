package io.leanq.testkit;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.name;
import static io.leanq.query.Dsl.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.catalog.Catalog;
import io.leanq.driver.Driver;
import io.leanq.exec.Database;
import io.leanq.exec.DatabaseOptions;
import io.leanq.exec.Platform;
import io.leanq.migrate.HistoryMismatch;
import io.leanq.migrate.Migration;
import io.leanq.migrate.MigrationFailed;
import io.leanq.migrate.MigrationListener;
import io.leanq.migrate.MigrationOptions;
import io.leanq.migrate.MigrationReport;
import io.leanq.migrate.MigrationStatus;
import io.leanq.migrate.MigrationVersion;
import io.leanq.migrate.Migrations;
import io.leanq.migrate.MigrationsLocked;
import io.leanq.migrate.PlannedStatement;
import io.leanq.migrate.Repair;
import io.leanq.migrate.UncertainStatement;
import io.leanq.tree.ObjectName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The migrations of a database that the tests have for themselves. */
public interface MigrationKit {
    List<String> TABLES = List.of("leanq_migrations", "leanq_migrations_lock", "log", "gone", "other");

    /** The driver of the database; the kit does not close it. */
    Driver driver();

    Platform platform();

    private Database database() {
        return Database.on(driver(), platform(), DatabaseOptions.DEFAULT);
    }

    /** Those of the kit's tables that are there. */
    private List<String> tables() {
        Catalog catalog = database().catalog(TABLES.stream().map(ObjectName::of).toList());
        return TABLES.stream()
                .filter(table -> catalog.table(ObjectName.of(table)).isPresent())
                .toList();
    }

    private List<String> notes() {
        return database().fetch(sql("SELECT note FROM log ORDER BY id").as(field("note", VARCHAR)));
    }

    private List<Integer> ids() {
        return database().fetch(sql("SELECT id FROM log ORDER BY id").as(field("id", INTEGER)));
    }

    private List<MigrationStatus.State> states(Migrations migrations) {
        return migrations.status(database()).stream()
                .map(MigrationStatus::state)
                .toList();
    }

    private static List<String> versions(MigrationReport report) {
        return report.ran().stream().map(ran -> ran.version().toString()).toList();
    }

    private static Migrations log() {
        return Migrations.none().script("1", "log", "CREATE TABLE log (id INTEGER, note VARCHAR(200));");
    }

    @BeforeEach
    default void dropTables() {
        for (String table : tables()) {
            database().execute(sql("DROP TABLE {0}", name(table)));
        }
    }

    @Test
    default void migrationsRunOnceInTheOrderOfTheirNumbers() {
        Migrations migrations = log().script("10", "second", "INSERT INTO log VALUES (2, 'b')")
                .script("2", "first", "INSERT INTO log VALUES (1, 'a')")
                .script("2.1", "nothing", "-- later")
                .step(11, "third", "1", tx -> tx.execute(sql("INSERT INTO log VALUES (3, 'c')")));
        assertThat(versions(migrations.run(database()))).containsExactly("1", "2", "2.1", "10", "11");
        MigrationReport again = migrations.run(database());
        assertThat(again.ran()).isEmpty();
        assertThat(again.present()).hasSize(5);
        assertThat(notes()).containsExactly("a", "b", "c");
        assertThat(states(migrations)).containsOnly(MigrationStatus.State.DONE);
    }

    @Test
    default void runGoesOnWithTheStatementThatFailed() {
        String begin = "INSERT INTO log VALUES (1, 'a');\n\nINSERT INTO log VALUES (2, 'b');\n";
        Migrations wrong = log().script("2", "rows", begin + "INSERT INTO nowhere VALUES (3);");
        MigrationFailed failed = catchThrowableOfType(MigrationFailed.class, () -> wrong.run(database()));
        assertThat(failed)
                .hasMessageContaining("script 2, statement 3 of 3 at line 4: ")
                .hasMessageContaining("the 2 before it are done")
                .hasCauseInstanceOf(SqlException.class);
        assertThat(failed.line()).isEqualTo(4);
        assertThat(states(wrong)).containsExactly(MigrationStatus.State.DONE, MigrationStatus.State.STOPPED);
        assertThat(wrong.status(database()).get(1).failure().orElseThrow()).startsWith("statement 3 at line 4: ");
        assertThat(wrong.dryRun(database())).hasSize(1);

        Migrations changed = log().script("2", "rows", begin.replace("'b'", "'c'") + "INSERT INTO log VALUES (3, 'c')");
        assertThatThrownBy(() -> changed.run(database()))
                .isInstanceOf(HistoryMismatch.class)
                .hasMessageContaining("of script 2, the first 2 statements have run, and they have changed since");
        Migrations mended = log().script("2", "rows", begin + "INSERT INTO log VALUES (3, 'c'), (4, 'd')");
        assertThat(mended.run(database()).ran().get(0).statements()).isEqualTo(1);
        assertThat(notes()).containsExactly("a", "b", "c", "d");
        assertThat(mended.status(database()).get(1).failure()).isEmpty();
    }

    @Test
    default void statementThatSomebodyDidByHandIsPassed() {
        Migrations migrations = log().script("2", "x", "CREATE TABLE log (x INTEGER); INSERT INTO log VALUES (7, 'x')");
        assertThatThrownBy(() -> migrations.run(database())).isInstanceOf(MigrationFailed.class);
        assertThatThrownBy(() -> migrations.run(database())).isInstanceOf(MigrationFailed.class);
        migrations.repair(database(), Repair.statementDone("2"));
        migrations.run(database());
        assertThat(ids()).containsExactly(7);
    }

    @Test
    default void stepTakesThePlaceOfAScriptOfWhichNothingRan() {
        assertThatThrownBy(() -> log().script("2", "two", "INSERT INTO nowhere VALUES (1)")
                        .run(database()))
                .isInstanceOf(MigrationFailed.class);
        Migrations step = log().step(2, "two", "1", tx -> tx.execute(sql("INSERT INTO log VALUES (2, 'b')")));
        step.run(database());
        step.run(database());
        assertThat(ids()).containsExactly(2);
        assertThat(step.status(database()).get(1).source()).isEqualTo("step");
    }

    @Test
    default void changedMissingAndLateMigrationsAreRefused() {
        Migrations ran = log().script("3", "three", "INSERT INTO log VALUES (3, 'c')")
                .script("5", "five", "INSERT INTO log VALUES (5, 'e')");
        ran.run(database());
        Migrations changed = log().script("2", "two", "INSERT INTO log VALUES (2, 'b')")
                .script("5", "five", "INSERT INTO log VALUES (5, 'f')");
        HistoryMismatch mismatch = catchThrowableOfType(HistoryMismatch.class, () -> changed.run(database()));
        assertThat(mismatch.problems())
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("script 2 has not run, although version 5 has"),
                        problem -> assertThat(problem).startsWith("version 3 ran here as script 3, which is missing"),
                        problem -> assertThat(problem).startsWith("script 5 has changed since it ran"));
        assertThatThrownBy(() -> changed.validate(database())).isInstanceOf(HistoryMismatch.class);
        assertThat(states(changed))
                .containsExactly(
                        MigrationStatus.State.DONE,
                        MigrationStatus.State.TOO_LOW,
                        MigrationStatus.State.MISSING,
                        MigrationStatus.State.CHANGED);
        assertThat(ids()).containsExactly(3, 5);

        changed.repair(database(), Repair.forget("3"));
        changed.repair(database(), Repair.acceptChange("5"));
        Migrations late = changed.with(MigrationOptions.DEFAULT.withOutOfOrder());
        assertThat(versions(late.run(database()))).containsExactly("2");
        changed.validate(database());
    }

    @Test
    default void repairThatHasNoMeaningIsRefused() {
        Migrations migrations = log().script("2", "two", "INSERT INTO log VALUES (2, 'b')");
        migrations.run(database());
        assertThatThrownBy(() -> migrations.repair(database(), Repair.statementDone("3")))
                .hasMessageStartingWith("repair of version 3: the history has no such version");
        assertThatThrownBy(() -> migrations.repair(database(), Repair.statementDone("2")))
                .hasMessageContaining("no statement of it has begun without an end, or failed");
        assertThatThrownBy(() -> migrations.repair(database(), Repair.statementNotDone("2")))
                .hasMessageContaining("no statement of it has begun without an end");
        assertThatThrownBy(() -> migrations.repair(database(), Repair.forget("2")))
                .hasMessageContaining("the program has it, so that it would run again");
        assertThatThrownBy(() -> log().repair(database(), Repair.acceptChange("2")))
                .hasMessageContaining("the program has no such migration; forget it instead");
        migrations.validate(database());
    }

    @Test
    default void commentsAndLineEndsAreNoChange() {
        log().script("2", "two", "-- why\nINSERT INTO log\nVALUES (2, 'b');").run(database());
        log().script("2", "2", "\uFEFFINSERT INTO log\r\nVALUES (2, 'b') -- because\r\n;\r\n/* end */")
                .validate(database());
    }

    @Test
    default void migrationsOfANewerProgramAreToleratedOrRefused() {
        log().script("2", "two", "INSERT INTO log VALUES (2, 'b')").run(database());
        assertThat(log().run(database()).ran()).isEmpty();
        assertThat(states(log())).containsExactly(MigrationStatus.State.DONE, MigrationStatus.State.NEWER);
        assertThatThrownBy(() ->
                        log().with(MigrationOptions.DEFAULT.withNewerRefused()).run(database()))
                .isInstanceOf(HistoryMismatch.class)
                .hasMessageContaining("start that one");
    }

    @Test
    default void baselineTakesEarlierMigrationsAsDone() {
        Migrations migrations = log().script("2", "two", "CREATE TABLE other (id INTEGER)");
        database().execute(sql("CREATE TABLE log (id INTEGER, note VARCHAR(200))"));
        migrations.baseline(database(), "1.0");
        migrations.baseline(database(), "1");
        assertThat(versions(migrations.run(database()))).containsExactly("2");
        assertThat(states(migrations)).containsExactly(MigrationStatus.State.BASELINE, MigrationStatus.State.DONE);
        assertThatThrownBy(() -> migrations.baseline(database(), "2"))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("has a history of 2 migrations already");
    }

    @Test
    default void stepAndItsRecordAreCommittedTogether() {
        Migrations failing = log().step(2, "step", "1", tx -> {
            tx.execute(sql("INSERT INTO log VALUES (1, 'a')"));
            throw new java.io.IOException("no file");
        });
        assertThatThrownBy(() -> failing.run(database()))
                .isInstanceOf(MigrationFailed.class)
                .hasCauseInstanceOf(java.io.IOException.class);
        assertThat(ids()).isEmpty();
        assertThat(failing.pending(database())).containsExactly(MigrationVersion.of(2));
        Migrations other = log().step(2, "step", "2", tx -> tx.execute(sql("INSERT INTO log VALUES (1, 'a')")));
        other.run(database());
        assertThat(ids()).containsExactly(1);
        assertThatThrownBy(() -> failing.run(database())).isInstanceOf(HistoryMismatch.class);
    }

    @Test
    default void dryRunChangesNothing() {
        Migrations migrations =
                log().script("2", "two", "\nINSERT INTO log VALUES (2, 'b');").step(3, "three", "1", tx -> {});
        assertThat(migrations.dryRun(database()).stream().map(PlannedStatement::sql))
                .containsExactly(
                        java.util.Optional.of("CREATE TABLE log (id INTEGER, note VARCHAR(200))"),
                        java.util.Optional.of("INSERT INTO log VALUES (2, 'b')"),
                        java.util.Optional.empty());
        assertThat(states(migrations)).containsOnly(MigrationStatus.State.PENDING);
        assertThat(tables()).isEmpty();
    }

    @Test
    default void hostileTextStaysData() {
        String text = "'; DROP TABLE log; --";
        Migrations migrations = log().script("2", text, """
                        /* ; DROP TABLE log; ' */ INSERT INTO log VALUES (1, '''; DROP TABLE log; --'); -- '; x
                        INSERT INTO log VALUES (2, '/* {0} ? */ "');// ";'
                        INSERT INTO log (id, "NOTE") VALUES (3, 'a
                        ;b');""").step(3, text, text, tx -> {});
        migrations.run(database());
        assertThat(notes()).containsExactly(text, "/* {0} ? */ \"", "a\n;b");
        assertThat(migrations.status(database()).get(1).description()).isEqualTo(text);
    }

    @Test
    default void severalProcessesRunEachStatementOnce() throws Exception {
        int processes = 4;
        Migrations migrations = log();
        for (int i = 2; i < 6; i++) {
            migrations = migrations.script("" + i, "row", "INSERT INTO log VALUES (" + i + ", 'x')");
        }
        Migrations all = migrations;
        ExecutorService threads = Executors.newFixedThreadPool(processes);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<MigrationReport>> reports = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            reports.add(threads.submit(() -> {
                start.await();
                return all.run(database());
            }));
        }
        start.countDown();
        int ran = 0;
        for (Future<MigrationReport> report : reports) {
            ran += report.get(30, TimeUnit.SECONDS).ran().size();
        }
        threads.shutdown();
        assertThat(ran).isEqualTo(5);
        assertThat(ids()).containsExactly(2, 3, 4, 5);
    }

    /** Each statement at which a process can be paused until another one has taken its lock and run all. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    default void pausedProcessThatLostTheLockChangesNothing(int paused) throws Exception {
        String script = "CREATE TABLE log (id INTEGER);INSERT INTO log VALUES (1);CREATE INDEX ix_log ON log (id);"
                + "UPDATE log SET id = id + 1";
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Migrations first = Migrations.none()
                .script("1", "log", script)
                .with(MigrationOptions.DEFAULT.withListener(new MigrationListener() {
                    @Override
                    public void statement(Migration migration, int statement, int line) {
                        if (statement == paused) {
                            begun.countDown();
                            await(over);
                        }
                    }
                }));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<MigrationReport> pausing = thread.submit(() -> first.run(database()));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        Migrations second = first.with(MigrationOptions.DEFAULT.withLease(Duration.ofMillis(50)));
        second.run(database());
        over.countDown();
        assertThatThrownBy(() -> pausing.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("another process has taken the lock of the migrations");
        thread.shutdown();
        assertThat(ids()).containsExactly(2);
        assertThat(states(first)).containsExactly(MigrationStatus.State.DONE);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The later of two writers waits, or is refused and repeats its transaction. */
    @Test
    default void changeThatMeetsOneOfTheApplicationIsDoneOnce() throws Exception {
        log().script("2", "row", "INSERT INTO log VALUES (1, 'a')").run(database());
        CountDownLatch changed = new CountDownLatch(1);
        ExecutorService application = Executors.newSingleThreadExecutor();
        Future<?> work = application.submit(() -> database().transaction(tx -> {
            tx.execute(sql("UPDATE log SET id = id + 1"));
            changed.countDown();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(60));
        }));
        assertThat(changed.await(10, TimeUnit.SECONDS)).isTrue();
        log().script("2", "row", "INSERT INTO log VALUES (1, 'a')")
                .script("3", "change", "UPDATE log SET id = id + 10")
                .run(database());
        work.get(10, TimeUnit.SECONDS);
        application.shutdown();
        assertThat(ids()).containsExactly(12);
    }

    /** The holder gives signs of life for longer than a lease, and changes nothing meanwhile. */
    @Test
    default void lockOfALivingProcessIsWaitedFor() throws Exception {
        MigrationOptions options = MigrationOptions.DEFAULT.withLease(Duration.ofMillis(1_500));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<MigrationReport> holder = thread.submit(() -> log().with(options.withListener(new MigrationListener() {
                    @Override
                    public void begins(Migration migration, int number, int of) {
                        held.countDown();
                        await(release);
                    }
                }))
                .run(database()));
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
        MigrationsLocked locked = catchThrowableOfType(
                MigrationsLocked.class,
                () -> log().with(options.withLongestWait(Duration.ofMillis(2_000)))
                        .run(database()));
        assertThat(locked).hasMessageContaining("the migrations are locked by " + locked.owner());
        assertThat(locked.owner()).contains("@").contains(", process ");
        List<String> waiting = new ArrayList<>();
        MigrationReport second = log().with(options.withListener(new MigrationListener() {
                    @Override
                    public void waiting(String owner, Duration waited) {
                        waiting.add(owner);
                        release.countDown();
                    }
                }))
                .run(database());
        assertThat(second.ran()).isEmpty();
        assertThat(waiting).containsExactly(locked.owner());
        assertThat(holder.get(10, TimeUnit.SECONDS).ran()).hasSize(1);
        thread.shutdown();
    }

    /** The number of changes from one place at which a run ends to the next: 1 for every place. */
    default int stride() {
        return 1;
    }

    /** The migrations whose runs are ended at each change. */
    private static Migrations every() {
        return Migrations.none()
                .script("1", "schema", """
                        CREATE TABLE log (id INTEGER, note VARCHAR(200));
                        INSERT INTO log VALUES (1, 'a');
                        CREATE INDEX ix_log ON log (id);
                        ALTER TABLE log ADD COLUMN extra INTEGER;
                        UPDATE log SET id = id + 1;
                        """)
                .step(2, "step", "1", tx -> tx.execute(sql("INSERT INTO log (id) VALUES (10)")))
                .script("3", "drop", """
                        CREATE TABLE gone (id INTEGER);
                        DROP TABLE gone;
                        UPDATE log SET id = id + 1;
                        INSERT INTO log (id) VALUES (20);
                        """);
    }

    /** Each place at which a process can be killed, or an answer be lost: nothing is done twice, and nothing is lost. */
    @ParameterizedTest
    @EnumSource(names = {"DEATH", "LOST_ANSWER"})
    default void runThatEndsAnywhereIsGoneOnWith(FailingDriver.Mode mode) {
        int asked = 0;
        int found = 0;
        int failing = 0;
        boolean failed = true;
        while (failed) {
            failing += stride();
            dropTables();
            FailingDriver dying = new FailingDriver(driver(), failing, mode);
            try {
                every().run(Database.on(dying, platform(), DatabaseOptions.DEFAULT));
            } catch (RuntimeException e) {
                assertThat(dying.hasFailed())
                        .as("%s at %d: %s", mode, failing, e)
                        .isTrue();
            }
            failed = dying.hasFailed();
            FoundDone listener = new FoundDone();
            Migrations next = every().with(MigrationOptions.DEFAULT
                    .withLease(Duration.ofMillis(20))
                    .withListener(listener));
            try {
                next.run(database());
            } catch (UncertainStatement e) {
                asked++;
                assertThat(e).hasMessageContaining("DROP TABLE gone");
                assertThat(next.dryRun(database()))
                        .extracting(PlannedStatement::mayHaveRun)
                        .containsExactly(true, false, false);
                assertThat(states(next)).last().isEqualTo(MigrationStatus.State.UNCERTAIN);
                assertThatThrownBy(() -> next.run(database())).hasMessage(e.getMessage());
                next.repair(
                        database(),
                        tables().contains("gone") ? Repair.statementNotDone("3") : Repair.statementDone("3"));
                next.run(database());
            }
            found += listener.found;
            assertThat(ids()).as("%s at %d", mode, failing).containsExactly(3, 11, 20);
            assertThat(states(next)).containsOnly(MigrationStatus.State.DONE);
        }
        assertThat(failing).isGreaterThan(60);
        if (stride() == 1) {
            assertThat(asked).isPositive();
            assertThat(found).isPositive();
        }
    }

    /** A new transaction may not yet see the last one of its own process. */
    @Test
    default void oldViewOfLockAndHistoryIsLookedPast() {
        int failing = 0;
        boolean failed = true;
        while (failed) {
            failing += stride();
            dropTables();
            FailingDriver blind = new FailingDriver(driver(), failing, FailingDriver.Mode.OLD_VIEW);
            every().with(MigrationOptions.DEFAULT.withLease(Duration.ofMillis(20)))
                    .run(Database.on(blind, platform(), DatabaseOptions.DEFAULT));
            failed = blind.hasFailed();
            assertThat(ids()).as("at %d", failing).containsExactly(3, 11, 20);
            assertThat(states(every())).containsOnly(MigrationStatus.State.DONE);
        }
        assertThat(failing).isGreaterThan(20);
    }

    /** Counts the statements that are found done. */
    final class FoundDone implements MigrationListener {
        private int found;

        @Override
        public void foundDone(Migration migration, int statement) {
            found++;
        }
    }
}
