package io.leanq.leanxcale.process;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.migrate.Migration;
import io.leanq.migrate.MigrationListener;
import io.leanq.migrate.MigrationOptions;
import io.leanq.migrate.MigrationStatus;
import io.leanq.migrate.Migrations;
import io.leanq.migrate.Repair;
import io.leanq.migrate.UncertainStatement;
import io.leanq.tree.ObjectName;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that migrate are killed again and again over one database, each a few statements behind the one before, and
 * each statement is done once. The system properties {@code migrate.kills}, {@code migrate.server.kills} and {@code
 * migrate.seed} make the test longer and different.
 */
@Tag("slow")
@Order(1)
class KilledMigrationsTest {
    private static final String LEASE = "200";
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx64m");

    private final int serverKills = Integer.getInteger("migrate.server.kills", 1);
    private final int kills = Integer.getInteger("migrate.kills", 4);
    private final Random random = new Random(Integer.getInteger("migrate.seed", 17));
    /** How often it was asked whether DROP TABLE had run. */
    private int asked;

    private int tookOver;
    private int foundDone;

    @TempDir
    private Path folder;

    private static Process process(String url, Path scripts, String lease) throws IOException {
        return ServerProcess.java(QUICK_START, MigrationProcess.class.getName(), url, scripts.toString(), lease);
    }

    /** Writes a script that makes the tables, and as many others as there are kills. */
    private Path scripts() throws IOException {
        Path scripts = Files.createDirectory(folder.resolve("scripts"));
        Files.writeString(scripts.resolve("V1__tables.sql"), """
                CREATE TABLE log (note VARCHAR(20));
                CREATE TABLE counter (n INTEGER);
                INSERT INTO counter VALUES (0);
                """);
        for (int i = 2; i < kills + 2; i++) {
            Files.writeString(scripts.resolve("V" + i + "__part.sql"), """
                    INSERT INTO log VALUES ('%1$s a');
                    CREATE TABLE t%1$s (id INTEGER);
                    UPDATE counter SET n = n + 1;
                    INSERT INTO log VALUES ('%1$s b');
                    ALTER TABLE t%1$s ADD COLUMN c INTEGER;
                    CREATE INDEX ix%1$s ON t%1$s (c);
                    INSERT INTO log SELECT '%1$s c' FROM counter;
                    DROP TABLE t%1$s;
                    """.formatted(i));
        }
        return scripts;
    }

    @Test
    void killedMigrationsAreGoneOnWith() throws Exception {
        Path scripts = scripts();
        try (EmbeddedLeanxcale server =
                        EmbeddedLeanxcale.builder().data(folder.resolve("data")).start();
                Database database = Leanxcale.connect(server.url())) {
            for (int kill = 0; kill < kills; kill++) {
                Process process = process(server.url(), scripts, LEASE);
                int statements = 1 + random.nextInt(8);
                long nanos = random.nextInt(12_000_000);
                try (BufferedReader output = ServerProcess.output(process)) {
                    read(output, statements);
                    TimeUnit.NANOSECONDS.sleep(nanos);
                    process.destroyForcibly().waitFor();
                }
                settle(process, database, scripts);
            }
            Process last = process(server.url(), scripts, LEASE);
            while (end(last) == MigrationProcess.UNCERTAIN) {
                settle(last, database, scripts);
                last = process(server.url(), scripts, LEASE);
            }
            assertThat(last.exitValue()).isZero();
            assertDoneOnce(database, scripts);
        }
        System.out.printf(
                "%d kills: %d locks taken over, %d statements found done, %d asked for%n",
                kills, tookOver, foundDone, asked);
        assertThat(tookOver).isPositive();
    }

    /** Reads until so many statements have begun, or the output ends. */
    private void read(BufferedReader output, int statements) throws IOException {
        int begun = 0;
        while (begun < statements) {
            String line = output.readLine();
            if (line == null) {
                return;
            }
            count(line);
            begun += line.startsWith("statement ") ? 1 : 0;
        }
    }

    private void count(String line) {
        tookOver += line.equals("took over") ? 1 : 0;
        foundDone += line.equals("found done") ? 1 : 0;
    }

    private int end(Process process) throws Exception {
        try (BufferedReader output = ServerProcess.output(process)) {
            output.lines().forEach(this::count);
        }
        return process.waitFor();
    }

