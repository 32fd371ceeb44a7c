package io.leanq.samples.tpch;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Customer.CUSTOMER;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Orders.ORDERS;

import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Customer;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Orders;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The ten orders with the greatest value among those that were not shipped by a day. */
final class Q03ShippingPriority {

    /** An order, and what its lines that are not shipped yet are worth. */
    record Unshipped(long order, BigDecimal revenue, LocalDate ordered, int priority) {}

    private Q03ShippingPriority() {}

    static Query<Unshipped> query() {
        LocalDate day = LocalDate.of(1995, 3, 15);
        Customer c = CUSTOMER;
        Orders o = ORDERS;
        Lineitem l = LINEITEM;
        NumberExpression<BigDecimal> revenue = sum(Revenue.of(l));
        return select(l.orderkey, revenue, o.orderdate, o.shippriority)
                .as(Unshipped::new)
                .from(c)
                .join(o)
                .on(o.customer(c))
                .join(l)
                .on(l.orders(o))
                .where(c.mktsegment.eq("BUILDING").and(o.orderdate.lt(day)).and(l.shipdate.gt(day)))
                .groupBy(l.orderkey, o.orderdate, o.shippriority)
                .orderBy(revenue.desc(), o.orderdate, l.orderkey)
                .limit(10);
    }

    /** The columns of the query in SQL. */
    static Selectable<Unshipped> columns() {
        return row(
                        field("l_orderkey", BIGINT),
                        field("revenue", DECIMAL(30, 4)),
                        field("o_orderdate", DATE),
                        field("o_shippriority", INTEGER))
                .as(Unshipped::new);
    }
}
