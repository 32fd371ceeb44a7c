package io.leanq.samples.tpch;

import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Part.PART;

import io.leanq.query.Condition;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Part;
import java.math.BigDecimal;

/** The revenue from three kinds of parts that were sent by air and handed over in person. */
final class Q19DiscountedRevenue {

    private Q19DiscountedRevenue() {}

    static Query<BigDecimal> query() {
        Lineitem l = LINEITEM;
        Part p = PART;
        Condition small = p.brand
                .eq("Brand#12")
                .and(p.container.in("SM CASE", "SM BOX", "SM PACK", "SM PKG"))
                .and(l.quantity.between(1, 11))
                .and(p.size.between(1, 5));
        Condition medium = p.brand
                .eq("Brand#23")
                .and(p.container.in("MED BAG", "MED BOX", "MED PKG", "MED PACK"))
                .and(l.quantity.between(10, 20))
                .and(p.size.between(1, 10));
        Condition large = p.brand
                .eq("Brand#34")
                .and(p.container.in("LG CASE", "LG BOX", "LG PACK", "LG PKG"))
                .and(l.quantity.between(20, 30))
                .and(p.size.between(1, 15));
        return select(sum(Revenue.of(l)))
                .from(l)
                .join(p)
                .on(l.part(p))
                .where(small.or(medium)
                        .or(large)
                        .and(l.shipmode.in("AIR", "AIR REG"))
                        .and(l.shipinstruct.eq("DELIVER IN PERSON")));
    }

    /** The columns of the query in SQL. */
    static Selectable<BigDecimal> columns() {
        return field("revenue", DECIMAL(30, 4));
    }
}
