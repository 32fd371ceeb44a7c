package io.leanq.samples.tpch;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.select;
import static io.leanq.samples.tpch.db.GeneratedSchema.METADATA;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Orders.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.exec.ExecutionListener;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.samples.Printed;
import io.leanq.samples.tpch.db.LineitemRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The queries give the rows of the benchmark's own SQL, and those that its generator's project has published. */
@Tag("slow")
class TpchTest {
    private static EmbeddedLeanxcale server;
    private static Database db;

    @BeforeAll
    static void load() {
        server = EmbeddedLeanxcale.start();
        db = Leanxcale.connect(server.url());
        METADATA.createAll(db);
        assertThat(new TpchData(0.01).load(db)).isEqualTo(86_805);
    }

    @AfterAll
    static void close() {
        db.close();
        server.close();
    }

    @Test
    void allQueriesGiveTheRowsOfTheirSqlAndThePublishedOnes() throws Exception {
        List<Answer> answers = new ArrayList<>();
        String printed = Printed.by(() -> answers.addAll(Tpch.compare(TpchQuery.ALL, db)));
        assertThat(printed.lines()).hasSize(24).last().isEqualTo("22 of 22 equal");
        for (Answer answer : answers) {
            assertThat(answer.difference()).as(answer.line()).isEmpty();
            assertThat(answer.rows()).as(answer.line()).isNotEmpty();
            PublishedRows published = new PublishedRows(answer.query().number());
            if (published.haveTheSameParameters()) {
                assertThat(published.difference(answer.rows()))
                        .as(answer.line())
                        .isEmpty();
            }
        }
    }

    @Test
    void plantedRowMakesItsQueryDiffer() throws Exception {
        List<Answer> answers = new ArrayList<>();
        List<TpchQuery<?>> sixth = TpchQuery.ALL.subList(5, 6);
        try (Database planted = Leanxcale.connect(LeanxcaleUrl.parse(server.url()), List.of(new PlantedRow()))) {
            assertThat(Printed.by(() -> answers.addAll(Tpch.compare(sixth, planted))))
                    .contains("DIFFERENT: row 1 is [1193053.225300] in LeanQ, and [1193059.225300] in SQL")
                    .endsWith("0 of 1 equal\n");
        } finally {
            db.execute(deleteFrom(LINEITEM).where(LINEITEM.linenumber.eq(PlantedRow.NUMBER)));
        }
        assertThat(answers)
                .singleElement()
                .matches(answer -> answer.difference().isPresent());
    }

    /** Puts a line before plain SQL is run: one for 100, at a discount of 6 percent. */
    private static final class PlantedRow implements ExecutionListener {
        static final int NUMBER = 99;
        private static final LocalDate DAY = LocalDate.of(1994, 6, 1);

        @Override
        public void before(String text, boolean plainSql) {
            BigDecimal one = BigDecimal.ONE;
            BigDecimal price = new BigDecimal(100);
            BigDecimal discount = new BigDecimal("0.06");
            if (plainSql) {
                LineitemRow row = new LineitemRow(
                        1, 1, 2, NUMBER, one, price, discount, one, "N", "O", DAY, DAY, DAY, "NONE", "AIR", "");
                db.execute(insertRows(LINEITEM, List.of(row)));
            }
        }
    }

    @Test
    void failureOfOneQueryIsADifference() throws Exception {
        TpchQuery<?> wrong =
                new TpchQuery<>(4, "text as number", select(count()).from(ORDERS), field("o_orderpriority", BIGINT));
        assertThat(Printed.by(() -> Tpch.compare(List.of(wrong, TpchQuery.ALL.get(4)), db))
                        .lines())
                .hasSize(4)
                .satisfies(lines -> assertThat(lines.get(1)).contains("DIFFERENT: SQL failed: "))
                .last()
                .isEqualTo("1 of 2 equal");
    }

    @Test
    void programFailsWhereATableExists() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Tpch.class.getName(),
                        server.url())
                .redirectErrorStream(true)
                .start();
        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(printed).isEqualTo(1);
        assertThat(printed).contains("there is already a table", "give the URL of an empty schema");
        assertThat(METADATA.createAll(db).created()).isEmpty();
    }
}
