package io.leanq.query;

import static io.leanq.query.Dsl.all;
import static io.leanq.query.Dsl.any;
import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.coalesce;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.testkit.RenderingAssert;
import io.leanq.testkit.TableRows;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Numbers of different types meet: as the operands of a comparison any two of them; in arithmetic, COALESCE and CASE no
 * number that is wider than the first. The rows hold values that differ only beyond the precision of one of the types.
 */
class MixedNumbersTest {
    private static final Numbers N = Numbers.NUMBERS;
    private static final long ODD = 9_007_199_254_740_993L;

    static final class Numbers extends Table<Numbers> {
        static final Numbers NUMBERS = Table.define("numbers", Numbers::new);
        final NumberColumn<Numbers, Integer> id = column("id", DataType.INTEGER, primaryKey());
        final NumberColumn<Numbers, Byte> tiny = column("tiny", DataType.TINYINT);
        final NumberColumn<Numbers, Short> small = column("small", DataType.SMALLINT);
        final NumberColumn<Numbers, Integer> whole = column("whole", DataType.INTEGER);
        final NumberColumn<Numbers, Long> big = column("big", DataType.BIGINT);
        final NumberColumn<Numbers, BigDecimal> exact = column("exact", DataType.DECIMAL(20, 2));
        final NumberColumn<Numbers, Float> real = column("approx4", DataType.REAL);
        final NumberColumn<Numbers, Double> approx = column("approx8", DataType.DOUBLE);

        private Numbers(TableRef<Numbers> ref) {
            super(ref);
        }
    }

    private final RenderingAssert rendering = RenderingAssert.knowing(List.of(new TableRows(
            N,
            List.of(
                    List.of(
                            1,
                            (byte) 1,
                            (short) 1,
                            16_777_217,
                            ODD,
                            new BigDecimal("9007199254740993.00"),
                            16_777_216f,
                            9_007_199_254_740_992d),
                    List.of(2, (byte) 2, (short) -2, 100, 100L, new BigDecimal("99.50"), 1.5f, 99.5d),
                    List.of(3, (byte) -3, (short) 300, -7, -8L, new BigDecimal("-7.01"), 0.1f, 0.1d)))));

    private void holds(Condition condition, String sql, Object... binds) {
        rendering.renders(
                select(N.id).from(N).where(condition),
                LEANXCALE_LIKE,
                "SELECT numbers.id FROM numbers WHERE " + sql,
                binds);
    }

    private void computes(Expression<?> expression, String sql, Object... binds) {
        rendering.renders(
                select(N.id, expression).from(N), LEANXCALE_LIKE, "SELECT numbers.id, " + sql + " FROM numbers", binds);
    }

    private static void refused(ThrowingCallable building, String words) {
        assertThatThrownBy(building).isInstanceOf(InvalidStatement.class).hasMessageContaining(words);
    }

    @Test
    void exactNumbersMeetAsTheyAre() {
        holds(N.tiny.lt(N.small), "numbers.tiny < numbers.small");
        holds(N.whole.eq(N.big), "numbers.whole = numbers.big");
        holds(N.big.ge(N.exact), "numbers.big >= numbers.exact");
        holds(N.exact.between(N.tiny, N.big), "numbers.exact BETWEEN numbers.tiny AND numbers.big");
        holds(N.whole.isDistinctFrom(N.exact), "numbers.whole IS DISTINCT FROM numbers.exact");
    }

    @Test
    void exactNumberBesideAnApproximateOneIsCompared_asDouble() {
        holds(N.exact.gt(N.approx), "CAST(numbers.exact AS DOUBLE) > numbers.approx8");
        holds(N.approx.eq(N.big), "numbers.approx8 = CAST(numbers.big AS DOUBLE)");
        holds(N.real.ne(N.exact), "numbers.approx4 <> CAST(numbers.exact AS DOUBLE)");
        holds(N.whole.gt(N.real), "CAST(numbers.whole AS DOUBLE) > numbers.approx4");
        holds(
                N.approx.between(N.exact, N.big),
                "numbers.approx8 BETWEEN CAST(numbers.exact AS DOUBLE) AND CAST(numbers.big AS DOUBLE)");
    }

