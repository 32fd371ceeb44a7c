package io.leanq.query;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.DOUBLE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.REAL;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.leanq.exec.StandardPlatform;
import io.leanq.render.Dialect;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.testkit.H2Engine;
import io.leanq.testkit.TableRows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Quotients, remainders and sums of binary fractions, which H2 computes with other types than Calcite; its dialect
 * corrects them.
 */
class QuotientTest {

    static final class Pairs extends Table<Pairs> {
        static final Pairs PAIRS = Table.define("pairs", Pairs::new);
        final NumberColumn<Pairs, Integer> id = column("id", INTEGER, primaryKey());
        final NumberColumn<Pairs, BigDecimal> a = column("a", DECIMAL(10, 2));
        final NumberColumn<Pairs, BigDecimal> b = column("b", DECIMAL(5, 1));
        final NumberColumn<Pairs, BigDecimal> whole = column("whole", DECIMAL(3, 0));
        final NumberColumn<Pairs, Double> d = column("d", DOUBLE);
        final NumberColumn<Pairs, Float> r = column("r", REAL);
        final NumberColumn<Pairs, Long> l = column("l", BIGINT);

        private Pairs(TableRef<Pairs> ref) {
            super(ref);
        }
    }

    private static final Pairs P = Pairs.PAIRS;
    private static final Dialect H2 = StandardPlatform.H2.dialect(Optional.empty());

    private static H2Engine engine(List<List<@Nullable Object>> rows) {
        return new H2Engine(List.of(new TableRows(P, rows)));
    }

    private static List<Object> row(int id, String a, String b, String whole, double d, float r, long l) {
        return List.of(id, new BigDecimal(a), new BigDecimal(b), new BigDecimal(whole), d, r, l);
    }

    /** 7.34 / 80.1 is 0.0916354…; it would become 0.0916355 if it were first rounded to seven digits. */
    @Test
    void quotientIsRoundedOnce() throws Exception {
        try (H2Engine h2 = engine(List.of(row(1, "7.34", "80.1", "3", 0, 0, 0)))) {
            BigDecimal divisor = new BigDecimal("80.1");
            for (Expression<BigDecimal> quotient : List.of(
                    P.a.dividedBy(P.b),
                    P.a.dividedBy(divisor),
                    P.a.dividedBy(Dsl.inline(divisor)),
                    value(new BigDecimal("7.34"), DECIMAL(3, 2)).dividedBy(P.b),
                    Dsl.inline(new BigDecimal("7.34")).dividedBy(Dsl.inline(divisor)))) {
                assertThat(h2.read(select(quotient).from(P), H2))
                        .as("%s", quotient)
                        .containsExactly(List.of(new BigDecimal("0.091635")));
            }
        }
    }

    @Test
    void quotientsAreRoundedHalfUp() throws Exception {
        Random random = new Random(42);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String a = BigDecimal.valueOf(random.nextInt(200_000) - 100_000, 2).toString();
            String b = BigDecimal.valueOf(1 + random.nextInt(9_999), 1).toString();
            rows.add(row(i, a, b, "7", 0, 0, 0));
        }
        try (H2Engine h2 = engine(rows)) {
            List<List<@Nullable Object>> found =
                    h2.read(select(P.a, P.b, P.a.dividedBy(P.b)).from(P), H2);
            assertThat(found).hasSize(3_000).allSatisfy(row -> {
                BigDecimal exact = ((BigDecimal) row.get(0)).divide((BigDecimal) row.get(1), 6, RoundingMode.HALF_UP);
                assertThat((BigDecimal) row.get(2)).as("%s", row).isEqualByComparingTo(exact);
            });
        }
    }

    @Test
    void remainderWithAWholeDivisorIsRounded() throws Exception {
        try (H2Engine h2 = engine(List.of(row(1, "7.25", "1", "3", 0, 0, 0)))) {
            NumberExpression<BigDecimal> rest = P.a.mod(P.whole);
            assertThat(h2.read(
                                    select(rest, rest.round(1), rest.floor(), rest.ceil())
                                            .from(P),
                                    H2)
                            .toString())
                    .isEqualTo("[[1.25, 1.3, 1, 2]]");
        }
    }

    @Test
    void sumsOfBinaryFractionsAreRead() throws Exception {
        try (H2Engine h2 = engine(List.of(
                row(1, "1", "1", "1", 0.1, 0.1f, 1),
                row(2, "1", "1", "1", 19.99, 19.99f, 2),
                row(3, "1", "1", "1", 1e10 / 3, 3.3f, 3)))) {
            List<List<@Nullable Object>> found = h2.read(
                    select(sum(P.d, DOUBLE), sum(P.r, DOUBLE), sum(P.r, REAL), sum(P.l, DOUBLE), sum(P.a, DOUBLE))
                            .from(P),
                    H2);
            assertThat((Double) found.get(0).get(0)).isCloseTo(0.1 + 19.99 + 1e10 / 3, offset(1e-5));
            assertThat((Double) found.get(0).get(1)).isCloseTo(23.39, offset(1e-6));
            assertThat(((Number) found.get(0).get(2)).floatValue()).isEqualTo((float) ((double) 0.1f + 19.99f + 3.3f));
            assertThat(found.get(0).subList(3, 5)).containsExactly(6.0, 3.0);
        }
    }
}
