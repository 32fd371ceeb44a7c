package io.leanq.query;

import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.exec.StandardPlatform;
import io.leanq.query.row.Tuple2;
import io.leanq.render.Dialect;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.testkit.CalciteEngine;
import io.leanq.testkit.H2Engine;
import io.leanq.testkit.QueryEngine;
import io.leanq.testkit.TableRows;
import io.leanq.testkit.TestDialects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Comparisons of tuples, BETWEEN SYMMETRIC and IS TRUE over all combinations of three values and NULL: both engines
 * compute what the rules of the standard say.
 */
class PredicateTruthTest {
    private static final DynamicTable ONE = Table.named("pairs")
            .column("id", DataType.INTEGER, ColumnOption.primaryKey())
            .column("a", DataType.INTEGER)
            .column("b", DataType.INTEGER)
            .build();
    private static final DynamicTable OTHER = ONE.as("other");
    private static final NumberColumn<DynamicTable, Integer> A = ONE.get("a", DataType.INTEGER);
    private static final NumberColumn<DynamicTable, Integer> B = ONE.get("b", DataType.INTEGER);
    private static final NumberColumn<DynamicTable, Integer> X = OTHER.get("a", DataType.INTEGER);
    private static final NumberColumn<DynamicTable, Integer> Y = OTHER.get("b", DataType.INTEGER);
    private static final Tuple2<Integer, Integer> AB = tuple(A, B);

    /** Two values, of which either can be NULL. */
    private record Pair(@Nullable Integer a, @Nullable Integer b) {}

    private static final List<Pair> PAIRS = Stream.of(
                    Optional.<Integer>empty(), Optional.of(1), Optional.of(2), Optional.of(3))
            .flatMap(a -> Stream.of(Optional.<Integer>empty(), Optional.of(1), Optional.of(2), Optional.of(3))
                    .map(b -> new Pair(a.orElse(null), b.orElse(null))))
            .toList();

    /** The truth of a condition for a pair of each table; null for unknown. */
    private interface Meaning {
        @Nullable
        Boolean of(Pair one, Pair other);
    }

    /** A condition, and what it means. */
    record Rule(Condition condition, Meaning meaning) {
        @Override
        public String toString() {
            return condition.toString();
        }
    }

    private static @Nullable Boolean and(@Nullable Boolean one, @Nullable Boolean other) {
        if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
            return false;
        }
        return one == null || other == null ? null : true;
    }

    private static @Nullable Boolean not(@Nullable Boolean value) {
        return value == null ? null : !value;
    }

    private static @Nullable Boolean or(@Nullable Boolean one, @Nullable Boolean other) {
        return not(and(not(one), not(other)));
    }

    private static @Nullable Boolean less(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other == null ? null : one < other;
    }

    private static @Nullable Boolean equal(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other == null ? null : one.equals(other);
    }

    private static @Nullable Boolean less(Pair one, Pair other) {
        return or(less(one.a, other.a), and(equal(one.a, other.a), less(one.b, other.b)));
    }

    private static @Nullable Boolean equal(Pair one, Pair other) {
        return and(equal(one.a, other.a), equal(one.b, other.b));
    }

    private static @Nullable Boolean between(@Nullable Integer value, @Nullable Integer low, @Nullable Integer high) {
        return and(not(less(value, low)), not(less(high, value)));
    }

    static Stream<Rule> rules() {
        Pair two = new Pair(2, 2);
        Meaning lessOrEqual = (one, other) -> or(less(one, other), equal(one, other));
        Meaning greaterOrEqual = (one, other) -> or(less(other, one), equal(one, other));
        Meaning greater = (one, other) -> less(other, one);
        Condition later = A.gt(X);
        return Stream.of(
                new Rule(AB.eq(X, Y), PredicateTruthTest::equal),
                new Rule(AB.ne(X, Y), (one, other) -> not(equal(one, other))),
                new Rule(AB.lt(X, Y), PredicateTruthTest::less),
                new Rule(AB.le(X, Y), lessOrEqual),
                new Rule(AB.gt(X, Y), greater),
                new Rule(AB.ge(X, Y), greaterOrEqual),
                new Rule(AB.eq(2, 2), (one, other) -> equal(one, two)),
                new Rule(AB.ne(2, 2), (one, other) -> not(equal(one, two))),
                new Rule(AB.lt(2, 2), (one, other) -> less(one, two)),
                new Rule(AB.le(2, 2), (one, other) -> lessOrEqual.of(one, two)),
                new Rule(AB.gt(2, 2), (one, other) -> greater.of(one, two)),
                new Rule(AB.ge(2, 2), (one, other) -> greaterOrEqual.of(one, two)),
                new Rule(AB.gt(2, 2).not(), (one, other) -> not(greater.of(one, two))),
                new Rule(
                        A.betweenSymmetric(X, Y),
                        (one, other) -> or(between(one.a, other.a, other.b), between(one.a, other.b, other.a))),
                new Rule(A.betweenSymmetric(3, 2).not(), (one, other) -> not(between(one.a, 2, 3))),
                new Rule(later.isTrue(), (one, other) -> Boolean.TRUE.equals(less(other.a, one.a))),
                new Rule(later.isNotTrue(), (one, other) -> !Boolean.TRUE.equals(less(other.a, one.a))),
                new Rule(later.isFalse(), (one, other) -> Boolean.FALSE.equals(less(other.a, one.a))),
                new Rule(later.isNotFalse(), (one, other) -> !Boolean.FALSE.equals(less(other.a, one.a))),
                new Rule(later.isUnknown(), (one, other) -> less(other.a, one.a) == null),
                new Rule(later.isNotUnknown(), (one, other) -> less(other.a, one.a) != null),
                new Rule(AB.lt(X, Y).isNotTrue(), (one, other) -> !Boolean.TRUE.equals(less(one, other))));
    }

    private static TableRows table() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int id = 0; id < PAIRS.size(); id++) {
            rows.add(Arrays.asList(id, PAIRS.get(id).a, PAIRS.get(id).b));
        }
        return new TableRows(ONE, rows);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void conditionIsWhatTheStandardSays(Rule rule) throws Exception {
        try (H2Engine h2 = new H2Engine(List.of(table()));
                CalciteEngine calcite = new CalciteEngine().with(table())) {
            check(rule, h2, StandardPlatform.H2.dialect(Optional.empty()));
            check(rule, calcite, TestDialects.LEANXCALE_LIKE);
        }
    }

    private static void check(Rule rule, QueryEngine engine, Dialect dialect) throws Exception {
        NumberColumn<DynamicTable, Integer> one = ONE.get("id", DataType.INTEGER);
        NumberColumn<DynamicTable, Integer> other = OTHER.get("id", DataType.INTEGER);
        List<List<@Nullable Object>> all =
                engine.read(select(one, other, rule.condition).from(ONE, OTHER), dialect);
        assertThat(all).hasSize(PAIRS.size() * PAIRS.size());
        List<List<@Nullable Object>> kept = new ArrayList<>();
        for (List<@Nullable Object> row : all) {
            Boolean expected = rule.meaning.of(PAIRS.get((Integer) row.get(0)), PAIRS.get((Integer) row.get(1)));
            assertThat(row.get(2)).as("%s of %s on %s", rule, row, dialect).isEqualTo(expected);
            if (Boolean.TRUE.equals(expected)) {
                kept.add(row.subList(0, 2));
            }
        }
        assertThat(engine.read(select(one, other).from(ONE, OTHER).where(rule.condition), dialect))
                .as("%s on %s", rule, dialect)
                .containsExactlyInAnyOrderElementsOf(kept);
    }
}
