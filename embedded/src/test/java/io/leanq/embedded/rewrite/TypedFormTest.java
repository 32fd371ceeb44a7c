package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The statement by which H2 tells the types of parameters. */
class TypedFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WHERE id BETWEEN ? AND ? AND x = ? | WHERE (id >= ? AND id <= ?) AND x = ?",
                "WHERE t.id NOT BETWEEN ? AND 7 | WHERE (t.id < ? OR t.id > 7)",
                "SET d = d * ? WHERE id = ? | SET d = CASE WHEN d = ? THEN d END WHERE id = ?",
                "WHERE ? + \"My T\".d > 1 | WHERE CASE WHEN \"My T\".d = ? THEN \"My T\".d END > 1",
                "WHERE a-?>b | WHERE CASE WHEN a = ? THEN a END>b"
            })
    void typedFormComparesParametersWithTheirColumns(String sql, String typed) {
        assertThat(TypedForm.of(Lexer.tokens(sql))).contains(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WHERE id = ? AND name LIKE ?",
                "WHERE f(a) + ? > 1",
                "WHERE f(a) BETWEEN ? AND ?",
                "WHERE id BETWEEN 1 + ? AND 3",
                "SELECT 'a + ?', \"b BETWEEN ? AND ?\" -- c + ?",
                "SELECT COUNT(*), ?",
                "LIMIT ?",
                ""
            })
    void otherStatementsHaveNoTypedForm(String sql) {
        assertThat(TypedForm.of(Lexer.tokens(sql))).isEmpty();
    }

    @Test
    void parametersKeepTheirNumberAndOrder() {
        String sql = "SELECT a + ? FROM t WHERE ? * b > ? AND c BETWEEN ? AND ? AND d IN (?, ?)";
        assertThat(TypedForm.of(Lexer.tokens(sql)).orElseThrow().chars().filter(c -> c == '?'))
                .hasSize(7);
    }
}
