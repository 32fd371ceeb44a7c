package io.leanq.leanxcale.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.evolve.Permission;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.evolve.SchemaState;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.catalog.RandomSchema;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random schemas change at random: what a plan makes of one schema is the other. */
@Tag("slow")
@Order(1)
class ChangedSchemasTest {
    private static final int SCHEMAS = 200;

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
                plan.applyTo(db, Permission.values());

                assertThat(SchemaDiff.between(MetaData.reflect(db), wanted).toString())
                        .as("seed " + seed + " after\n" + plan)
                        .isEqualTo("the schemas are equal");
                assertThat(plan.applyTo(db, Permission.values()).done()).isEmpty();
                MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
            }
        }
        assertThat(counts)
                .hasSize(15)
                .allSatisfy((kind, count) -> assertThat(count).as(kind).isGreaterThanOrEqualTo(20));
    }
}
