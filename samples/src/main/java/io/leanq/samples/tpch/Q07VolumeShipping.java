package io.leanq.samples.tpch;

import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Customer.CUSTOMER;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Nation.NATION;
import static io.leanq.samples.tpch.db.Orders.ORDERS;
import static io.leanq.samples.tpch.db.Supplier.SUPPLIER;

import io.leanq.query.Condition;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Customer;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Nation;
import io.leanq.samples.tpch.db.Orders;
import io.leanq.samples.tpch.db.Supplier;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The value of the goods shipped between two nations, in both directions. */
final class Q07VolumeShipping {

    /** What the suppliers of one nation sold to the customers of the other, by the year of shipping. */
    record Volume(String supplierNation, String customerNation, int year, BigDecimal revenue) {}

    private Q07VolumeShipping() {}

    static Query<Volume> query() {
        Supplier s = SUPPLIER;
        Lineitem l = LINEITEM;
        Orders o = ORDERS;
        Customer c = CUSTOMER;
        Nation n1 = NATION.as("n1");
        Nation n2 = NATION.as("n2");
        Condition between = n1.name.eq("FRANCE").and(n2.name.eq("GERMANY"));
        Condition back = n1.name.eq("GERMANY").and(n2.name.eq("FRANCE"));
        return select(n1.name, n2.name, l.shipdate.year(), sum(Revenue.of(l)))
                .as(Volume::new)
                .from(s)
                .join(l)
                .on(l.supplier(s))
                .join(o)
                .on(l.orders(o))
                .join(c)
                .on(o.customer(c))
                .join(n1)
                .on(s.nation(n1))
                .join(n2)
                .on(c.nation(n2))
                .where(between.or(back).and(l.shipdate.between(LocalDate.of(1995, 1, 1), LocalDate.of(1996, 12, 31))))
                .groupBy(n1.name, n2.name, l.shipdate.year())
                .orderBy(n1.name, n2.name, l.shipdate.year());
    }

    /** The columns of the query in SQL. */
    static Selectable<Volume> columns() {
        return row(
                        field("supp_nation", CHAR(25)),
                        field("cust_nation", CHAR(25)),
                        field("l_year", INTEGER),
                        field("revenue", DECIMAL(30, 4)))
                .as(Volume::new);
    }
}
