package io.leanq.query;

import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.testkit.CalciteEngine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns of SIMILAR TO mean on Calcite what the standard says, or are refused. */
class SimilarPatternTest {
    private static CalciteEngine calcite;

    @BeforeAll
    static void open() throws Exception {
        calcite = new CalciteEngine();
    }

    @AfterAll
    static void close() throws Exception {
        calcite.close();
    }

    private static boolean matches(String text, String pattern) throws Exception {
        Query<Boolean> query = select(value(text).similarTo(pattern, '!'));
        return Boolean.TRUE.equals(calcite.read(query, LEANXCALE_LIKE).get(0).get(0));
    }

    /** Texts without blanks that match, then texts that do not. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a.c | a.c | abc",
                "a%c | ac abc a.c | abcd xac",
                "a_c | abc a.c | ac abbc",
                "ab|cd | ab cd | abd acd abcd",
                "a(b|c)d | abd acd | ad abcd",
                "(ab)+ | ab abab | a aba",
                "ab*c?d | ad abbd abcd | abccd",
                "a{2}b{1,2}c{0,} | aab aabbcc | ab aabbb",
                "[a-c]x | ax cx | dx ^x",
                "[^a-c]x | dx ^x | ax",
                "[[:DIGIT:]]+ | 5 55 | x 5x",
                "[.$]x | .x $x | ax",
                "!%!_!(!)!|!*!+!?![!]!{!}!^!-!! | %_()|*+?[]{}^-! | %_()|*+?[]{}^-",
                "a$ | a$ | a",
                "a\\b | a\\b | ab",
                "a#b'c\"d | a#b'c\"d | ab",
                "[!]!-!^x]+ | ]-^x | a",
                "AB | AB | ab"
            },
            delimiter = '~')
    void patternMatchesWhatTheStandardSays(String line) throws Exception {
        String[] parts = line.split(" [|] ");
        for (String text : parts[1].split(" ")) {
            assertThat(matches(text, parts[0]))
                    .as("%s matches %s", parts[0], text)
                    .isTrue();
        }
        for (String text : parts[2].split(" ")) {
            assertThat(matches(text, parts[0]))
                    .as("%s matches %s", parts[0], text)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)ab", "a**", "a+?", "*a", "a|*", "(*a)", "{2}", "a{x}", "a{2", "a{,2}", "^a", "a]", "a}", "(a",
                "a)", "[a", "[]", "[^]", "[a%]", "[a&&b]", "[a\\]", "[a^b]", "[a[b]", "a!", "a!b", "[a!b]"
            })
    void whatDatabasesReadDifferentlyIsRefused(String pattern) {
        assertThatThrownBy(() -> SimilarPattern.of("similarTo", pattern, Optional.of('!')))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("similarTo(…): this is no pattern of SIMILAR TO")
                .satisfies(refusal -> assertThat(List.of("escape", "parenthesis", "brackets", "repeats", "braces"))
                        .anyMatch(refusal.getMessage()::contains));
    }

    @Test
    void patternIsTakenAsItIsWithoutAnEscapeCharacter() {
        assertThat(SimilarPattern.of("similarTo", "!.!%", Optional.empty())).isEqualTo("![.]!%");
        assertThat(SimilarPattern.of("similarTo", "#%.##", Optional.of('#'))).isEqualTo("#%[.]##");
    }

    @ParameterizedTest
    @ValueSource(chars = {'\\', '.', '$', '^', '-', '_', '%', '|', '*', '+', '?', '{', '(', '[', ']', '&'})
    void characterWithAMeaningIsNoEscapeCharacter(char escape) {
        assertThatThrownBy(() -> SimilarPattern.of("similarTo", "a" + escape + escape + "b", Optional.of(escape)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("use another one to escape");
    }
}
