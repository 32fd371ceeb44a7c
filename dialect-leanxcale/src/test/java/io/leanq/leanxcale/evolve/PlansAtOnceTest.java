package io.leanq.leanxcale.evolve;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.evolve.Permission;
import io.leanq.evolve.PlanFailed;
import io.leanq.evolve.PlanMismatch;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several programs change one schema at the same time, and it becomes what they want. */
@ExtendWith(LeanxcaleExtension.class)
class PlansAtOnceTest {
    private static final int PROGRAMS = 4;
    private static final int ROUNDS = Integer.getInteger("plans.rounds", 3);

    private final ExecutorService executor = Executors.newFixedThreadPool(PROGRAMS);
    private Database db;

    @BeforeEach
    void connect(EmbeddedLeanxcale server) {
        db = Leanxcale.connect(
                LeanxcaleUrl.parse(server.url()).toBuilder().poolSize(PROGRAMS).build());
    }

    @AfterEach
    void close() {
        executor.shutdownNow();
        db.close();
    }

    /** Runs each call in a thread of its own, all at once. */
    private void together(List<Callable<?>> calls) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(calls.size());
        List<Future<?>> running = new ArrayList<>();
        for (Callable<?> call : calls) {
            running.add(executor.submit(() -> {
                barrier.await();
                return call.call();
            }));
        }
        ExecutionException failure = null;
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (ExecutionException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void reset() {
        MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        TwoVersions.before().createAll(db);
        FilledTables.fill(db, TwoVersions.before().state());
    }

    private void assertIs(MetaData wanted, String round) {
        assertThat(SchemaDiff.between(MetaData.reflect(db), wanted).toString())
                .as(round)
                .isEqualTo("the schemas are equal");
    }

    @Test
    void programsApplyTheSamePlan() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            reset();
            SchemaPlan plan =
                    SchemaPlan.of(SchemaDiff.between(MetaData.reflect(db), TwoVersions.after()), db.dialect());
            List<Callable<?>> calls = new ArrayList<>();
            for (int i = 0; i < PROGRAMS; i++) {
                int pause = i * round;
                calls.add(() -> {
                    Thread.sleep(pause);
                    return plan.applyTo(db, Permission.values());
                });
            }

            together(calls);

            assertIs(TwoVersions.after(), "round " + round + "\n" + plan);
            assertThat(FilledTables.countUnchanged(
                            db,
                            TwoVersions.before().state().tables().iterator().next(),
                            TwoVersions.after().state().tables().iterator().next()))
                    .isEqualTo(FilledTables.ROWS);
        }
    }

    @Test
    void programsEvolve() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            reset();
            List<Callable<?>> calls = new ArrayList<>();
            for (int i = 0; i < PROGRAMS; i++) {
                int pause = i * round;
                calls.add(() -> {
                    Thread.sleep(pause);
                    return TwoVersions.after().evolve(db, Permission.values());
                });
            }

            together(calls);

            assertThat(SchemaDiff.between(MetaData.reflect(db), TwoVersions.after())
                            .toString())
                    .isEqualTo("drop table old");
        }
    }

    @Test
    void overlappingPlansEndInOneOfTheWantedSchemasOrSayWhy() throws Exception {
        MetaData more = MetaData.of(
                Table.named("towns")
                        .column("id", INTEGER, primaryKey())
                        .column("mayor", VARCHAR(20))
                        .build(),
                Table.named("pupils")
                        .column("id", INTEGER, primaryKey())
                        .column("name", VARCHAR(50), notNull())
                        .column("age", INTEGER)
                        .column("points", BIGINT)
                        .index("ix_pupils", "age")
                        .build());
        assertThat(more.tables()).hasSize(2);
        for (int round = 0; round < ROUNDS; round++) {
            reset();
            SchemaPlan one = SchemaPlan.of(SchemaDiff.between(MetaData.reflect(db), TwoVersions.after()), db.dialect());
            SchemaPlan other = SchemaPlan.of(SchemaDiff.between(MetaData.reflect(db), more), db.dialect());
            List<Callable<?>> calls = new ArrayList<>();
            for (SchemaPlan plan : List.of(one, other, one, other)) {
                calls.add(() -> plan.applyTo(db, Permission.values()));
            }

            try {
                together(calls);
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOfAny(PlanFailed.class, PlanMismatch.class);
            }

            TwoVersions.after().evolve(db, Permission.values());
            assertThat(SchemaDiff.between(MetaData.reflect(db), TwoVersions.after())
                            .filter(change -> !change.words().equals("drop table old"))
                            .toString())
                    .isEqualTo("the schemas are equal");
        }
    }
}
