package io.leanq.leanxcale.evolve;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.defaultValue;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static io.leanq.schema.ColumnOption.references;
import static io.leanq.schema.ColumnOption.renamedFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.evolve.PlanOption;
import io.leanq.evolve.PlanStep;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.evolve.SchemaState;
import io.leanq.exec.Database;
import io.leanq.exec.StandardPlatform;
import io.leanq.exec.rolling.RollingTrial;
import io.leanq.exec.rolling.TrialFailure;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.catalog.RandomSchema;
import io.leanq.leanxcale.evolve.ChangingSchema.Kinds;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.Table;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Programs of two versions read and write beside each other while a plan runs; a step that stops one is breaking. */
@ExtendWith(LeanxcaleExtension.class)
@Tag("slow")
@Order(1)
class RollingTrialTest {
    private static final int SCHEMAS = 40;
    private static final DynamicTable TOWNS =
            Table.named("towns").column("id", INTEGER, primaryKey()).build();

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
        return Table.named("pupils").column("id", INTEGER, primaryKey()).column("name", VARCHAR(20), notNull());
    }

    private List<TrialFailure> tryOut(DynamicTable.Builder before, DynamicTable.Builder after) {
        SchemaDiff diff = SchemaDiff.between(MetaData.of(before.build(), TOWNS), MetaData.of(after.build(), TOWNS));
        SchemaPlan plan = SchemaPlan.of(diff, db.dialect());
        List<TrialFailure> failures = RollingTrial.of(plan, db).failures();
        assertBreakingWhereFailed(failures);
        MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        return failures;
    }

    private static void assertBreakingWhereFailed(List<TrialFailure> failures) {
        assertThat(failures).allSatisfy(failure -> {
            PlanStep step = failure.step();
            if (failure.program() == TrialFailure.Program.PLAN) {
                assertThat(step.risk()).as(failure.toString()).isNotEqualTo(PlanStep.Risk.SAFE);
            } else {
                assertThat(step.isBreaking()).as(failure.toString()).isTrue();
                assertThat(step.division()).isPresent();
            }
        });
    }

    @Test
    void programsOfBothVersionsGoOnWhereColumnsAndIndexesAreAdded() {
        assertThat(tryOut(
                        pupils(),
                        pupils().column("city", VARCHAR(30))
                                .column("land", VARCHAR(3), defaultValue("ESP"), notNull())
                                .column("town", INTEGER)
                                .index("ix_pupils_city", "city")))
                .isEmpty();
    }

    @Test
    void programsOfBothVersionsGoOnWhereATextGrows() {
        assertThat(tryOut(pupils().column("city", VARCHAR(30)), pupils().column("city", VARCHAR(300))))
                .isEmpty();
    }

    @Test
    void programsGoOnWhereNoColumnMustHaveAValue() {
        assertThat(tryOut(
                        Table.named("notes").column("text", VARCHAR(9)),
                        Table.named("notes").column("text", VARCHAR(9)).column("more", INTEGER)))
                .isEmpty();
    }

    @Test
    void programFromBeforeFailsWhereItsColumnIsDropped() {
        assertThat(tryOut(pupils().column("city", VARCHAR(30)), pupils()))
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure.program()).isEqualTo(TrialFailure.Program.BEFORE))
                .extracting(TrialFailure::operation)
                .contains("read", "insert");
    }

    @Test
    void programFromBeforeFailsWhereItsNumberIsTooSmall() {
        assertThat(tryOut(pupils().column("points", INTEGER), pupils().column("points", BIGINT)))
                .extracting(TrialFailure::operation)
                .contains("read of all that was written");
    }

    @Test
    void stepIsRefusedWhereRowsLackTheNewColumn() {
        assertThat(tryOut(pupils(), pupils().column("city", VARCHAR(30), notNull())))
                .extracting(TrialFailure::program)
                .contains(TrialFailure.Program.PLAN, TrialFailure.Program.BEFORE);
    }

    @Test
    void programFromBeforeWritesNullWhereItIsNoLongerAdmitted() {
        assertThat(tryOut(pupils().column("city", VARCHAR(30)), pupils().column("city", VARCHAR(30), notNull())))
                .extracting(TrialFailure::operation)
                .containsExactly("insert without optional columns");
    }

    @Test
    void programFromBeforePointsAtNoRow() {
        assertThat(tryOut(pupils().column("town", INTEGER), linked()))
                .extracting(TrialFailure::operation)
                .containsExactly("insert of the greatest values");
        assertThat(tryOut(linked(), linked().column("city", VARCHAR(30)))).isEmpty();
    }

    private static DynamicTable.Builder linked() {
        return pupils().column("town", INTEGER, references(() -> TOWNS.get("id", INTEGER)));
    }

    @Test
    void noProgramKnowsACopyByItsName() {
        SchemaDiff diff = SchemaDiff.between(
                MetaData.of(pupils().column("town", INTEGER).build()),
                MetaData.of(
                        pupils().column("city", INTEGER, renamedFrom("town")).build()));
        SchemaPlan plan = SchemaPlan.of(diff, db.dialect(), PlanOption.COPY_AND_SWAP);

        assertThat(RollingTrial.of(plan, db).failures())
                .isNotEmpty()
                .allSatisfy(failure ->
                        assertThat(failure.step().change().words()).isEqualTo("rename table pupils to pupils__old"));
    }

    @Test
    void whatADatabaseLacksIsNoFailureOfAStep() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:rolling_trial;DB_CLOSE_DELAY=-1");
        try (Database h2 = Database.over(source, StandardPlatform.H2)) {
            SchemaPlan plan = SchemaPlan.of(SchemaDiff.between(SchemaState.EMPTY, MetaData.of(TOWNS)), h2.dialect());

            assertThat(RollingTrial.of(plan, h2).failures()).isEmpty();
        }
    }

    @Test
    void trialWantsAnEmptyDatabase() {
        MetaData.of(TOWNS).createAll(db);

        assertThatThrownBy(() -> tryOut(pupils(), pupils().column("city", VARCHAR(30))))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("the database has tables of the plan: [towns]");
    }

    @Test
    void everyStepThatStopsAProgramIsMarked() {
        int failed = 0;
        for (long seed = 0; seed < SCHEMAS; seed++) {
            SchemaState before = RandomSchema.of(seed).state();
            SchemaState after = new ChangingSchema(
                            seed, before, RandomSchema.of(seed + 1_000).state(), Kinds.TOLD)
                    .changed();
            SchemaPlan plan = SchemaPlan.of(SchemaDiff.between(before, after), db.dialect());
            List<TrialFailure> failures = RollingTrial.of(plan, db).failures();
            assertBreakingWhereFailed(failures);
            failed += failures.isEmpty() ? 0 : 1;
            MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
        assertThat(failed).isGreaterThan(SCHEMAS / 4);
    }
}