    @Test
    void exactNumberStaysBesideATypeThatHoldsAllItsValues() {
        holds(N.approx.ge(N.whole), "numbers.approx8 >= numbers.whole");
        holds(N.real.gt(N.small), "numbers.approx4 > numbers.small");
        holds(N.real.lt(N.approx), "numbers.approx4 < numbers.approx8");
    }

    @Test
    void queryOfAnotherTypeIsReadInTheCommonType() {
        Numbers other = N.as("o");
        holds(
                N.big.in(select(other.whole).from(other)),
                "numbers.big IN (SELECT CAST(o.whole AS BIGINT) FROM numbers AS o)");
        holds(
                N.whole.notIn(select(other.big).from(other)),
                "CAST(numbers.whole AS BIGINT) NOT IN (SELECT o.big FROM numbers AS o)");
        holds(
                N.exact.in(select(other.approx).from(other)),
                "CAST(numbers.exact AS DOUBLE) IN (SELECT o.approx8 FROM numbers AS o)");
        holds(
                N.whole.gt(any(select(other.exact).from(other))),
                "CAST(numbers.whole AS DECIMAL(20,2)) > ANY (SELECT o.exact FROM numbers AS o)");
        holds(
                N.exact.ge(all(select(other.tiny).from(other))),
                "numbers.exact >= ALL (SELECT CAST(o.tiny AS DECIMAL(20,2)) FROM numbers AS o)");
        holds(
                N.exact.gt(scalar(select(other.big).from(other).where(other.id.eq(2)))),
                "numbers.exact > (SELECT o.big FROM numbers AS o WHERE o.id = ?)",
                2);
    }

    @Test
    void wholeValueIsOfTheNumbersOwnTypeWhereItFits() {
        holds(N.tiny.lt(2), "numbers.tiny < ?", (byte) 2);
        holds(N.small.eq(300), "numbers.small = ?", (short) 300);
        holds(N.exact.gt(99), "numbers.exact > ?", new BigDecimal(99));
        holds(N.real.eq(16_777_216), "numbers.approx4 = ?", 16_777_216f);
        holds(N.approx.between(0, ODD - 1), "numbers.approx8 BETWEEN ? AND ?", 0d, 9_007_199_254_740_992d);
        holds(N.whole.in(100, 200L, (short) 3), "numbers.whole IN (?, ?, ?)", 100, 200, 3);
        holds(N.approx.in(0.1, 5), "numbers.approx8 IN (?, ?)", 0.1, 5d);
    }

    @Test
    void widerValueIsSentInItsOwnType() {
        holds(N.whole.lt(5_000_000_000L), "numbers.whole < CAST(? AS BIGINT)", 5_000_000_000L);
        holds(N.tiny.notBetween(-1, 300), "numbers.tiny NOT BETWEEN ? AND CAST(? AS BIGINT)", (byte) -1, 300L);
        holds(N.real.ne(16_777_217), "numbers.approx4 <> CAST(? AS DOUBLE)", 16_777_217d);
        holds(
                N.whole.isNotDistinctFrom(5_000_000_000L),
                "numbers.whole IS NOT DISTINCT FROM CAST(? AS BIGINT)",
                5_000_000_000L);
    }

    @Test
    void valueThatTheTypeHasOnlyRoundedIsRefused() {
        refused(() -> N.approx.eq(ODD), "9007199254740993 cannot be compared with exactly: cast(numbers.approx8");
        refused(() -> N.exact.in(1, 0.5), "a Double is approximate: give a BigDecimal or a whole number");
        refused(() -> N.whole.in(1, new BigDecimal("0.5")), "0.5 cannot be compared with exactly");
        refused(() -> N.tiny.plus(300), "TINYINT has no such value: cast(numbers.tiny");
    }

