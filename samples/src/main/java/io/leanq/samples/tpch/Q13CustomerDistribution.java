package io.leanq.samples.tpch;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.derived;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.samples.tpch.db.Customer.CUSTOMER;
import static io.leanq.samples.tpch.db.Orders.ORDERS;

import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Customer;
import io.leanq.samples.tpch.db.Orders;

/** How many customers have how many orders, customers without any included. */
final class Q13CustomerDistribution {

    /** How many customers have this number of orders. */
    record Distribution(long orders, long customers) {}

    private Q13CustomerDistribution() {}

    static Query<Distribution> query() {
        Customer c = CUSTOMER;
        Orders o = ORDERS;
        NumberExpression<Long> orders = count(o.orderkey).as("c_count");
        var perCustomer = derived(
                "c_orders",
                select(c.custkey, orders)
                        .from(c)
                        .leftJoin(o)
                        .on(o.customer(c).and(o.comment.notLike("%special%requests%")))
                        .groupBy(c.custkey));
        NumberExpression<Long> number = perCustomer.get(orders);
        return select(number, count())
                .as(Distribution::new)
                .from(perCustomer)
                .groupBy(number)
                .orderBy(count().desc(), number.desc());
    }

    /** The columns of the query in SQL. */
    static Selectable<Distribution> columns() {
        return row(field("c_count", BIGINT), field("custdist", BIGINT)).as(Distribution::new);
    }
}
