package io.leanq.samples.tpch;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Orders.ORDERS;

import io.leanq.query.Condition;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Orders;
import java.time.LocalDate;

/** Whether cheaper ways of shipping make lines of urgent orders late. */
final class Q12ShippingModes {

    /** How many late lines of a way of shipping belong to urgent orders, and how many to others. */
    record LateLines(String shipmode, long urgent, long other) {}

    private Q12ShippingModes() {}

    static Query<LateLines> query() {
        LocalDate start = LocalDate.of(1994, 1, 1);
        Orders o = ORDERS;
        Lineitem l = LINEITEM;
        Condition urgent = o.orderpriority.eq("1-URGENT").or(o.orderpriority.eq("2-HIGH"));
        Condition other = o.orderpriority.ne("1-URGENT").and(o.orderpriority.ne("2-HIGH"));
        return select(
                        l.shipmode,
                        sum(caseWhen(urgent, 1).otherwise(0), BIGINT),
                        sum(caseWhen(other, 1).otherwise(0), BIGINT))
                .as(LateLines::new)
                .from(o)
                .join(l)
                .on(l.orders(o))
                .where(l.shipmode
                        .in("MAIL", "SHIP")
                        .and(l.commitdate.lt(l.receiptdate))
                        .and(l.shipdate.lt(l.commitdate))
                        .and(l.receiptdate.ge(start))
                        .and(l.receiptdate.lt(start.plusYears(1))))
                .groupBy(l.shipmode)
                .orderBy(l.shipmode);
    }

    /** The columns of the query in SQL. */
    static Selectable<LateLines> columns() {
        return row(field("l_shipmode", CHAR(10)), field("high_line_count", BIGINT), field("low_line_count", BIGINT))
                .as(LateLines::new);
    }
}
