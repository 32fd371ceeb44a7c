package io.leanq.leanxcale.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.evolve.Permission;
import io.leanq.evolve.PlanStep;
import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.evolve.SchemaState;
import io.leanq.evolve.TableState;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.catalog.RandomSchema;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.tree.ObjectName;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random schemas change at random: what a plan makes of one schema is the other, and rows stay. */
@Tag("slow")
@Order(1)
class ChangedSchemasTest {
    private static final int SCHEMAS = 130;

    @Test
    void planMakesTheWantedSchemaOfEveryOther() {
        Map<String, Integer> counts = ChangingSchema.counts();
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            for (long seed = 0; seed < SCHEMAS; seed++) {
                MetaData before = RandomSchema.of(seed);
                before.createAll(db);
                SchemaState current = MetaData.reflect(db).state();
                assertThat(SchemaDiff.between(current, before).toString())
                        .as("seed " + seed + " before")
                        .isEqualTo("the schemas are equal");
                SchemaState wanted = new ChangingSchema(
                                seed,
                                before.state(),
                                RandomSchema.of(seed + 1_000).state(),
                                counts)
                        .changed();

                SchemaPlan plan = SchemaPlan.of(SchemaDiff.between(current, wanted), db.dialect());
                FilledTables.fill(db, before.state());
                plan.applyTo(db, Permission.values());

                assertThat(SchemaDiff.between(MetaData.reflect(db), wanted).toString())
                        .as("seed " + seed + " after\n" + plan)
                        .isEqualTo("the schemas are equal");
                assertThat(plan.applyTo(db, Permission.values()).done()).isEmpty();
                assertRowsKept(db, before.state(), plan, "seed " + seed);
                MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
            }
        }
        assertThat(counts)
                .hasSize(15)
                .allSatisfy((kind, count) -> assertThat(count).as(kind).isGreaterThanOrEqualTo(20));
    }

    private static void assertRowsKept(Database db, SchemaState before, SchemaPlan plan, String name) {
        SchemaState after = plan.stateAfter(plan.steps().size());
        for (TableState table : before.tables()) {
            ObjectName now = plan.steps().stream()
                    .map(PlanStep::change)
                    .filter(change -> change instanceof SchemaChange.RenameTable rename
                            && rename.before().equals(table.name()))
                    .map(SchemaChange::object)
                    .findFirst()
                    .orElse(table.name());
            after.table(now)
                    .ifPresent(there -> assertThat(FilledTables.countUnchanged(db, table, there))
                            .as(name + ", " + table + " is now " + there)
                            .isEqualTo(FilledTables.ROWS));
        }
    }
}
