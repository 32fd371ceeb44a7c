package io.leanq.samples.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results are equal only if every value of every row is, in order. */
class ComparisonTest {

    record Line(String name, long number, BigDecimal price) {}

    private static final List<Line> ROWS = List.of(line("a", 1, "2.50"), line("b", 2, "-1"));

    private static Line line(String name, long number, String price) {
        return new Line(name, number, new BigDecimal(price));
    }

    @Test
    void decimalsAreEqualByValueToSixDigits() {
        assertThat(Comparison.difference(ROWS, List.of(line("a", 1, "2.50000049"), line("b", 2, "-1.00"))))
                .isEmpty();
        assertThat(Comparison.difference(List.of(BigDecimal.ONE), List.of(new BigDecimal("1.000001"))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c 2 -1", "b 3 -1", "b 2 1", "b 2 -1.000001"})
    void oneOtherValueIsFound(String words) {
        String[] values = words.split(" ");
        Line other = line(values[0], Long.parseLong(values[1]), values[2]);
        assertThat(Comparison.difference(ROWS, List.of(ROWS.get(0), other)))
                .get()
                .asString()
                .startsWith("row 2 is [b, 2, -1.000000] in LeanQ, and [" + values[0]);
    }

    @Test
    void missingSurplusAndSwappedRowsAreFound() {
        List<Line> swapped = List.of(ROWS.get(1), ROWS.get(0));
        assertThat(Comparison.difference(ROWS, swapped)).get().asString().startsWith("row 1 is");
        assertThat(Comparison.difference(ROWS, ROWS.subList(0, 1)))
                .isEqualTo(Optional.of("2 rows in LeanQ, and 1 in SQL"));
        assertThat(Comparison.difference(ROWS.subList(0, 1), ROWS))
                .isEqualTo(Optional.of("1 rows in LeanQ, and 2 in SQL"));
    }

    @Test
    void resultsWithoutAnyValueAreNotEqual() {
        List<BigDecimal> nothing = Collections.singletonList(null);
        assertThat(Comparison.difference(nothing, nothing)).get().asString().contains("nothing is compared");
        assertThat(Comparison.difference(List.of(), List.of())).isPresent();
        assertThat(Comparison.difference(Arrays.asList(null, 1), Arrays.asList(null, 1)))
                .isEmpty();
    }
}
