package io.leanq.leanxcale.evolve;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static io.leanq.schema.ColumnOption.references;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.evolve.Permission;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.evolve.SchemaState;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Schemas of 300 tables are read, compared, planned and changed in seconds. The bounds are some ten times what an idle
 * machine takes.
 */
@ExtendWith(LeanxcaleExtension.class)
@Tag("slow")
@Order(1)
class LargeSchemaTest {
    private static final int TABLES = 300;

    /** Tables of eight columns with two indexes, each with foreign keys to the two before it. */
    private static MetaData schema(boolean after) {
        DynamicTable[] tables = new DynamicTable[TABLES];
        for (int i = 0; i < TABLES; i++) {
            DynamicTable.Builder table = Table.named("table_" + i)
                    .column("id", INTEGER, primaryKey())
                    .column("name", VARCHAR(after ? 200 : 20), notNull())
                    .column("city", VARCHAR(30))
                    .column("age", INTEGER)
                    .column("points", BIGINT)
                    .column("note", VARCHAR(100));
            for (int back = 1; back <= 2; back++) {
                int target = i - back;
                if (target < 0) {
                    table.column("ref_" + back, INTEGER);
                } else {
                    table.column("ref_" + back, INTEGER, references(() -> tables[target].get("id", INTEGER)));
                }
            }
            table.index("ix_a_" + i, "age", "city");
            if (after) {
                table.column("added", INTEGER).index("ix_c_" + i, "added");
            } else {
                table.index("ix_b_" + i, "points");
            }
            tables[i] = table.build();
        }
        return MetaData.of(tables);
    }

    private static <T> T within(Duration bound, String what, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("%s: %d ms%n", what, took.toMillis());
        assertThat(took).as(what).isLessThan(bound);
        return result;
    }

    @Test
    void schemaOfManyTablesIsChangedInSeconds(EmbeddedLeanxcale server) throws Exception {
        MetaData before = schema(false);
        MetaData after = schema(true);
        try (Database db = Leanxcale.connect(server.url())) {
            SchemaPlan create = within(
                    Duration.ofSeconds(5),
                    "plan of 300 new tables",
                    () -> SchemaPlan.of(SchemaDiff.between(SchemaState.EMPTY, before), db.dialect()));
            assertThat(create.steps()).hasSize(3 * TABLES);
            within(Duration.ofSeconds(60), "applying it", () -> create.applyTo(db));
            SchemaState current = within(
                    Duration.ofSeconds(10),
                    "reflection",
                    () -> MetaData.reflect(db).state());
            within(Duration.ofSeconds(10), "nothing to apply", () -> create.applyTo(db));
            SchemaDiff diff = within(Duration.ofSeconds(5), "diff", () -> SchemaDiff.between(current, after));
            SchemaPlan plan = within(Duration.ofSeconds(5), "plan of changes", () -> SchemaPlan.of(diff, db.dialect()));
            assertThat(plan.steps()).hasSize(4 * TABLES);
            assertThatThrownBy(() -> plan.applyTo(StoppedTarget.failing(db, 2 * TABLES + 50), Permission.DROP_INDEX))
                    .isInstanceOf(StoppedTarget.Stopped.class);
            assertThat(within(
                                    Duration.ofSeconds(60),
                                    "going on behind step 650",
                                    () -> plan.applyTo(db, Permission.DROP_INDEX))
                            .before())
                    .hasSize(2 * TABLES + 50);
            assertThat(within(Duration.ofSeconds(10), "evolve without changes", () -> after.evolve(db))
                            .done())
                    .isEmpty();
            SchemaPlan drop = within(
                    Duration.ofSeconds(5),
                    "plan of drops",
                    () -> SchemaPlan.of(SchemaDiff.between(after, SchemaState.EMPTY), db.dialect()));
            assertThat(drop.steps()).hasSize(TABLES);
        }
    }
}
