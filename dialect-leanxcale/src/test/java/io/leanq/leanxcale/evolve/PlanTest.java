package io.leanq.leanxcale.evolve;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.schema.ColumnOption.defaultValue;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static io.leanq.schema.ColumnOption.references;
import static io.leanq.schema.ColumnOption.renamedFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.evolve.NotPermitted;
import io.leanq.evolve.Permission;
import io.leanq.evolve.PlanFailed;
import io.leanq.evolve.PlanMismatch;
import io.leanq.evolve.PlanOption;
import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.query.row.Row2;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Index;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A plan makes one schema of another, statement by statement. */
@ExtendWith(LeanxcaleExtension.class)
class PlanTest {
    private static final DynamicTable PUPILS = Table.named("pupils")
            .column("id", INTEGER, primaryKey())
            .column("name", VARCHAR(20), notNull())
            .column("age", INTEGER)
            .index("ix_pupils_age", "age")
            .build();
    private static final MetaData BEFORE = MetaData.of(PUPILS);

    private Database db;

    @BeforeEach
    void create(EmbeddedLeanxcale server) {
        db = Leanxcale.connect(server.url());
        BEFORE.createAll(db);
    }

    @AfterEach
    void drop() {
        MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        db.close();
    }

    private SchemaPlan plan(MetaData wanted) {
        return SchemaPlan.of(SchemaDiff.between(MetaData.reflect(db), wanted), db.dialect());
    }

    private static DynamicTable.Builder pupils() {
        return Table.named("pupils")
                .column("id", INTEGER, primaryKey())
                .column("name", VARCHAR(20), notNull())
                .column("age", INTEGER);
    }

    @Test
    void equalSchemasNeedNothing() {
        assertThat(SchemaDiff.between(MetaData.reflect(db), BEFORE)).hasToString("the schemas are equal");
        assertThat(plan(BEFORE)).hasToString("nothing to do");
    }

    @Test
    void planIsAppliedAndThenNothingDiffers() {
        MetaData wanted = MetaData.of(Table.named("pupils")
                .column("id", INTEGER, primaryKey())
                .column("name", VARCHAR(200), notNull())
                .column("years", BIGINT)
                .column("city", VARCHAR(30), defaultValue("Madrid"), notNull())
                .index("ix_pupils_city", "city")
                .build());
        SchemaPlan plan = plan(wanted);

        assertThat(plan).hasToString("""
                1. safe: drop index pupils.ix_pupils_age on [age]
                   DROP INDEX IF EXISTS ix_pupils_age
                   makes queries that used it read more rows
                   needs Permission.DROP_INDEX
                2. safe: change column pupils.name: VARCHAR(20) becomes VARCHAR(200)
                   ALTER TABLE pupils ALTER COLUMN name SET DATA TYPE VARCHAR(200)
                   keeps the values
                3. safe: add column pupils.years BIGINT
                   ALTER TABLE pupils ADD COLUMN years BIGINT
                   gives existing rows NULL; an upsert by a program from before does so again
                4. safe: add column pupils.city VARCHAR(30) NOT NULL, default 'Madrid'
                   ALTER TABLE pupils ADD COLUMN city VARCHAR(30) NOT NULL DEFAULT 'Madrid'
                   gives existing rows the default; an upsert by a program from before does so again
                5. slow: create index pupils.ix_pupils_city on [city]
                   CREATE INDEX IF NOT EXISTS ix_pupils_city ON pupils (city)
                   reads all rows
                6. destructive: drop column pupils.age INTEGER
                   ALTER TABLE pupils DROP COLUMN age
                   loses the column's values
                   needs Permission.DROP_COLUMN
                   breaking: programs from before use the column
                   divide it: stop using it in all programs first, then drop it""");
        assertThat(plan.applyTo(db, Permission.DROP_COLUMN, Permission.DROP_INDEX)
                        .done())
                .hasSize(6);
        assertThat(SchemaDiff.between(MetaData.reflect(db), wanted).changes()).isEmpty();
        assertThat(wanted.createAll(db).created()).isEmpty();
    }

