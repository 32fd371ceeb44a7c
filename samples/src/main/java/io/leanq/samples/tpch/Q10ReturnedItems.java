package io.leanq.samples.tpch;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Customer.CUSTOMER;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Nation.NATION;
import static io.leanq.samples.tpch.db.Orders.ORDERS;

import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Customer;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Nation;
import io.leanq.samples.tpch.db.Orders;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The twenty customers who returned the most of what they ordered in a quarter. */
final class Q10ReturnedItems {

    /** A customer, and what the lines that the customer returned were worth. */
    record Returns(
            long customer,
            String name,
            BigDecimal revenue,
            BigDecimal balance,
            String nation,
            String address,
            String phone,
            String comment) {}

    private Q10ReturnedItems() {}

    static Query<Returns> query() {
        LocalDate start = LocalDate.of(1993, 10, 1);
        Customer c = CUSTOMER;
        Orders o = ORDERS;
        Lineitem l = LINEITEM;
        Nation n = NATION;
        NumberExpression<BigDecimal> revenue = sum(Revenue.of(l));
        return select(c.custkey, c.name, revenue, c.acctbal, n.name, c.address, c.phone, c.comment)
                .as(Returns::new)
                .from(c)
                .join(o)
                .on(o.customer(c))
                .join(l)
                .on(l.orders(o))
                .join(n)
                .on(c.nation(n))
                .where(o.orderdate
                        .ge(start)
                        .and(o.orderdate.lt(start.plusMonths(3)))
                        .and(l.returnflag.eq("R")))
                .groupBy(c.custkey, c.name, c.acctbal, c.phone, n.name, c.address, c.comment)
                .orderBy(revenue.desc(), c.custkey)
                .limit(20);
    }

    /** The columns of the query in SQL. */
    static Selectable<Returns> columns() {
        return row(
                        field("c_custkey", BIGINT),
                        field("c_name", VARCHAR(25)),
                        field("revenue", DECIMAL(30, 4)),
                        field("c_acctbal", DECIMAL(15, 2)),
                        field("n_name", CHAR(25)),
                        field("c_address", VARCHAR(40)),
                        field("c_phone", CHAR(15)),
                        field("c_comment", VARCHAR(117)))
                .as(Returns::new);
    }
}
