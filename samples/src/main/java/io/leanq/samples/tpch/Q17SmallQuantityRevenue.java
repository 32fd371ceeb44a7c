package io.leanq.samples.tpch;

import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.Dsl.avg;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Part.PART;

import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Part;
import java.math.BigDecimal;

/** The revenue of a year that would be lost without orders of less than a fifth of the usual quantity. */
final class Q17SmallQuantityRevenue {

    private Q17SmallQuantityRevenue() {}

    /** The container is MED CAN, since no part in MED BOX, the specification's own, is of the brand at scale 0.01. */
    static Query<BigDecimal> query() {
        Lineitem l = LINEITEM;
        Lineitem all = LINEITEM.as("l");
        Part p = PART;
        NumberExpression<BigDecimal> fifth = avg(all.quantity).times(new BigDecimal("0.2"));
        return select(sum(l.extendedprice).dividedBy(7))
                .from(l)
                .join(p)
                .on(l.part(p))
                .where(p.brand
                        .eq("Brand#23")
                        .and(p.container.eq("MED CAN"))
                        .and(l.quantity.lt(scalar(select(fifth).from(all).where(all.part(p))))));
    }

    /** The columns of the query in SQL. */
    static Selectable<BigDecimal> columns() {
        return field("avg_yearly", DECIMAL(30, 12));
    }
}