    @Test
    void indexWithoutItsTableIsRefused() {
        MetaData lost = MetaData.of(Index.named("ix_lost").on(PUPILS.get("name", VARCHAR(20))));

        assertThatThrownBy(() -> SchemaDiff.between(MetaData.reflect(db), lost))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("index ix_lost is of pupils, which is not in this MetaData");
    }

    @Test
    void whatIsNotPermittedIsNotDone() {
        SchemaPlan plan = plan(MetaData.of(pupils().column("city", VARCHAR(30)).build()));

        assertThatThrownBy(() -> plan.applyTo(db, Permission.DROP_COLUMN))
                .isInstanceOf(NotPermitted.class)
                .hasMessage("""
                        the plan does what is not permitted; nothing was done:
                          drop index pupils.ix_pupils_age on [age]: makes queries that used it read more rows. \
                        Permit it by Permission.DROP_INDEX""");
        assertThat(SchemaDiff.between(MetaData.reflect(db), BEFORE).isEmpty()).isTrue();
    }

    @Test
    void planOfAnotherSchemaIsRefused() {
        SchemaPlan plan = plan(MetaData.of(pupils().index("ix_pupils_age", "age")
                .column("city", VARCHAR(30))
                .build()));
        plan(MetaData.of(pupils().index("ix_pupils_age", "age")
                        .column("land", VARCHAR(3))
                        .build()))
                .applyTo(db);

        assertThatThrownBy(() -> plan.applyTo(db))
                .isInstanceOf(PlanMismatch.class)
                .hasMessageContaining("add column pupils.land VARCHAR(3)")
                .hasMessageContaining("Make a new diff and a new plan");
    }

    @Test
    void planGoesOnBehindTheStepThatFailed() {
        db.execute(insertInto(PUPILS).set(PUPILS.get("id", INTEGER), 1).set(PUPILS.get("name", VARCHAR(20)), "Ann"));
        SchemaPlan plan = plan(MetaData.of(Table.named("pupils")
                .column("id", INTEGER, primaryKey())
                .column("name", VARCHAR(50), notNull())
                .column("age", INTEGER, notNull())
                .index("ix_pupils_age", "age")
                .build()));

        assertThatThrownBy(() -> plan.applyTo(db))
                .isInstanceOfSatisfying(PlanFailed.class, failed -> {
                    assertThat(failed.done()).hasSize(1);
                    assertThat(failed.open()).isEmpty();
                })
                .hasMessageContaining("step 2 of 2 failed: change column pupils.age: NULL becomes NOT NULL");
        db.execute(update(PUPILS).set(PUPILS.get("age", INTEGER), 7).everyRow());
        assertThat(plan.applyTo(db).done()).hasSize(1);
        assertThat(plan.applyTo(db).done()).isEmpty();
    }

    @Test
    void tablesAreCreatedBehindThoseTheyReference() {
        DynamicTable b = Table.named("b").column("id", INTEGER, primaryKey()).build();
        DynamicTable a = Table.named("a")
                .column("id", INTEGER, primaryKey())
                .column("b", INTEGER, references(() -> b.get("id", INTEGER)))
                .build();
        MetaData wanted = MetaData.of(a, PUPILS, b);

        assertThat(plan(wanted).sql())
                .containsExactly(
                        "CREATE TABLE IF NOT EXISTS b (id INTEGER NOT NULL, PRIMARY KEY (id))",
                        "CREATE TABLE IF NOT EXISTS a (id INTEGER NOT NULL, b INTEGER, PRIMARY KEY (id), "
                                + "CONSTRAINT fk_a_b FOREIGN KEY (b) REFERENCES b (id))");
        plan(wanted).applyTo(db);
        assertThat(plan(wanted).isEmpty()).isTrue();
        assertThat(plan(BEFORE).sql()).containsExactly("DROP TABLE IF EXISTS a", "DROP TABLE IF EXISTS b");
        plan(BEFORE).applyTo(db, Permission.DROP_TABLE);
        assertThat(plan(BEFORE).isEmpty()).isTrue();
    }

