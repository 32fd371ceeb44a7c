package io.leanq.codegen;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.schema.Column;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.ForeignKey;
import io.leanq.schema.MetaData;
import io.leanq.schema.SchemaObject;
import io.leanq.schema.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads initialise tables with circular references at the same time, in any order. */
@Tag("slow")
@Order(1)
class InitialisationTest {
    private static final int TABLES = 200;
    private static final int THREADS = 100;
    private static final int SEED = 20_261_127;

    /** Tables that each refer to the next one, to the one before, and to a random one. */
    private static MetaData circles() {
        Random random = new Random(SEED);
        DynamicTable[] tables = new DynamicTable[TABLES];
        for (int i = 0; i < TABLES; i++) {
            int next = (i + 1) % TABLES;
            int last = (i + TABLES - 1) % TABLES;
            int other = random.nextInt(TABLES);
            tables[i] = Table.named("t" + i)
                    .column("id", INTEGER, primaryKey())
                    .column("name", VARCHAR(20), notNull())
                    .column("next_id", INTEGER)
                    .column("last_id", INTEGER)
                    .column("other_id", INTEGER)
                    .foreignKey("fk_next_" + i, List.of("next_id"), () -> List.of(tables[next].get("id", INTEGER)))
                    .foreignKey("fk_last_" + i, List.of("last_id"), () -> List.of(tables[last].get("id", INTEGER)))
                    .foreignKey("fk_other_" + i, List.of("other_id"), () -> List.of(tables[other].get("id", INTEGER)))
                    .build();
        }
        return MetaData.of(tables.clone());
    }

    @Test
    void hundredThreadsInitialiseTablesWithoutDeadlockOrNull(@TempDir Path output) throws Exception {
        new Generator(GeneratorOptions.of("circles", output)).generate(circles());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "initialises tables");
            thread.setDaemon(true);
            return thread;
        });
        try (CompiledClasses classes = CompiledClasses.of(output, "circles")) {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random order = new Random(SEED + i);
                boolean wholeFirst = i % 10 == 0;
                all.add(threads.submit(() -> {
                    start.await(60, TimeUnit.SECONDS);
                    return touchAll(classes, order, wholeFirst);
                }));
            }
            for (Future<Integer> one : all) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(3 * TABLES);
            }
            assertThat(Definitions.of(classes.metadata())).isEqualTo(Definitions.of(circles()));
        } finally {
            threads.shutdownNow();
        }
    }

    /** Uses the tables in a random order, and follows each of their keys to its target. */
    private static int touchAll(CompiledClasses classes, Random random, boolean wholeFirst) throws Exception {
        if (wholeFirst) {
            assertThat(classes.metadata().tables()).hasSize(TABLES).doesNotContainNull();
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < TABLES; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        int keys = 0;
        for (int i : order) {
            Table<?> table = classes.table("T" + i, "T" + i + "_TABLE");
            assertThat((SchemaObject) table).isNotNull();
            for (ForeignKey key : table.definition().foreignKeys()) {
                for (Column<?, ?> column : key.target()) {
                    assertThat(column.table().definition().primaryKey()).containsExactly("id");
                    keys++;
                }
            }
        }
        return keys;
    }
}
