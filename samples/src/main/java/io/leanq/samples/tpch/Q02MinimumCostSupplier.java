package io.leanq.samples.tpch;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.min;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.samples.tpch.db.Nation.NATION;
import static io.leanq.samples.tpch.db.Part.PART;
import static io.leanq.samples.tpch.db.Partsupp.PARTSUPP;
import static io.leanq.samples.tpch.db.Region.REGION;
import static io.leanq.samples.tpch.db.Supplier.SUPPLIER;

import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Nation;
import io.leanq.samples.tpch.db.Part;
import io.leanq.samples.tpch.db.Partsupp;
import io.leanq.samples.tpch.db.Region;
import io.leanq.samples.tpch.db.Supplier;
import java.math.BigDecimal;

/** The suppliers of a region that sell parts of one kind and size at the lowest price in that region. */
final class Q02MinimumCostSupplier {

    /** A supplier, and the part for which the supplier is the cheapest of the region. */
    record Offer(
            BigDecimal balance,
            String supplier,
            String nation,
            long part,
            String manufacturer,
            String address,
            String phone,
            String comment) {}

    private Q02MinimumCostSupplier() {}

    static Query<Offer> query() {
        Part p = PART;
        Partsupp ps = PARTSUPP;
        Supplier s = SUPPLIER;
        Nation n = NATION;
        Region r = REGION;
        return select(s.acctbal, s.name, n.name, p.partkey, p.mfgr, s.address, s.phone, s.comment)
                .as(Offer::new)
                .from(p)
                .join(ps)
                .on(ps.part(p))
                .join(s)
                .on(ps.supplier(s))
                .join(n)
                .on(s.nation(n))
                .join(r)
                .on(n.region(r))
                .where(p.size.eq(15)
                        .and(p.type.like("%BRASS"))
                        .and(r.name.eq("EUROPE"))
                        .and(ps.supplycost.eq(scalar(lowestCost(p)))))
                .orderBy(s.acctbal.desc(), n.name, s.name, p.partkey)
                .limit(100);
    }

    /** The lowest price of the part in the region. */
    private static Query<BigDecimal> lowestCost(Part p) {
        Partsupp ps = PARTSUPP.as("ps");
        Supplier s = SUPPLIER.as("s");
        Nation n = NATION.as("n");
        Region r = REGION.as("r");
        return select(min(ps.supplycost))
                .from(ps)
                .join(s)
                .on(ps.supplier(s))
                .join(n)
                .on(s.nation(n))
                .join(r)
                .on(n.region(r))
                .where(ps.part(p).and(r.name.eq("EUROPE")));
    }

    /** The columns of the query in SQL. */
    static Selectable<Offer> columns() {
        return row(
                        field("s_acctbal", DECIMAL(15, 2)),
                        field("s_name", CHAR(25)),
                        field("n_name", CHAR(25)),
                        field("p_partkey", BIGINT),
                        field("p_mfgr", CHAR(25)),
                        field("s_address", VARCHAR(40)),
                        field("s_phone", CHAR(15)),
                        field("s_comment", VARCHAR(101)))
                .as(Offer::new);
    }
}