    @Test
    void tableIsRenamedWhereTheModelDeclaresItsEarlierName() {
        MetaData wanted = MetaData.of(Table.named("students")
                .column("id", INTEGER, primaryKey())
                .column("name", VARCHAR(20), notNull())
                .column("age", INTEGER)
                .index("ix_pupils_age", "age")
                .renamedFrom("scholars", "pupils")
                .build());

        assertThat(plan(wanted).sql()).containsExactly("ALTER TABLE pupils RENAME TO students");
        plan(wanted).applyTo(db);
        assertThat(plan(wanted).isEmpty()).isTrue();
    }

    @Test
    void columnIsRefusedInPlaceWhereTheDatabaseHasNoRename() {
        MetaData wanted = MetaData.of(Table.named("pupils")
                .column("id", INTEGER, primaryKey())
                .column("full_name", VARCHAR(20), notNull(), renamedFrom("name"))
                .column("age", INTEGER)
                .index("ix_pupils_age", "age")
                .build());

        assertThatThrownBy(() -> plan(wanted)).hasMessage("""
                the database cannot make these changes in place:
                  rename column pupils.name to full_name: LeanXcale has no form of it. Instead: add a column of the new \
                name, copy the values by an update, and drop the old column""");
    }

    @Test
    void tableIsCopiedWhereTheDatabaseCannotChangeItInPlace() {
        DynamicTable marks = Table.named("marks")
                .column("id", INTEGER, primaryKey())
                .column("pupil", INTEGER, references(() -> PUPILS.get("id", INTEGER)))
                .build();
        MetaData.of(marks, PUPILS).createAll(db);
        insertPupils();
        db.execute(insertInto(marks).set(marks.get("id", INTEGER), 1).set(marks.get("pupil", INTEGER), 2));
        DynamicTable renamed = Table.named("pupils")
                .column("id", INTEGER, primaryKey())
                .column("full_name", VARCHAR(20), notNull(), renamedFrom("name"))
                .column("age", BIGINT)
                .column("city", VARCHAR(30), defaultValue("Madrid"), notNull())
                .index("ix_pupils_age", "age")
                .build();
        DynamicTable linked = Table.named("marks")
                .column("id", INTEGER, primaryKey())
                .column("pupil", INTEGER, references(() -> renamed.get("id", INTEGER)))
                .build();
        SchemaDiff diff = SchemaDiff.between(MetaData.reflect(db), MetaData.of(renamed, linked));
        SchemaPlan plan = SchemaPlan.of(diff, db.dialect(), PlanOption.COPY_AND_SWAP);

        assertThat(plan.sql())
                .containsExactly(
                        "ALTER TABLE marks DROP FOREIGN KEY fk_marks_pupil",
                        "CREATE TABLE IF NOT EXISTS pupils__copy (id INTEGER NOT NULL, full_name VARCHAR(20) NOT NULL, "
                                + "age BIGINT, city VARCHAR(30) DEFAULT 'Madrid' NOT NULL, PRIMARY KEY (id))",
                        "DELETE FROM pupils__copy;\nINSERT INTO pupils__copy (id, full_name, age) SELECT pupils.id, "
                                + "pupils.name, CAST(pupils.age AS BIGINT) FROM pupils",
                        "ALTER TABLE pupils RENAME TO pupils__old",
                        "ALTER TABLE pupils__copy RENAME TO pupils",
                        "DROP TABLE IF EXISTS pupils__old",
                        "CREATE INDEX IF NOT EXISTS ix_pupils_age ON pupils (age)",
                        "ALTER TABLE marks ADD CONSTRAINT fk_marks_pupil FOREIGN KEY (pupil) REFERENCES pupils (id)");
        assertThat(plan.permissions()).containsExactly(Permission.COPY_AND_SWAP);
        plan.applyTo(db, Permission.COPY_AND_SWAP);
        assertThat(SchemaDiff.between(MetaData.reflect(db), diff.wanted()).isEmpty())
                .isTrue();
        assertThat(db.fetch(select(renamed.get("full_name", VARCHAR(20)), renamed.get("city", VARCHAR(30)))
                        .from(renamed)
                        .orderBy(renamed.get("id", INTEGER))))
                .containsExactly(new Row2<>("Ann", "Madrid"), new Row2<>("Bob", "Madrid"));
    }

