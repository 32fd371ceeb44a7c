package io.leanq.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts are divided at the semicolons that end statements, and at no other. */
class ScriptSplitterTest {

    private static List<String> texts(String script) {
        return ScriptSplitter.split("V1__x.sql", script).stream()
                .map(ScriptStatement::text)
                .toList();
    }

    @Test
    void statementsEndAtSemicolonsOutsideQuotesAndComments() {
        assertThat(texts("A ';''' ;B \";\"\"\" -- ;'\n, C /* ;\" */ D // ;\nE;;\n ; F"))
                .containsExactly("A ';'''", "B \";\"\"\" \n, C   D \nE", "F");
    }

    @Test
    void hintsStayAndCommentsGo() {
        assertThat(texts("DELETE/* a */FROM /*+ forceAccess(t, ix); ' */ t -- b"))
                .containsExactly("DELETE FROM /*+ forceAccess(t, ix); ' */ t");
        assertThat(texts("-- nothing\n/* at all */;")).isEmpty();
    }

    @Test
    void linesAreThoseOfTheFile() {
        assertThat(ScriptSplitter.split("V1__x.sql", "\n-- a\nA\n'\n\n';/*\n*/\nB;C"))
                .extracting(ScriptStatement::line)
                .containsExactly(3, 8, 8);
    }

    @Test
    void literalsAreNotShown() {
        ScriptStatement statement = ScriptSplitter.split("x", "CREATE USER u IDENTIFIED BY 's''ecret' \"n\"")
                .get(0);
        assertThat(statement.shown()).isEqualTo("CREATE USER u IDENTIFIED BY '…''…' \"n\"");
        assertThat(statement.sql().toString()).doesNotContain("ecret");
    }

    @Test
    void anyStatementsAreDividedAndAnOpenEndIsTold() {
        SqlScript script = SqlScript.of("typed", "SELECT 1; /* c */ commit;\r\nVALUES (?)");
        assertThat(script.statements())
                .extracting(SqlScript.Statement::text)
                .containsExactly("SELECT 1", "commit", "VALUES (?)");
        assertThat(script.statements())
                .extracting(SqlScript.Statement::firstWord)
                .containsExactly("SELECT", "COMMIT", "VALUES");
        assertThat(script.statements().get(2).line()).isEqualTo(2);
        assertThat(script.isEnded()).isFalse();
        assertThat(SqlScript.of("typed", "SELECT 1; -- done\n ").isEnded()).isTrue();
        assertThat(SqlScript.of("typed", "").isEnded()).isTrue();
        assertThatThrownBy(() -> SqlScript.of("typed", "SELECT 'x")).isInstanceOf(InvalidDefinition.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A;¶ B 'c         | V1__x.sql, line 2: the quote ' that begins here has no end
            A;¶ B "c         | V1__x.sql, line 2: the quote " that begins here has no end
            A /* /* b */ */  | V1__x.sql, line 1: */ ends no comment: comments do not nest
            ¶¶A /* b         | V1__x.sql, line 3: the comment that begins here has no end
            A /*+ b          | V1__x.sql, line 1: the hint that begins here has no end
            A = ?            | V1__x.sql, line 1: a question mark stands outside of quotes
            A;¶¶¶ commit     | V1__x.sql, line 4: COMMIT ends or divides a transaction
            SELECT 1         | V1__x.sql, line 1: SELECT gives rows
            (SELECT 1)       | V1__x.sql, line 1: ( gives rows
            /*+ h */ Set x   | V1__x.sql, line 1: SET holds for one connection
            """)
    void refusalNamesFileAndLine(String script, String message) {
        assertThatThrownBy(() -> texts(script.replace('¶', '\n')))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageStartingWith(message);
    }

    /** Parts that stay as they are, and parts that a comment stands for. */
    private static final List<String> KEPT = List.of(
            "word",
            " ",
            "\n",
            "'a;b'",
            "'--'",
            "'/*'",
            "'it''s'",
            "'\"'",
            "\"x;y\"",
            "\"'\"",
            "\"--\"",
            "/*+ h; ' */",
            "(",
            ",",
            "- 1",
            "/ 2",
            "* 3",
            "'\n'",
            "''",
            "1.5");

    private static final List<String> COMMENTS =
            List.of("-- a; 'b\n", "// \"c;\n", "/* ; ' \" -- */", "/**/", "/* \n // */", "--\n");

    @Test
    void randomScriptsAreDividedWhereTheyWereJoined() {
        Random random = new Random(11);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder script = new StringBuilder();
            List<String> expected = new ArrayList<>();
            for (int statement = random.nextInt(5); statement >= 0; statement--) {
                StringBuilder text = new StringBuilder();
                for (int part = random.nextInt(12); part > 0; part--) {
                    if (random.nextInt(3) == 0) {
                        String comment = COMMENTS.get(random.nextInt(COMMENTS.size()));
                        script.append(comment);
                        text.append(comment.startsWith("/*") ? " " : "\n");
                    } else {
                        // a blank on each side, so that no two parts make a quote or comment together
                        String kept = " " + KEPT.get(random.nextInt(KEPT.size())) + " ";
                        script.append(kept);
                        text.append(kept);
                    }
                }
                script.append(';');
                expected.add(text.toString().strip());
            }
            // a statement that begins with a parenthesis gives rows
            expected.removeIf(String::isEmpty);
            if (expected.stream().noneMatch(text -> SqlWords.first(text).equals("("))) {
                assertThat(texts(script.toString())).as(script.toString()).isEqualTo(expected);
            }
        }
    }
}
