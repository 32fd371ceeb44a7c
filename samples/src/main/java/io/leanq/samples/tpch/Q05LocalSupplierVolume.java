package io.leanq.samples.tpch;

import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Customer.CUSTOMER;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Nation.NATION;
import static io.leanq.samples.tpch.db.Orders.ORDERS;
import static io.leanq.samples.tpch.db.Region.REGION;
import static io.leanq.samples.tpch.db.Supplier.SUPPLIER;

import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Customer;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Nation;
import io.leanq.samples.tpch.db.Orders;
import io.leanq.samples.tpch.db.Region;
import io.leanq.samples.tpch.db.Supplier;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The revenue of a year from sales within one nation, for the nations of a region. */
final class Q05LocalSupplierVolume {

    /** What the suppliers of a nation sold to customers of the same nation. */
    record LocalVolume(String nation, BigDecimal revenue) {}

    private Q05LocalSupplierVolume() {}

    static Query<LocalVolume> query() {
        LocalDate start = LocalDate.of(1994, 1, 1);
        Customer c = CUSTOMER;
        Orders o = ORDERS;
        Lineitem l = LINEITEM;
        Supplier s = SUPPLIER;
        Nation n = NATION;
        Region r = REGION;
        NumberExpression<BigDecimal> revenue = sum(Revenue.of(l));
        return select(n.name, revenue)
                .as(LocalVolume::new)
                .from(c)
                .join(o)
                .on(o.customer(c))
                .join(l)
                .on(l.orders(o))
                .join(s)
                .on(l.supplier(s).and(c.nationkey.eq(s.nationkey)))
                .join(n)
                .on(s.nation(n))
                .join(r)
                .on(n.region(r))
                .where(r.name.eq("ASIA").and(o.orderdate.ge(start)).and(o.orderdate.lt(start.plusYears(1))))
                .groupBy(n.name)
                .orderBy(revenue.desc(), n.name);
    }

    /** The columns of the query in SQL. */
    static Selectable<LocalVolume> columns() {
        return row(field("n_name", CHAR(25)), field("revenue", DECIMAL(30, 4))).as(LocalVolume::new);
    }
}