    private void insertPupils() {
        for (int id = 1; id <= 2; id++) {
            db.execute(insertInto(PUPILS)
                    .set(PUPILS.get("id", INTEGER), id)
                    .set(PUPILS.get("name", VARCHAR(20)), id == 1 ? "Ann" : "Bob"));
        }
    }

    @Test
    void copyThatWasStoppedBehindAnyStepGoesOn() {
        DynamicTable wanted = Table.named("pupils")
                .column("id", INTEGER, notNull())
                .column("name", VARCHAR(20), primaryKey())
                .column("age", INTEGER)
                .build();
        int steps = 1;
        for (int stopped = 0; stopped <= steps; stopped++) {
            MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
            BEFORE.createAll(db);
            insertPupils();
            SchemaDiff diff = SchemaDiff.between(MetaData.reflect(db), MetaData.of(wanted));
            SchemaPlan plan = SchemaPlan.of(diff, db.dialect(), PlanOption.COPY_AND_SWAP);
            steps = plan.steps().size();
            plan.steps().subList(0, stopped).forEach(step -> step.statement().run(db));

            plan.applyTo(db, Permission.values());

            assertThat(plan.applyTo(db, Permission.values()).before()).hasSize(steps);
            assertThat(SchemaDiff.between(MetaData.reflect(db), MetaData.of(wanted))
                            .changes())
                    .isEmpty();
            assertThat(db.fetch(select(PUPILS.get("name", VARCHAR(20))).from(PUPILS)))
                    .as("stopped behind step " + stopped)
                    .containsExactlyInAnyOrder("Ann", "Bob");
        }
        assertThat(steps).isEqualTo(5);
    }

    /** The other program runs the whole plan while this one waits before one of its statements. */
    @Test
    void programThatIsLateLosesNoRowOfACopy() {
        MetaData wanted = MetaData.of(Table.named("pupils")
                .column("id", INTEGER, notNull())
                .column("name", VARCHAR(20), primaryKey())
                .column("age", INTEGER)
                .build());
        int steps = 1;
        for (int late = 0; late < steps; late++) {
            MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
            BEFORE.createAll(db);
            insertPupils();
            SchemaPlan plan = SchemaPlan.of(
                    SchemaDiff.between(MetaData.reflect(db), wanted), db.dialect(), PlanOption.COPY_AND_SWAP);
            steps = plan.steps().size();

            StoppedTarget waiting = new StoppedTarget(db, late, () -> plan.applyTo(db, Permission.values()));
            try {
                plan.applyTo(waiting, Permission.values());
            } catch (PlanMismatch e) {
                // It began a copy of its own after the other's had taken the place of the table, and then saw so.
                assertThat(e).hasMessageContaining("steps of the plan are done, and the database has another schema");
                assertThat(e.difference().changes())
                        .extracting(SchemaChange::words)
                        .contains("change primary key of pupils: [id] becomes [name]");
            }

            SchemaDiff diff = SchemaDiff.between(MetaData.reflect(db), wanted);
            assertThat(diff.changes()).extracting(SchemaChange::words).isSubsetOf("drop table pupils__copy");
            assertThat(db.fetch(select(PUPILS.get("name", VARCHAR(20))).from(PUPILS)))
                    .as("late at step " + late)
                    .containsExactlyInAnyOrder("Ann", "Bob");
        }
    }

    @Test
    void rowsWithoutAValueAreNotCopied() {
        MetaData wanted = MetaData.of(Table.named("pupils")
                .column("id", INTEGER, notNull())
                .column("name", VARCHAR(20), primaryKey())
                .column("city", VARCHAR(30), notNull())
                .build());
        SchemaDiff diff = SchemaDiff.between(MetaData.reflect(db), wanted);

        assertThatThrownBy(() -> SchemaPlan.of(diff, db.dialect(), PlanOption.COPY_AND_SWAP))
                .hasMessageContaining("the rows have no value for city, which cannot be NULL");
    }
}
