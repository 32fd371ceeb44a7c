package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparedParametersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = ? AND ? <> b | 1 2",
                "a <= ? AND MAX(b) BETWEEN ? AND ? | 1 2 3",
                "a BETWEEN t.b AND ? AND a BETWEEN f(x, 1) + 1 AND ? OR a NOT BETWEEN SYMMETRIC ? AND ? | 1 2 3 4",
                "a BETWEEN CASE WHEN b AND c THEN 1 END AND ? AND ? AND NOT ? AND (a BETWEEN b AND c) AND ? | 1",
                "a IN (?, ?) AND b IN (1, ?) OR a IS DISTINCT FROM ? | 1 2 4",
                "a = ? + 1 AND a = 1 + ? AND ? || 'x' = b AND b LIKE ? | ",
                "f(?, ?), CASE WHEN a > ? THEN ? ELSE ? END | 3",
                "UPDATE t SET a = ?, b = CASE WHEN a = ? THEN ? END, c = (SELECT d FROM e WHERE f = ?) WHERE g = ? | "
                        + "2 4 5",
                "MERGE INTO t USING s ON a = ? WHEN MATCHED THEN UPDATE SET b = ? WHEN MATCHED AND c = ? THEN DELETE "
                        + "| 1 3",
                "LIMIT ? OFFSET ? | "
            })
    void parametersAloneOnASideAreFound(String sql, String numbers) {
        Set<Integer> expected = numbers == null
                ? Set.of()
                : Arrays.stream(numbers.split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
        assertThat(ComparedParameters.of(Lexer.tokens(sql))).isEqualTo(expected);
    }
}