    /** What somebody does whom the message asks to look: only of DROP TABLE it is not known whether it ran. */
    private void settle(Process ended, Database database, Path scripts) {
        if (ended.exitValue() != MigrationProcess.UNCERTAIN) {
            return;
        }
        settle(
                database,
                Migrations.in(scripts)
                        .with(MigrationOptions.DEFAULT.withLease(Duration.ofMillis(Long.parseLong(LEASE)))));
    }

    private void settle(Database database, Migrations migrations) {
        asked++;
        MigrationStatus uncertain = migrations.status(database).stream()
                .filter(status -> status.state() == MigrationStatus.State.UNCERTAIN)
                .findFirst()
                .orElseThrow();
        assertThat(uncertain.statementsDone()).isEqualTo(7);
        String version = uncertain.version().toString();
        ObjectName table = ObjectName.of("t" + version);
        boolean there = database.catalog(List.of(table)).table(table).isPresent();
        migrations.repair(database, there ? Repair.statementNotDone(version) : Repair.statementDone(version));
    }

    private void assertDoneOnce(Database database, Path scripts) {
        List<String> expected = new ArrayList<>();
        for (int i = 2; i < kills + 2; i++) {
            expected.addAll(List.of(i + " a", i + " b", i + " c"));
        }
        assertThat(database.fetch(sql("SELECT note FROM log").as(field("note", VARCHAR))))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(database.fetchOne(sql("SELECT n FROM counter").as(field("n", INTEGER))))
                .isEqualTo(kills);
        assertThat(Migrations.in(scripts).status(database))
                .allMatch(status -> status.state() == MigrationStatus.State.DONE)
                .hasSize(kills + 1);
    }

    /** The server is killed under a process that migrates, and started again over its data. */
    @Test
    void migrationsUnderAKilledServerAreGoneOnWith() throws Exception {
        Path scripts = scripts();
        Path data = folder.resolve("data");
        for (int kill = 0; kill < serverKills; kill++) {
            try (ServerProcess server = ServerProcess.start(data, "-XX:TieredStopAtLevel=1");
                    Database database = Leanxcale.connect(server.url())) {
                int statements = 4 + random.nextInt(12);
                Migrations migrations = Migrations.in(scripts)
                        .with(MigrationOptions.DEFAULT
                                .withLease(Duration.ofMillis(200))
                                .withListener(new KillingListener(server, statements)));
                assertThatThrownBy(() -> run(migrations, database)).isInstanceOf(LeanqException.class);
            }
        }
        try (ServerProcess server = ServerProcess.start(data, "-XX:TieredStopAtLevel=1");
                Database database = Leanxcale.connect(server.url())) {
            run(Migrations.in(scripts).with(MigrationOptions.DEFAULT.withLease(Duration.ofMillis(200))), database);
            assertDoneOnce(database, scripts);
        }
    }

    /** Runs the migrations, and answers the question whether a statement has run. */
    private void run(Migrations migrations, Database database) {
        try {
            migrations.run(database);
        } catch (UncertainStatement e) {
            settle(database, migrations);
            migrations.run(database);
        }
    }

    /** Kills the server shortly after a statement has begun. */
    private final class KillingListener implements MigrationListener {
        private final ServerProcess server;
        private int left;

        KillingListener(ServerProcess server, int statements) {
            this.server = server;
            this.left = statements;
        }

        @Override
        public void statement(Migration migration, int statement, int line) {
            left--;
            if (left == 0) {
                long nanos = random.nextInt(6_000_000);
                Thread killer = new Thread(() -> {
                    LockSupport.parkNanos(nanos);
                    try {
                        server.kill();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                killer.start();
            }
        }
    }

    @Test
    void twoProcessesAtOnceRunEachMigrationOnce() throws Exception {
        Path scripts = scripts();
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database database = Leanxcale.connect(server.url())) {
            List<Process> both =
                    List.of(process(server.url(), scripts, "10000"), process(server.url(), scripts, "10000"));
            int ran = 0;
            for (Process process : both) {
                try (BufferedReader output = ServerProcess.output(process)) {
                    String last = output.lines().reduce("", (before, line) -> line);
                    assertThat(last).startsWith("ran ");
                    ran += Integer.parseInt(last.substring("ran ".length()));
                }
                assertThat(process.waitFor()).isZero();
            }
            assertThat(ran).isEqualTo(kills + 1);
            assertDoneOnce(database, scripts);
        }
    }
}
