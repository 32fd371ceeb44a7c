package io.leanq.embedded.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements that H2 would read for hours are refused; statements that are only long are not. */
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
        public boolean hasUniqueConstraint(@Nullable String schema, String constraint) {
            return false;
        }

        @Override
        public boolean isBoundByView(@Nullable String schema, String table, String column) {
            return false;
        }

        @Override
        public boolean isOnlineAggregate(@Nullable String schema, String name) {
            return false;
        }

        @Override
        public @Nullable String storedName(String kind, @Nullable String schema, String name) {
            return null;
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
    void endlessNumbersAreRefused() {
        assertThat(rewriter.rewrite("SELECT " + "1".repeat(100_000))).isNotNull();
        assertRefused("22003", "SELECT " + "1".repeat(100_001));
    }

    @Test
    void parenthesesComeInPairs() {
        assertRefused("42000", "SELECT (1");
        assertRefused("42000", "SELECT 1)");
        assertRefused("42000", "SELECT )1(");
    }

    @Test
    void derivedTablesAreNestedEightDeepAndNotDeeper() {
        assertThat(rewriter.rewrite(nested("SELECT d.k FROM (%s) AS d", 8))).isNotNull();
        assertRefused("54001", nested("SELECT d.k FROM (%s) AS d", 9));
        assertThat(rewriter.rewrite(nested("SELECT k FROM t WHERE k IN (SELECT d.k FROM (%s) AS d)", 6)))
                .isNotNull();
        assertRefused("54001", nested("SELECT k FROM t WHERE k IN (SELECT d.k FROM (%s) AS d)", 7));
        assertRefused("54001", nested("SELECT d.k FROM t JOIN (%1$s) AS d ON TRUE JOIN (%1$s) AS e ON TRUE", 6));
        assertRefused("54001", "CREATE VIEW v AS " + nested("SELECT d.k FROM (%s) AS d", 9));
    }

    @Test
    void otherQueriesNestToAnyDepth() {
        assertThat(rewriter.rewrite(nested("SELECT k FROM t WHERE k IN (%s)", 40)))
                .isNotNull();
        assertThat(rewriter.rewrite(nested("(%s) UNION SELECT k FROM t", 40))).isNotNull();
        assertThat(rewriter.rewrite("SELECT 1 FROM t" + " JOIN (SELECT k FROM t) AS d ON TRUE".repeat(1000)))
                .isNotNull();
        StringBuilder with = new StringBuilder("WITH c0 AS (SELECT k FROM t)");
        for (int i = 1; i < 40; i++) {
            with.append(", c" + i + " AS (SELECT d.k FROM (SELECT k FROM c" + (i - 1) + ") AS d)");
        }
        assertThat(rewriter.rewrite(with + " SELECT k FROM c39")).isNotNull();
    }

    private static String nested(String query, int times) {
        String sql = "SELECT k FROM t";
        for (int i = 0; i < times; i++) {
            sql = String.format(query, sql);
        }
        return sql;
    }
}
