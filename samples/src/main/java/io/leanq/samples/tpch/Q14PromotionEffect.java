package io.leanq.samples.tpch;

import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.field;
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
import java.time.LocalDate;

/** The share of promoted parts in the revenue of a month, in percent. */
final class Q14PromotionEffect {

    private Q14PromotionEffect() {}

    static Query<BigDecimal> query() {
        LocalDate start = LocalDate.of(1995, 9, 1);
        Lineitem l = LINEITEM;
        Part p = PART;
        NumberExpression<BigDecimal> promoted =
                sum(caseWhen(p.type.startsWith("PROMO"), Revenue.of(l)).otherwise(BigDecimal.ZERO));
        return select(promoted.times(100).dividedBy(sum(Revenue.of(l))))
                .from(l)
                .join(p)
                .on(l.part(p))
                .where(l.shipdate.ge(start).and(l.shipdate.lt(start.plusMonths(1))));
    }

    /** The columns of the query in SQL. */
    static Selectable<BigDecimal> columns() {
        return field("promo_revenue", DECIMAL(30, 12));
    }
}
