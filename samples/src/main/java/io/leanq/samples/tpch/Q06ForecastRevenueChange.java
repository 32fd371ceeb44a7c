package io.leanq.samples.tpch;

import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;

import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Lineitem;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The additional revenue of a year, had certain discounts not been granted. */
final class Q06ForecastRevenueChange {

    private Q06ForecastRevenueChange() {}

    static Query<BigDecimal> query() {
        LocalDate start = LocalDate.of(1994, 1, 1);
        Lineitem l = LINEITEM;
        return select(sum(l.extendedprice.times(l.discount)))
                .from(l)
                .where(l.shipdate
                        .ge(start)
                        .and(l.shipdate.lt(start.plusYears(1)))
                        .and(l.discount.between(new BigDecimal("0.05"), new BigDecimal("0.07")))
                        .and(l.quantity.lt(24)));
    }

    /** The columns of the query in SQL. */
    static Selectable<BigDecimal> columns() {
        return field("revenue", DECIMAL(30, 4));
    }
}
