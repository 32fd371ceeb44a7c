package io.leanq.samples.tpch;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.cte;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.with;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Supplier.SUPPLIER;

import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Supplier;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The supplier with the greatest revenue in a quarter; several, if they have the same. */
final class Q15TopSupplier {

    /** A supplier, and what the supplier's parts sold for. */
    record TopSupplier(long supplier, String name, String address, String phone, BigDecimal revenue) {}

    private Q15TopSupplier() {}

    static Query<TopSupplier> query() {
        LocalDate start = LocalDate.of(1996, 1, 1);
        Supplier s = SUPPLIER;
        Lineitem l = LINEITEM;
        NumberExpression<BigDecimal> total = sum(Revenue.of(l)).as("total_revenue");
        var revenue = cte(
                "revenue",
                select(l.suppkey, total)
                        .from(l)
                        .where(l.shipdate.ge(start).and(l.shipdate.lt(start.plusMonths(3))))
                        .groupBy(l.suppkey));
        var best = revenue.as("best");
        return with(revenue)
                .query(select(s.suppkey, s.name, s.address, s.phone, revenue.get(total))
                        .as(TopSupplier::new)
                        .from(s)
                        .join(revenue)
                        .on(s.suppkey.eq(revenue.get(l.suppkey)))
                        .where(revenue.get(total)
                                .eq(scalar(select(max(best.get(total))).from(best))))
                        .orderBy(s.suppkey));
    }

    /** The columns of the query in SQL. */
    static Selectable<TopSupplier> columns() {
        return row(
                        field("s_suppkey", BIGINT),
                        field("s_name", CHAR(25)),
                        field("s_address", VARCHAR(40)),
                        field("s_phone", CHAR(15)),
                        field("total_revenue", DECIMAL(30, 4)))
                .as(TopSupplier::new);
    }
}
