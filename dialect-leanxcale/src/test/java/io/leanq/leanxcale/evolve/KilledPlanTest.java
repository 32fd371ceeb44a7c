package io.leanq.leanxcale.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.ConnectionLost;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.evolve.Permission;
import io.leanq.evolve.PlanFailed;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.evolve.TableState;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.process.ServerProcess;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.tree.ObjectName;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs and servers are killed while a schema changes; the next run goes on, and no row is lost. */
@Tag("slow")
@Order(1)
class KilledPlanTest {
    private static final List<String> SHORT_LIVED = List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
    /** In the build; {@code kill.rounds} makes it more. */
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 1);

    private static SchemaPlan plan(Database db) {
        return SchemaPlan.of(SchemaDiff.between(TwoVersions.before(), TwoVersions.after()), db.dialect());
    }

    private static void fill(Database db) {
        MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        TwoVersions.before().createAll(db);
        FilledTables.fill(db, TwoVersions.before().state());
    }

    private static void assertIsNew(Database db, String what) {
        assertThat(SchemaDiff.between(MetaData.reflect(db), TwoVersions.after())
                        .filter(change -> !change.words().equals("drop table old"))
                        .toString())
                .as(what)
                .isEqualTo("the schemas are equal");
        assertRowsAreThere(db, "towns", "cities");
        assertRowsAreThere(db, "pupils", "pupils");
    }

    private static void assertRowsAreThere(Database db, String before, String after) {
        TableState filled =
                TwoVersions.before().state().table(ObjectName.of(before)).orElseThrow();
        TableState there =
                TwoVersions.after().state().table(ObjectName.of(after)).orElseThrow();
        assertThat(FilledTables.countUnchanged(db, filled, there)).isEqualTo(FilledTables.ROWS);
    }

    private static int run(EmbeddedLeanxcale server, String what, int statements) throws Exception {
        Process process = ServerProcess.java(
                SHORT_LIVED, PlanProgram.class.getName(), server.url(), what, String.valueOf(statements));
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(said.strip()).isEqualTo("start");
        return process.waitFor();
    }

    /** Every other program applies the plan, and the others evolve. */
    @Test
    void eachRunThatIsKilledBehindAStatementIsGoneOnWith() throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            fill(db);
            int steps = plan(db).steps().size();
            int killed = 0;
            while (run(server, killed % 2 == 0 ? "evolve" : "plan", 1) != 0) {
                killed++;
            }

            // No program that evolves drops the table "old".
            assertThat(killed).isBetween(steps - 1, steps);
            assertThat(plan(db).applyTo(db, Permission.values()).before()).hasSize(killed);
            assertIsNew(db, "after " + killed + " runs");
        }
    }

    @Test
    void programThatIsKilledAtAnyTimeIsGoneOnWith() throws Exception {
        Random random = new Random(7);
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            for (int round = 0; round < ROUNDS; round++) {
                fill(db);
                Process process = ServerProcess.java(
                        SHORT_LIVED,
                        PlanProgram.class.getName(),
                        server.url(),
                        round % 2 == 0 ? "plan" : "evolve",
                        "-1");
                assertThat(ServerProcess.output(process).readLine()).isEqualTo("start");
                Thread.sleep(random.nextInt(300));
                process.destroyForcibly();

                if (round % 3 == 0) {
                    TwoVersions.after().evolve(db, Permission.values());
                } else {
                    plan(db).applyTo(db, Permission.values());
                }

                process.waitFor();
                assertIsNew(db, "round " + round);
            }
        }
    }

    @Test
    void serverThatIsKilledAtAnyTimeIsGoneOnWith(@TempDir Path data) throws Exception {
        Random random = new Random(8);
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess server = ServerProcess.start(data, "-XX:TieredStopAtLevel=1");
                    Database db = Leanxcale.connect(server.url())) {
                fill(db);
                int pause = random.nextInt(250);
                Thread killer = new Thread(() -> {
                    try {
                        Thread.sleep(pause);
                        server.kill();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                killer.start();
                try {
                    plan(db).applyTo(db, Permission.values());
                } catch (PlanFailed e) {
                    assertThat(e.getCause()).isInstanceOf(ConnectionLost.class);
                } catch (ConnectionLost e) {
                    // while the catalog was read
                }
                killer.join();
            }
            try (ServerProcess server = ServerProcess.start(data, "-XX:TieredStopAtLevel=1");
                    Database db = Leanxcale.connect(server.url())) {
                plan(db).applyTo(db, Permission.values());
                assertIsNew(db, "round " + round);
            }
        }
    }
}
