package io.leanq.samples.tpch;

import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Customer.CUSTOMER;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Nation.NATION;
import static io.leanq.samples.tpch.db.Orders.ORDERS;
import static io.leanq.samples.tpch.db.Part.PART;
import static io.leanq.samples.tpch.db.Region.REGION;
import static io.leanq.samples.tpch.db.Supplier.SUPPLIER;

import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Customer;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Nation;
import io.leanq.samples.tpch.db.Orders;
import io.leanq.samples.tpch.db.Part;
import io.leanq.samples.tpch.db.Region;
import io.leanq.samples.tpch.db.Supplier;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The share of one nation in what a region buys of one type of part, in two years. */
final class Q08MarketShare {

    /** The share of the nation in a year, as a fraction of 1. */
    record Share(int year, BigDecimal share) {}

    private Q08MarketShare() {}

    /** The nation is PERU, since no supplier of BRAZIL, the specification's own, has such a part at scale 0.01. */
    static Query<Share> query() {
        Part p = PART;
        Lineitem l = LINEITEM;
        Supplier s = SUPPLIER;
        Orders o = ORDERS;
        Customer c = CUSTOMER;
        Nation buyers = NATION.as("n1");
        Nation sellers = NATION.as("n2");
        Region r = REGION;
        NumberExpression<BigDecimal> ofNation =
                sum(caseWhen(sellers.name.eq("PERU"), Revenue.of(l)).otherwise(BigDecimal.ZERO));
        return select(o.orderdate.year(), ofNation.dividedBy(sum(Revenue.of(l))))
                .as(Share::new)
                .from(p)
                .join(l)
                .on(l.part(p))
                .join(s)
                .on(l.supplier(s))
                .join(o)
                .on(l.orders(o))
                .join(c)
                .on(o.customer(c))
                .join(buyers)
                .on(c.nation(buyers))
                .join(r)
                .on(buyers.region(r))
                .join(sellers)
                .on(s.nation(sellers))
                .where(r.name.eq("AMERICA")
                        .and(o.orderdate.between(LocalDate.of(1995, 1, 1), LocalDate.of(1996, 12, 31)))
                        .and(p.type.eq("ECONOMY ANODIZED STEEL")))
                .groupBy(o.orderdate.year())
                .orderBy(o.orderdate.year());
    }

    /** The columns of the query in SQL. */
    static Selectable<Share> columns() {
        return row(field("o_year", INTEGER), field("mkt_share", DECIMAL(30, 12)))
                .as(Share::new);
    }
}
