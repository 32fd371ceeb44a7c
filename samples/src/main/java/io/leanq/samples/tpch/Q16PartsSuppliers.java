package io.leanq.samples.tpch;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.countDistinct;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.samples.tpch.db.Part.PART;
import static io.leanq.samples.tpch.db.Partsupp.PARTSUPP;
import static io.leanq.samples.tpch.db.Supplier.SUPPLIER;

import io.leanq.query.NumberExpression;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Part;
import io.leanq.samples.tpch.db.Partsupp;
import io.leanq.samples.tpch.db.Supplier;

/** How many suppliers can deliver parts of given sizes, those left out about whom customers complained. */
final class Q16PartsSuppliers {

    /** How many suppliers have parts of this brand, type and size. */
    record Suppliers(String brand, String type, int size, long suppliers) {}

    private Q16PartsSuppliers() {}

    static Query<Suppliers> query() {
        Partsupp ps = PARTSUPP;
        Part p = PART;
        Supplier s = SUPPLIER;
        NumberExpression<Long> suppliers = countDistinct(ps.suppkey);
        return select(p.brand, p.type, p.size, suppliers)
                .as(Suppliers::new)
                .from(ps)
                .join(p)
                .on(ps.part(p))
                .where(p.brand
                        .ne("Brand#45")
                        .and(p.type.notLike("MEDIUM POLISHED%"))
                        .and(p.size.in(49, 14, 23, 45, 19, 3, 36, 9))
                        .and(ps.suppkey.notIn(
                                select(s.suppkey).from(s).where(s.comment.like("%Customer%Complaints%")))))
                .groupBy(p.brand, p.type, p.size)
                .orderBy(suppliers.desc(), p.brand, p.type, p.size);
    }

    /** The columns of the query in SQL. */
    static Selectable<Suppliers> columns() {
        return row(
                        field("p_brand", CHAR(10)),
                        field("p_type", VARCHAR(25)),
                        field("p_size", INTEGER),
                        field("supplier_cnt", BIGINT))
                .as(Suppliers::new);
    }
}
