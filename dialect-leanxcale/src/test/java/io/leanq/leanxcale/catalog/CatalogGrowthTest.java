package io.leanq.leanxcale.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.query.DataType;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.Table;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Compares the CPU time of the whole process, server included, for a table in a small schema and in a large one. The
 * system property {@code -Dcatalog.tables=30,300} sets other sizes than the build's.
 */
@Tag("slow")
@Isolated("measures the CPU time of the process")
class CatalogGrowthTest {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double LIMIT = 2;
    /** The step in which the process's CPU time is counted. */
    private static final double STEP_NANOS = 10_000_000;

    @Test
    void tableOfLargeSchemaCostsAtMostTwiceThatOfSmallOne() {
        String[] sizes = System.getProperty("catalog.tables", "40,160").split(",");
        int few = Integer.parseInt(sizes[0]);
        int many = Integer.parseInt(sizes[1]);
        nanosPerTable(few);
        Map<String, Double> small = nanosPerTable(few);
        Map<String, Double> large = nanosPerTable(many);
        large.forEach((work, nanos) -> assertThat(nanos)
                .as("%s in nanoseconds a table: %s of %s, %s of %s", work, few, small, many, large)
                .isLessThan(LIMIT * (small.getOrDefault(work, 0.0) + STEP_NANOS / few)));
    }

    private static Map<String, Double> nanosPerTable(int tables) {
        Map<String, Double> nanos = new LinkedHashMap<>();
        MetaData schema = chain(tables);
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            measure(nanos, "createAll", tables, () -> schema.createAll(db));
            for (int i = 0; i < 3; i++) {
                measure(
                        nanos,
                        "createAll again",
                        tables,
                        () -> assertThat(schema.createAll(db).created()).isEmpty());
                measure(
                        nanos,
                        "reflect",
                        tables,
                        () -> assertThat(MetaData.reflect(db).metadata().tables())
                                .hasSize(tables));
            }
            measure(nanos, "dropAll", tables, () -> schema.dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA));
        }
        return nanos;
    }

    /** Keeps the smallest of several measurements. */
    private static void measure(Map<String, Double> nanos, String work, int tables, Runnable run) {
        long before = PROCESS.getProcessCpuTime();
        run.run();
        nanos.merge(work, (double) (PROCESS.getProcessCpuTime() - before) / tables, Math::min);
    }

    /** Tables with a key each; each but the first also has an index and a foreign key to the table before. */
    private static MetaData chain(int length) {
        DynamicTable[] tables = new DynamicTable[length];
        for (int i = 0; i < length; i++) {
            DynamicTable.Builder table = Table.named("t" + i)
                    .column("id", DataType.BIGINT, ColumnOption.primaryKey())
                    .column("name", DataType.VARCHAR(20), ColumnOption.notNull())
                    .column("amounts", DataType.BIGINT_ARRAY)
                    .column("before", DataType.BIGINT);
            if (i > 0) {
                int before = i - 1;
                table.index("ix" + i, "name")
                        .foreignKey(
                                "fk" + i, List.of("before"), () -> List.of(tables[before].get("id", DataType.BIGINT)));
            }
            tables[i] = table.build();
        }
        return MetaData.of(tables);
    }
}
