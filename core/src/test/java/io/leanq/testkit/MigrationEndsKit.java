package io.leanq.testkit;

import static io.leanq.query.Dsl.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leanq.LeanqException;
import io.leanq.exec.Database;
import io.leanq.exec.DatabaseOptions;
import io.leanq.migrate.Migration;
import io.leanq.migrate.MigrationListener;
import io.leanq.migrate.MigrationOptions;
import io.leanq.migrate.MigrationReport;
import io.leanq.migrate.MigrationStatus;
import io.leanq.migrate.Migrations;
import io.leanq.migrate.MigrationsLocked;
import io.leanq.migrate.PlannedStatement;
import io.leanq.migrate.Repair;
import io.leanq.migrate.UncertainStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of migrations that meet each other or the application, are paused, or end anywhere. */
public interface MigrationEndsKit extends MigrationDatabase {

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

    /** Each place at which a process can be killed, or an answer be lost: nothing is done twice, nothing is lost. */
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
