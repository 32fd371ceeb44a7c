package io.leanq.query;

import static io.leanq.query.Dsl.cast;
import static io.leanq.query.Dsl.coalesce;
import static io.leanq.query.Dsl.cte;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.recursive;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.testkit.Readings.READINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.testkit.Readings;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Where decimals of different scales meet, the type of the result has the digits of both, so that no digit is lost
 * without an error when the result is stored.
 */
class DecimalDigitsTest {
    private static final BigDecimal EIGHTH = new BigDecimal("0.125");

    /** {@code price} is a DECIMAL(10,2). */
    private final Readings r = READINGS;

    /** A DECIMAL with four digits behind the point. */
    private final NumberExpression<BigDecimal> raised = r.price.times(new BigDecimal("1.05"));

    private static void refused(ThrowingCallable step, String... words) {
        assertThatThrownBy(step)
                .isInstanceOf(InvalidStatement.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    private static int scale(Expression<?> expression) {
        return ((SqlType.Decimal) expression.type().sqlType()).scale();
    }

    @Test
    void coalesceHasTheDigitsOfBothOperands() {
        assertThat(scale(r.price.orElse(EIGHTH))).isEqualTo(3);
        assertThat(scale(coalesce(r.price, raised))).isEqualTo(4);
        assertThat(scale(coalesce(r.price, r.price))).isEqualTo(2);
        refused(() -> update(r).set(r.price, r.price.orElse(EIGHTH)), "2 digits", "3", "round(2)");
        assertThat(update(r).set(r.price, r.price.orElse(EIGHTH).round(2)).everyRow())
                .isNotNull();
    }

    @Test
    void unionHasTheDigitsOfBothQueries() {
        Query<BigDecimal> both = select(r.price).from(r).unionAll(select(raised).from(r));
        refused(() -> insertInto(r, r.price).select(both), "2 digits", "4");
        assertThat(scale(derived("d", both).get(r.price))).isEqualTo(4);
        assertThat(scale(cte("c", both).get(r.price))).isEqualTo(4);
        assertThat(scale(scalar(both))).isEqualTo(4);
        Query<BigDecimal> nested = select(r.price).from(r).union(both);
        assertThat(scale(derived("d", nested).get(r.price))).isEqualTo(4);
    }

    @Test
    void secondQueryOfExceptAddsNoDigits() {
        Query<BigDecimal> left = select(r.price).from(r).except(select(raised).from(r));
        assertThat(insertInto(r, r.price).select(left)).isNotNull();
    }

    @Test
    void typeWithFewerDigitsThanTheColumnIsRefused() {
        Derived<BigDecimal> d = derived("d", select(raised.as("raised")).from(r));
        refused(() -> d.get("raised", DataType.DECIMAL(30, 2)), "DECIMAL(20,4)", "ask for that");
        assertThat(scale(d.get("raised", DataType.DECIMAL(30, 5)))).isEqualTo(5);
        refused(() -> scalar(select(raised).from(r), DataType.DECIMAL(30, 2)), "DECIMAL(20,4)", "ask for that");
    }

    @Test
    void recursiveStepWithMoreDigitsIsRefused() {
        refused(
                () -> recursive(
                        "c",
                        select(r.price).from(r),
                        c -> select(c.get(r.price).times(BigDecimal.TEN)).from(c)),
                "column 1 is DECIMAL(10,2)",
                "cast(");
        assertThat(recursive(
                        "c",
                        select(r.price).from(r),
                        c -> select(c.get(r.price).times(BigDecimal.TEN).round(2))
                                .from(c)))
                .isNotNull();
        NumberExpression<BigDecimal> wide = cast(r.price, DataType.DECIMAL(30, 4));
        assertThat(recursive(
                        "c",
                        select(wide).from(r),
                        c -> select(c.get(wide).round(4)).from(c)))
                .isNotNull();
    }
}
