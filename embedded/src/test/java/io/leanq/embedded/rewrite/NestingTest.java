package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What H2 would read for hours is refused, what is only long is not. */
class NestingTest {
    private final Rewriter rewriter = new Rewriter(new TableShape.Lookup() {
        @Override
        public @Nullable TableShape find(@Nullable String schema, String table) {
            return null;
        }

        @Override
        public boolean hasOtherConstraint(@Nullable String schema, String table, String constraint) {
            return false;
        }

        @Override
        public boolean isOnlineAggregate(@Nullable String schema, String name) {
            return false;
        }

        @Override
        public @Nullable String storedSchema(String name) {
            return null;
        }
    });

    private void assertRefused(String sqlState, String sql) {
        assertThatThrownBy(() -> rewriter.rewrite(sql))
                .isInstanceOfSatisfying(
                        RewriteException.class, e -> assertThat(e.sqlState()).isEqualTo(sqlState));
    }

    @ParameterizedTest
    @CsvSource({"(,)", "CASE WHEN TRUE THEN,END", "ARRAY[,]"})
    void fiveHundredLevelsPass(String open, String close) {
        String start = " " + open + " ";
        String end = " " + close + " ";
        assertThat(rewriter.rewrite("SELECT " + start.repeat(500) + "1" + end.repeat(500)))
                .isNotNull();
        assertRefused("54001", "SELECT " + start.repeat(501) + "1" + end.repeat(501));
    }

    @Test
    void levelsOfDifferentKindsAddUp() {
        assertRefused("54001", "SELECT " + "(CASE WHEN TRUE THEN ".repeat(251) + "1" + " END)".repeat(251));
    }

    @Test
    void signsInARowCountAndSignsBetweenNumbersDoNot() {
        assertThat(rewriter.rewrite("SELECT " + "NOT ".repeat(500) + "TRUE")).isNotNull();
        assertRefused("54001", "SELECT " + "NOT ".repeat(501) + "TRUE");
        assertRefused("54001", "SELECT " + "- + ".repeat(251) + "1");
        assertThat(rewriter.rewrite(
                        "SELECT 1" + " + (1)".repeat(10_000) + " - CASE WHEN TRUE THEN 1 END".repeat(10_000)))
                .isNotNull();
    }

    @Test
    void numbersAreNotEndless() {
        assertThat(rewriter.rewrite("SELECT " + "1".repeat(100_000))).isNotNull();
        assertRefused("22003", "SELECT " + "1".repeat(100_001));
    }

    @Test
    void parenthesesComeInPairs() {
        assertRefused("42000", "SELECT (1");
        assertRefused("42000", "SELECT 1)");
        assertRefused("42000", "SELECT )1(");
    }
}
