package io.leanq.leanxcale.evolve;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogSelection;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.evolve.Permission;
import io.leanq.evolve.PlanFailed;
import io.leanq.evolve.PlanMismatch;
import io.leanq.evolve.PlanRun;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.evolve.SchemaState;
import io.leanq.evolve.TableState;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.catalog.RandomSchema;
import io.leanq.leanxcale.evolve.ChangingSchema.Kinds;
import io.leanq.render.Dialect;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.SchemaTarget;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A plan that stops behind any of its steps goes on with the next one. */
@ExtendWith(LeanxcaleExtension.class)
class StoppedPlanTest {
    private static final int SCHEMAS = 12;

    private Database db;

    @BeforeEach
    void connect(EmbeddedLeanxcale server) {
        db = Leanxcale.connect(server.url());
    }

    @AfterEach
    void drop() {
        MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        db.close();
    }

    private static DynamicTable.Builder pupils() {
        return Table.named("pupils")
                .column("id", INTEGER, primaryKey())
                .column("name", VARCHAR(20), notNull())
                .column("age", INTEGER);
    }

    private SchemaPlan plan(MetaData before, MetaData after) {
        return SchemaPlan.of(SchemaDiff.between(before, after), db.dialect());
    }

    private void stopAfter(int statements, SchemaPlan plan) {
        assertThatThrownBy(() -> plan.applyTo(StoppedTarget.failing(db, statements), Permission.values()))
                .isInstanceOf(StoppedTarget.Stopped.class);
    }

