package io.leanq.query;

import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Addresses.ADDRESSES;
import static io.leanq.testkit.Readings.READINGS;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.testkit.CalciteEngine;
import io.leanq.testkit.ComputedValues;
import io.leanq.testkit.ComputedValues.Computed;
import io.leanq.testkit.RenderingAssert;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of the table in {@code docs/expressions.md}: its SQL, its type, and its value in Calcite's engine. */
class ComputedValuesTest {
    private static CalciteEngine engine;

    @BeforeAll
    static void fill() throws SQLException {
        engine = new CalciteEngine()
                .with(ComputedValues.rows())
                .with(STUDENTS, List.of(Arrays.asList(1, "Ann", null, true), Arrays.asList(2, "Bob", null, true)))
                .with(ADDRESSES, List.of(List.of(1, "Rome", "a"), List.of(3, "Oslo", "b")));
    }

    @AfterAll
    static void close() throws SQLException {
        engine.close();
    }

    static List<Computed> computed() {
        return ComputedValues.all();
    }

    @ParameterizedTest
    @MethodSource("computed")
    void calciteComputesTheValue(Computed computed) throws SQLException {
        List<List<Object>> rows = engine.fetch(select(computed.expression()).from(READINGS), LEANXCALE_LIKE);
        assertThat(rows).hasSize(1);
        assertThat(ComputedValues.text(rows.get(0).get(0))).isEqualTo(computed.value());
    }

    @ParameterizedTest
    @MethodSource("computed")
    void calciteAcceptsTheStatement(Computed computed) {
        Query<?> query = select(computed.expression()).from(READINGS);
        io.leanq.render.Rendered rendered = query.render(LEANXCALE_LIKE);
        RenderingAssert.assertRenders(
                query,
                LEANXCALE_LIKE,
                rendered.sql(),
                rendered.binds().stream().map(bind -> bind.value()).toArray());
    }

    static List<String> failing() {
        return List.copyOf(ComputedValues.failing().keySet());
    }

    @ParameterizedTest
    @MethodSource("failing")
    void computationThatMustFailFails(String name) {
        assertThatThrownBy(() ->
                        engine.fetch(select(ComputedValues.failing().get(name)).from(READINGS), LEANXCALE_LIKE))
                .isInstanceOfAny(SQLException.class, ArithmeticException.class);
    }

    /**
     * A documented limitation: Calcite's own engine does not check sums, differences and products without a cast for
     * overflow.
     */
    @Test
    void aPlainSumWrapsOnCalcitesEngine() throws SQLException {
        assertThat(engine.fetch(select(READINGS.channel.plus(Integer.MAX_VALUE)).from(READINGS), LEANXCALE_LIKE))
                .containsExactly(List.of(Integer.MIN_VALUE + 6));
    }

    @Test
    void aFullJoinKeepsBothSides() throws SQLException {
        Query<?> query = select(STUDENTS.name, ADDRESSES.city)
                .from(STUDENTS)
                .fullJoin(ADDRESSES)
                .on(STUDENTS.id.eq(ADDRESSES.studentId));
        assertThat(engine.fetch(query, LEANXCALE_LIKE).toString())
                .contains("[Ann, Rome]", "[Bob, null]", "[null, Oslo]")
                .hasSize("[[Ann, Rome], [Bob, null], [null, Oslo]]".length());
    }

    static List<String> headings() {
        return List.copyOf(ComputedValues.tables().keySet());
    }

    /**
     * The lines of the document between the head of the table and the next blank line are those that this test makes.
     */
    @ParameterizedTest
    @MethodSource("headings")
    void theDocumentShowsThisTable(String heading) throws Exception {
        List<String> lines = new ArrayList<>();
        for (Computed computed : ComputedValues.tables().get(heading)) {
            String sql = select(computed.expression())
                    .from(READINGS)
                    .render(LEANXCALE_LIKE)
                    .sql();
            lines.add("| `" + computed.java() + "` | `"
                    + sql.substring("SELECT ".length(), sql.length() - " FROM readings".length())
                            .replace("readings.", "")
                            .replace("|", "\\|")
                    + "` | " + computed.expression().type() + " | "
                    + computed.value().replace(" ", "␠") + " |");
        }
        List<String> all = Files.readAllLines(Path.of("..", "docs", "expressions.md"));
        assertThat(all).contains(heading);
        List<String> document = all.subList(all.indexOf(heading), all.size());
        int head = document.indexOf("| Java | SQL | type | value |");
        assertThat(head).as("the table's head").isPositive();
        List<String> table = document.subList(head + 2, document.size()).stream()
                .takeWhile(line -> !line.isBlank())
                .toList();
        assertThat(table)
                .as("docs/expressions.md should hold%n%s", String.join("\n", lines))
                .isEqualTo(lines);
    }
}