    @Test
    void arithmeticTakesNumbersThatAreNotWider() {
        computes(N.big.minus(N.whole), "numbers.big - numbers.whole");
        computes(N.whole.times(N.tiny).plus(1), "numbers.whole * numbers.tiny + CAST(? AS INTEGER)", 1);
        computes(N.exact.times(N.small), "numbers.exact * numbers.small");
        assertThat(N.exact.plus(N.big).type()).hasToString("DECIMAL(22,2)");
        computes(N.exact.dividedBy(N.tiny), "ROUND(numbers.exact / numbers.tiny, 6)");
        computes(N.exact.mod(N.tiny), "MOD(numbers.exact, CAST(numbers.tiny AS DECIMAL(3,0)))");
        computes(N.approx.times(N.whole), "numbers.approx8 * numbers.whole");
        computes(N.approx.plus(N.exact), "numbers.approx8 + CAST(numbers.exact AS DOUBLE)");
        computes(N.real.times(N.whole), "numbers.approx4 * CAST(numbers.whole AS REAL)");
    }

    /** In Calcite a remainder has the type of its divisor, in which a product could overflow. */
    @Test
    void divisorOfARemainderHasTheTypeOfTheResult() {
        computes(
                N.big.mod(N.small).times(N.big.minus(ODD)),
                "MOD(numbers.big, CAST(numbers.small AS BIGINT)) * (numbers.big - CAST(? AS BIGINT))",
                ODD);
    }

    @Test
    void widerOperandIsRefused() {
        refused(
                () -> N.whole.times(N.exact),
                "numbers.whole.times(numbers.exact): numbers.exact is DECIMAL(20,2), which is wider than INTEGER:"
                        + " begin with the wider number, or cast one of both");
        refused(() -> inline(1).plus(N.big), "wider than INTEGER");
        refused(() -> N.exact.dividedBy(N.approx), "wider than DECIMAL(20,2)");
        refused(() -> N.whole.mod(N.big), "wider than INTEGER");
        refused(() -> coalesce(N.whole, N.big), "wider than INTEGER");
        refused(() -> caseWhen(N.id.gt(1), N.exact).otherwise(N.approx), "wider than DECIMAL(20,2)");
    }

    @Test
    void chosenNumberHasTheTypeOfTheFirst() {
        computes(coalesce(N.big, N.whole), "COALESCE(numbers.big, numbers.whole)");
        computes(coalesce(N.exact, N.big), "COALESCE(numbers.exact, numbers.big)");
        assertThat(coalesce(N.exact, N.big).type()).hasToString("DECIMAL(21,2)");
        computes(coalesce(N.approx, N.exact), "COALESCE(numbers.approx8, CAST(numbers.exact AS DOUBLE))");
        computes(
                caseWhen(N.id.eq(1), N.exact).when(N.id.eq(2), N.whole).otherwise(inline(0)),
                "CASE WHEN numbers.id = ? THEN numbers.exact WHEN numbers.id = ? THEN numbers.whole ELSE 0 END",
                1,
                2);
        computes(N.exact.orElse(0), "COALESCE(numbers.exact, CAST(? AS DECIMAL(20,2)))", BigDecimal.ZERO);
    }

    @Test
    void paramOfAnotherTypeIsCompared() {
        Param<Long> wanted = param("wanted", DataType.BIGINT);
        rendering.renders(
                select(N.id).from(N).where(N.whole.lt(wanted)).with(wanted, 5_000_000_000L),
                LEANXCALE_LIKE,
                "SELECT numbers.id FROM numbers WHERE numbers.whole < CAST(? AS BIGINT)",
                5_000_000_000L);
        holds(N.whole.gt(value(1L)), "numbers.whole > CAST(? AS BIGINT)", 1L);
        holds(N.exact.gt(value(1)), "numbers.exact > CAST(? AS INTEGER)", 1);
    }
}
