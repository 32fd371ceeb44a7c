package io.leanq.samples.tpch;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Nation.NATION;
import static io.leanq.samples.tpch.db.Partsupp.PARTSUPP;
import static io.leanq.samples.tpch.db.Supplier.SUPPLIER;

import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Nation;
import io.leanq.samples.tpch.db.Partsupp;
import io.leanq.samples.tpch.db.Supplier;
import java.math.BigDecimal;

/** The parts that make up a considerable share of the stock of one nation. */
final class Q11ImportantStock {

    /** A part, and what the suppliers of the nation have of it in stock. */
    record Stock(long part, BigDecimal value) {}

    private Q11ImportantStock() {}

    static Query<Stock> query() {
        Partsupp ps = PARTSUPP;
        Supplier s = SUPPLIER;
        Nation n = NATION;
        return select(ps.partkey, value(ps))
                .as(Stock::new)
                .from(ps)
                .join(s)
                .on(ps.supplier(s))
                .join(n)
                .on(s.nation(n))
                .where(n.name.eq("GERMANY"))
                .groupBy(ps.partkey)
                .having(value(ps).gt(scalar(leastValue())))
                .orderBy(value(ps).desc(), ps.partkey.asc());
    }

    /** A ten-thousandth of all that the suppliers of the nation have in stock. */
    private static Query<BigDecimal> leastValue() {
        Partsupp ps = PARTSUPP.as("ps");
        Supplier s = SUPPLIER.as("s");
        Nation n = NATION.as("n");
        return select(value(ps).times(new BigDecimal("0.0001")))
                .from(ps)
                .join(s)
                .on(ps.supplier(s))
                .join(n)
                .on(s.nation(n))
                .where(n.name.eq("GERMANY"));
    }

    private static NumberExpression<BigDecimal> value(Partsupp ps) {
        return sum(ps.supplycost.times(ps.availqty));
    }

    /** The columns of the query in SQL. */
    static Selectable<Stock> columns() {
        return row(field("ps_partkey", BIGINT), field("value", DECIMAL(30, 2))).as(Stock::new);
    }
}