    @Test
    void eachStepIsDoneOnceThoughEachRunStopsBehindIt() {
        int steps = 0;
        for (long seed = 0; seed < SCHEMAS; seed++) {
            MetaData before = RandomSchema.of(seed);
            before.createAll(db);
            SchemaState current = MetaData.reflect(db).state();
            SchemaState wanted = new ChangingSchema(
                            seed, before.state(), RandomSchema.of(seed + 1_000).state(), Kinds.TOLD)
                    .changed();
            SchemaPlan plan = SchemaPlan.of(SchemaDiff.between(current, wanted), db.dialect());
            FilledTables.fill(db, before.state());
            for (int done = 0; done < plan.steps().size(); done++) {
                stopAfter(1, plan);
            }

            PlanRun run = plan.applyTo(db, Permission.values());

            assertThat(run.done()).as("seed " + seed + "\n" + plan).isEmpty();
            assertThat(SchemaDiff.between(MetaData.reflect(db), wanted).toString())
                    .as("seed " + seed + "\n" + plan)
                    .isEqualTo("the schemas are equal");
            for (TableState table : before.state().tables()) {
                plan.stateAfter(plan.steps().size())
                        .table(table.name())
                        .ifPresent(there -> assertThat(FilledTables.countUnchanged(db, table, there))
                                .isEqualTo(FilledTables.ROWS));
            }
            steps += plan.steps().size();
            MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
        assertThat(steps).isGreaterThan(SCHEMAS * 3);
    }

    @Test
    void stepThatTheCatalogDoesNotShowIsNamedWithBothWaysOn() {
        MetaData old = MetaData.of(pupils().build());
        MetaData wanted = MetaData.of(pupils().column("city", VARCHAR(30))
                .check("ck_age", table -> table.get("age", INTEGER).gt(3))
                .check("ck_age2", table -> table.get("age", INTEGER).lt(30))
                .index("ix_pupils_city", "city")
                .build());
        old.createAll(db);
        SchemaPlan plan = plan(old, wanted);
        stopAfter(2, plan);

        assertThatThrownBy(() -> plan.applyTo(db))
                .isInstanceOfSatisfying(
                        PlanFailed.class,
                        failed -> assertThat(failed.isUnknown()).isTrue())
                .hasMessageContaining("step 2 of 4 failed: add to pupils check constraint ck_age (")
                .hasMessageEndingWith(
                        "). Steps done: 1, not done: 3, unless an earlier run or a program beside this one"
                                + " has done step 2: the catalog does not show what it makes. Find out whether the database has"
                                + " it. If it has, go on behind it by plan.after(2).applyTo(…); if not, mend the cause and apply"
                                + " the plan again: it goes on with this step");
        assertThat(words(plan.after(2).applyTo(db)))
                .containsExactly(
                        "add to pupils check constraint ck_age2", "create index pupils.ix_pupils_city on [city]");
        assertThat(SchemaDiff.between(MetaData.reflect(db), wanted).isEmpty()).isTrue();
        assertThat(plan.applyTo(db).done()).isEmpty();
    }

    private static List<String> words(PlanRun run) {
        return run.done().stream().map(step -> step.change().words()).toList();
    }

    @Test
    void stepThatTheCatalogDoesNotShowIsDoneOnceWhereTheNextOneIsShown() {
        MetaData old = MetaData.of(pupils().build());
        MetaData wanted = MetaData.of(
                pupils().check("ck_age", table -> table.get("age", INTEGER).gt(3))
                        .index("ix_pupils_age", "age")
                        .build());
        old.createAll(db);
        SchemaPlan plan = plan(old, wanted);
        assertThat(plan.steps()).hasSize(2);

        stopAfter(2, plan);

        assertThat(plan.applyTo(db).before()).hasSize(2);
    }

    @Test
    void uniqueConstraintIsAddedOnce() {
        MetaData old = MetaData.of(pupils().build());
        MetaData wanted = MetaData.of(
                pupils().unique("uq_name", "name").column("city", VARCHAR(30)).build());
        old.createAll(db);
        SchemaPlan plan = plan(old, wanted);
        assertThat(plan.steps()).hasSize(2);

        stopAfter(1, plan);
        stopAfter(1, plan);

        assertThat(plan.applyTo(db).before()).hasSize(2);
    }

    /** A database that accepts all statements, and does nothing. */
    private record Deaf(SchemaTarget database) implements SchemaTarget {
        @Override
        public Dialect dialect() {
            return database.dialect();
        }

        @Override
        public Catalog catalog(CatalogSelection selection) {
            return database.catalog(selection);
        }

        @Override
        public void execute(DdlNode ddl) {}

        @Override
        public void execute(List<ChangeNode> rows) {}
    }

    @Test
    void statementWithoutEffectIsReported() {
        MetaData old = MetaData.of(pupils().unique("uq_name", "name").build());
        MetaData wanted = MetaData.of(pupils().build());
        old.createAll(db);
        SchemaPlan plan = SchemaPlan.of(SchemaDiff.between(MetaData.reflect(db), wanted), db.dialect());

        assertThat(plan.sql()).containsExactly("DROP INDEX IF EXISTS uq_name");
        assertThatThrownBy(() -> plan.applyTo(db, Permission.DROP_INDEX))
                .isInstanceOf(PlanFailed.class)
                .hasMessageContaining("0A000");
        assertThatThrownBy(() -> plan.applyTo(new Deaf(db), Permission.DROP_INDEX))
                .isInstanceOf(PlanMismatch.class)
                .hasMessage("all steps of the plan ran, and the database has another schema than they make: it accepted"
                        + " a statement that had no effect, or another program changed the schema meanwhile. From the"
                        + " database's schema to that of the plan:\n"
                        + "  drop index pupils.uq_name unique on [name]\n"
                        + "Make a new diff and a new plan");
    }

    @Test
    void planIsRefusedOnlyWhereItsIndexWasNotDroppedBesideIt() {
        MetaData old = MetaData.of(pupils().index("ix_pupils", "age").build());
        MetaData wanted = MetaData.of(
                pupils().index("ix_pupils", "name").column("city", VARCHAR(30)).build(),
                Table.named("towns")
                        .column("id", INTEGER, primaryKey())
                        .index("ix_towns", "id")
                        .build());
        old.createAll(db);
        SchemaPlan plan = plan(old, wanted);
        plan.applyTo(db, Permission.values());

        // A program that is late does the first step again, which drops the new index, and is killed.
        plan.steps().get(0).statement().run(db);

        assertThat(ObjectName.of("pupils"))
                .isEqualTo(plan.steps().get(0).change().object());
        assertThat(plan.applyTo(db, Permission.values()).done()).isEmpty();
        assertThat(SchemaDiff.between(MetaData.reflect(db), wanted).isEmpty()).isTrue();
    }
}
