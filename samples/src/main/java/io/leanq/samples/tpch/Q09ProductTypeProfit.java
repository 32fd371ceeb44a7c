package io.leanq.samples.tpch;

import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Nation.NATION;
import static io.leanq.samples.tpch.db.Orders.ORDERS;
import static io.leanq.samples.tpch.db.Part.PART;
import static io.leanq.samples.tpch.db.Partsupp.PARTSUPP;
import static io.leanq.samples.tpch.db.Supplier.SUPPLIER;

import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Nation;
import io.leanq.samples.tpch.db.Orders;
import io.leanq.samples.tpch.db.Part;
import io.leanq.samples.tpch.db.Partsupp;
import io.leanq.samples.tpch.db.Supplier;
import java.math.BigDecimal;

/** The profit from parts whose name holds a word, by the nation of the supplier and the year of the order. */
final class Q09ProductTypeProfit {

    /** What a nation's suppliers earned in a year. */
    record Profit(String nation, int year, BigDecimal profit) {}

    private Q09ProductTypeProfit() {}

    static Query<Profit> query() {
        Part p = PART;
        Lineitem l = LINEITEM;
        Supplier s = SUPPLIER;
        Partsupp ps = PARTSUPP;
        Orders o = ORDERS;
        Nation n = NATION;
        NumberExpression<BigDecimal> cost = ps.supplycost.times(l.quantity);
        return select(n.name, o.orderdate.year(), sum(Revenue.of(l).minus(cost)))
                .as(Profit::new)
                .from(p)
                .join(l)
                .on(l.part(p))
                .join(s)
                .on(l.supplier(s))
                .join(ps)
                .on(l.partsupp(ps))
                .join(o)
                .on(l.orders(o))
                .join(n)
                .on(s.nation(n))
                .where(p.name.contains("green"))
                .groupBy(n.name, o.orderdate.year())
                .orderBy(n.name.asc(), o.orderdate.year().desc());
    }

    /** The columns of the query in SQL. */
    static Selectable<Profit> columns() {
        return row(field("nation", CHAR(25)), field("o_year", INTEGER), field("sum_profit", DECIMAL(30, 4)))
                .as(Profit::new);
    }
}
