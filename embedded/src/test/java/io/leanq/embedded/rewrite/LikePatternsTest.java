package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns that H2 does not recognise as plain values. {@code HIDDEN 'x' END} is short for a CASE that gives 'x'. */
class LikePatternsTest {

    private static String of(String sql) {
        return Tokens.text(LikePatterns.of(Lexer.tokens(sql)))
                .replace("CASE WHEN SESSION_ID() IS NULL THEN '' ELSE", "HIDDEN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a LIKE ? AND b = ?; a LIKE CAST(? AS VARCHAR) AND b = ?",
                "a NOT LIKE 'x'; a NOT LIKE HIDDEN 'x' END",
                "a LIKE 'x!%''!_' ESCAPE '!'; a LIKE HIDDEN 'x!%''!_' END ESCAPE '!'",
                "a LIKE''; a LIKE HIDDEN '' END"
            })
    void patternWithoutWildcardIsHiddenFromH2(String sql, String h2) {
        assertThat(of(sql)).isEqualTo(h2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a LIKE 'x%'",
                "a LIKE 'x\\%y'",
                "a LIKE 'x!%%' ESCAPE '!'",
                "a LIKE ? || '%'",
                "a LIKE 'x' || b",
                "a LIKE CAST(? AS VARCHAR)",
                "a LIKE b"
            })
    void otherStatementsStayUnchanged(String sql) {
        assertThat(of(sql)).isEqualTo(sql);
    }
}
