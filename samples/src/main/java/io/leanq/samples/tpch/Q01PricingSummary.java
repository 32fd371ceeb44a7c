package io.leanq.samples.tpch;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.Dsl.avg;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;

import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Lineitem;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The amounts that were billed, shipped and returned, up to ninety days before the end of the data. */
final class Q01PricingSummary {

    /** What was sold of the lines in one state. */
    record Summary(
            String returnflag,
            String linestatus,
            BigDecimal quantity,
            BigDecimal basePrice,
            BigDecimal discountedPrice,
            BigDecimal charge,
            BigDecimal averageQuantity,
            BigDecimal averagePrice,
            BigDecimal averageDiscount,
            long lines) {}

    private Q01PricingSummary() {}

    static Query<Summary> query() {
        Lineitem l = LINEITEM;
        NumberExpression<BigDecimal> revenue = Revenue.of(l);
        return select(
                        l.returnflag,
                        l.linestatus,
                        sum(l.quantity),
                        sum(l.extendedprice),
                        sum(revenue),
                        sum(revenue.times(inline(BigDecimal.ONE).plus(l.tax))),
                        avg(l.quantity),
                        avg(l.extendedprice),
                        avg(l.discount),
                        count())
                .as(Summary::new)
                .from(l)
                .where(l.shipdate.le(LocalDate.of(1998, 12, 1).minusDays(90)))
                .groupBy(l.returnflag, l.linestatus)
                .orderBy(l.returnflag, l.linestatus);
    }

    /** The columns of the query in SQL. */
    static Selectable<Summary> columns() {
        return row(
                        field("l_returnflag", CHAR(1)),
                        field("l_linestatus", CHAR(1)),
                        field("sum_qty", DECIMAL(30, 2)),
                        field("sum_base_price", DECIMAL(30, 2)),
                        field("sum_disc_price", DECIMAL(30, 4)),
                        field("sum_charge", DECIMAL(30, 6)),
                        field("avg_qty", DECIMAL(30, 12)),
                        field("avg_price", DECIMAL(30, 12)),
                        field("avg_disc", DECIMAL(30, 12)),
                        field("count_order", BIGINT))
                .as(Summary::new);
    }
}
