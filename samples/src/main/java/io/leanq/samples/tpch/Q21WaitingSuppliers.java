package io.leanq.samples.tpch;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.row;
import static io.leanq.query.Dsl.select;
import static io.leanq.samples.tpch.db.Lineitem.LINEITEM;
import static io.leanq.samples.tpch.db.Nation.NATION;
import static io.leanq.samples.tpch.db.Orders.ORDERS;
import static io.leanq.samples.tpch.db.Supplier.SUPPLIER;

import io.leanq.query.Condition;
import io.leanq.query.Query;
import io.leanq.query.Selectable;
import io.leanq.samples.tpch.db.Lineitem;
import io.leanq.samples.tpch.db.Nation;
import io.leanq.samples.tpch.db.Orders;
import io.leanq.samples.tpch.db.Supplier;

/** The suppliers of a nation who alone kept whole orders waiting. */
final class Q21WaitingSuppliers {

    /** How many orders waited for this supplier alone. */
    record Waiting(String supplier, long orders) {}

    private Q21WaitingSuppliers() {}

    static Query<Waiting> query() {
        Supplier s = SUPPLIER;
        Lineitem l1 = LINEITEM.as("l1");
        Lineitem l2 = LINEITEM.as("l2");
        Lineitem l3 = LINEITEM.as("l3");
        Orders o = ORDERS;
        Nation n = NATION;
        Condition othersTookPart = exists(
                select(l2.orderkey).from(l2).where(l2.orderkey.eq(l1.orderkey).and(l2.suppkey.ne(l1.suppkey))));
        Condition othersWereLate = exists(select(l3.orderkey)
                .from(l3)
                .where(l3.orderkey
                        .eq(l1.orderkey)
                        .and(l3.suppkey.ne(l1.suppkey))
                        .and(l3.receiptdate.gt(l3.commitdate))));
        return select(s.name, count())
                .as(Waiting::new)
                .from(s)
                .join(l1)
                .on(l1.supplier(s))
                .join(o)
                .on(l1.orders(o))
                .join(n)
                .on(s.nation(n))
                .where(o.orderstatus
                        .eq("F")
                        .and(l1.receiptdate.gt(l1.commitdate))
                        .and(othersTookPart)
                        .and(othersWereLate.not())
                        .and(n.name.eq("SAUDI ARABIA")))
                .groupBy(s.name)
                .orderBy(count().desc(), s.name.asc())
                .limit(100);
    }

    /** The columns of the query in SQL. */
    static Selectable<Waiting> columns() {
        return row(field("s_name", CHAR(25)), field("numwait", BIGINT)).as(Waiting::new);
    }
}
