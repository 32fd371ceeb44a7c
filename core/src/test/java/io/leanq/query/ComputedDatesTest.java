package io.leanq.query;

import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.render.Rendered;
import io.leanq.testkit.CalciteEngine;
import io.leanq.testkit.ComputedDates;
import io.leanq.testkit.ComputedValues;
import io.leanq.testkit.ComputedValues.Computed;
import io.leanq.testkit.RenderingAssert;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each line of the table of dates in {@code docs/expressions.md}: its SQL, its type, and its value on the engines. */
class ComputedDatesTest {
    @Test
    void enginesComputeTheValues() throws SQLException {
        try (CalciteEngine calcite = new CalciteEngine().with(ComputedValues.rows())) {
            for (Computed computed : ComputedDates.all()) {
                Query<?> query = select(computed.expression()).from(READINGS);
                Rendered rendered = query.render(LEANXCALE_LIKE);
                RenderingAssert.assertRenders(
                        query,
                        LEANXCALE_LIKE,
                        rendered.sql(),
                        rendered.binds().stream().map(bind -> bind.value()).toArray());
                assertThat(ComputedValues.text(
                                calcite.fetch(query, LEANXCALE_LIKE).get(0).get(0)))
                        .as(computed.java())
                        .isEqualTo(computed.value());
            }
        }
    }

    @Test
    void theDocumentShowsThisTable() throws Exception {
        List<String> lines = new ArrayList<>();
        for (Computed computed : ComputedDates.all()) {
            String sql = select(computed.expression())
                    .from(READINGS)
                    .render(LEANXCALE_LIKE)
                    .sql();
            lines.add("| `" + computed.java() + "` | `"
                    + sql.substring("SELECT ".length(), sql.length() - " FROM readings".length())
                            .replace("readings.", "")
                    + "` | " + computed.expression().type() + " | " + computed.value() + " |");
        }
        List<String> document = Files.readAllLines(Path.of("..", "docs", "expressions.md"));
        List<String> section = document.subList(document.indexOf("## Dates and times") + 1, document.size());
        int head = section.indexOf("| Java | SQL | type | value |");
        assertThat(head).as("the table's head").isPositive();
        assertThat(section.subList(head + 2, section.size()).stream()
                        .takeWhile(line -> !line.isBlank())
                        .toList())
                .as("docs/expressions.md should hold%n%s", String.join("\n", lines))
                .isEqualTo(lines);
    }
}
