package io.leanq.samples.tpch;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Customer.CUSTOMER;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Orders.ORDERS;

import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Customer;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Orders;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The orders of a great quantity, the dearest first. */
final class Q18LargeVolumeCustomer {

    /** A customer's order, and how much it is of. */
    record LargeOrder(
            String customer, long custkey, long order, LocalDate ordered, BigDecimal price, BigDecimal quantity) {}

    private Q18LargeVolumeCustomer() {}

    static Query<LargeOrder> query() {
        Customer c = CUSTOMER;
        Orders o = ORDERS;
        Lineitem l = LINEITEM;
        Lineitem all = LINEITEM.as("l");
        return select(c.name, c.custkey, o.orderkey, o.orderdate, o.totalprice, sum(l.quantity))
                .as(LargeOrder::new)
                .from(c)
                .join(o)
                .on(o.customer(c))
                .join(l)
                .on(l.orders(o))
                .where(o.orderkey.in(select(all.orderkey)
                        .from(all)
                        .groupBy(all.orderkey)
                        .having(sum(all.quantity).gt(300))))
                .groupBy(c.name, c.custkey, o.orderkey, o.orderdate, o.totalprice)
                .orderBy(o.totalprice.desc(), o.orderdate, o.orderkey)
                .limit(100);
    }

    /** The columns of the query in SQL. */
    static Selectable<LargeOrder> columns() {
        return row(
                        field("c_name", VARCHAR(25)),
                        field("c_custkey", BIGINT),
                        field("o_orderkey", BIGINT),
                        field("o_orderdate", DATE),
                        field("o_totalprice", DECIMAL(15, 2)),
                        field("sum_quantity", DECIMAL(30, 2)))
                .as(LargeOrder::new);
    }
}
