package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongKeysTest {
    private static final String LONG =
            "CASE WHEN kind = 'a rather long text' THEN 'another one' ELSE 'and a third one' END";

    private static String rewritten(String sql) {
        return Tokens.text(LongKeys.of(Lexer.tokens(sql)));
    }

    @Test
    void longItemBesideALongKeyGetsAName() {
        assertThat(rewritten("SELECT COUNT(*), MAX(" + LONG + ") FROM t GROUP BY " + LONG))
                .isEqualTo("SELECT COUNT(*), MAX(" + LONG + ") AS \"EXPR$1\" FROM t GROUP BY " + LONG);
        assertThat(rewritten("SELECT DISTINCT " + LONG + " FROM t GROUP BY " + LONG + ", a"))
                .startsWith("SELECT DISTINCT " + LONG + " AS \"EXPR$0\" FROM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT COUNT(*), " + LONG + " AS k FROM t GROUP BY " + LONG,
                "SELECT COUNT(*), MAX(" + LONG + ") k FROM t GROUP BY " + LONG,
                "SELECT COUNT(*), MAX(" + LONG + ") \"k\" FROM t GROUP BY " + LONG,
                "SELECT " + LONG + ", a FROM t",
                "SELECT " + LONG + ", COUNT(*) FROM t GROUP BY a",
                "SELECT COUNT(*) FROM t GROUP BY " + LONG + " ORDER BY " + LONG + " DESC"
            })
    void otherItemsStay(String sql) {
        assertThat(rewritten(sql)).isEqualTo(sql);
    }

    @Test
    void longOrderIsFollowedByTheOtherHiddenKeys() {
        String other = LONG.replace("kind", "sort");
        assertThat(rewritten(
                        "SELECT 1 FROM t GROUP BY " + LONG + ", " + other + " ORDER BY " + other + " DESC LIMIT 2"))
                .isEqualTo("SELECT 1 FROM t GROUP BY " + LONG + ", " + other + " ORDER BY " + other + " DESC, " + LONG
                        + " LIMIT 2");
        assertThat(rewritten(
                        "SELECT 1, " + other + " AS o FROM t GROUP BY " + LONG + ", " + other + " ORDER BY " + other))
                .endsWith("ORDER BY " + other);
        String bound = other.replace("'another one'", "?");
        assertThat(rewritten("SELECT " + bound + " AS o FROM t GROUP BY " + LONG + " ORDER BY " + bound))
                .endsWith(" END, " + LONG);
    }

    @Test
    void longOrderBesideAKeyThatCannotFollowIsRefused() {
        String other = LONG.replace("kind", "sort");
        String ordered = " FROM t GROUP BY " + LONG + ", " + other + " ORDER BY " + other;
        for (String sql : List.of(
                "SELECT DISTINCT 1" + ordered,
                "SELECT 1" + ordered + " FETCH FIRST 2 ROWS WITH TIES",
                "SELECT 1" + ordered.replaceFirst("'another one'", "?"))) {
            assertThatThrownBy(() -> rewritten(sql))
                    .hasMessageStartingWith("ORDER BY a long expression beside another long key of GROUP BY");
        }
    }
}
