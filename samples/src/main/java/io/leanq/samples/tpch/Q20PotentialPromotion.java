package io.leanq.samples.tpch;

import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Nation.NATION;
import static io.leanq.samples.tpch.db.Part.PART;
import static io.leanq.samples.tpch.db.Partsupp.PARTSUPP;
import static io.leanq.samples.tpch.db.Supplier.SUPPLIER;

import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Nation;
import io.leanq.samples.tpch.db.Part;
import io.leanq.samples.tpch.db.Partsupp;
import io.leanq.samples.tpch.db.Supplier;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The suppliers of a nation with more parts of one kind in stock than half of what they shipped in a year. */
final class Q20PotentialPromotion {

    /** A supplier whose stock could be promoted. */
    record Candidate(String name, String address) {}

    private Q20PotentialPromotion() {}

    static Query<Candidate> query() {
        Supplier s = SUPPLIER;
        Nation n = NATION;
        Partsupp ps = PARTSUPP;
        Part p = PART;
        return select(s.name, s.address)
                .as(Candidate::new)
                .from(s)
                .join(n)
                .on(s.nation(n))
                .where(n.name.eq("CANADA")
                        .and(s.suppkey.in(select(ps.suppkey)
                                .from(ps)
                                .where(ps.partkey
                                        .in(select(p.partkey).from(p).where(p.name.startsWith("forest")))
                                        .and(ps.availqty.gt(scalar(halfOfSales(ps))))))))
                .orderBy(s.name);
    }

    /** Half of what the supplier shipped of the part in a year. */
    private static Query<BigDecimal> halfOfSales(Partsupp ps) {
        LocalDate start = LocalDate.of(1994, 1, 1);
        Lineitem l = LINEITEM;
        return select(sum(l.quantity).times(new BigDecimal("0.5")))
                .from(l)
                .where(l.partsupp(ps).and(l.shipdate.ge(start)).and(l.shipdate.lt(start.plusYears(1))));
    }

    /** The columns of the query in SQL. */
    static Selectable<Candidate> columns() {
        return row(field("s_name", CHAR(25)), field("s_address", VARCHAR(40))).as(Candidate::new);
    }
}
