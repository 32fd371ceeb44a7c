package io.leanq.samples.tpch;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Orders.ORDERS;

import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Orders;
import java.time.LocalDate;

/** The orders of a quarter with a line that the customer received later than promised, by priority. */
final class Q04OrderPriority {

    /** How many orders of a priority had a late line. */
    record LateOrders(String priority, long orders) {}

    private Q04OrderPriority() {}

    static Query<LateOrders> query() {
        LocalDate start = LocalDate.of(1993, 7, 1);
        Orders o = ORDERS;
        Lineitem l = LINEITEM;
        return select(o.orderpriority, count())
                .as(LateOrders::new)
                .from(o)
                .where(o.orderdate
                        .ge(start)
                        .and(o.orderdate.lt(start.plusMonths(3)))
                        .and(exists(select(l.orderkey).from(l).where(l.orders(o).and(l.commitdate.lt(l.receiptdate))))))
                .groupBy(o.orderpriority)
                .orderBy(o.orderpriority);
    }

    /** The columns of the query in SQL. */
    static Selectable<LateOrders> columns() {
        return row(field("o_orderpriority", CHAR(15)), field("order_count", BIGINT))
                .as(LateOrders::new);
    }
}
