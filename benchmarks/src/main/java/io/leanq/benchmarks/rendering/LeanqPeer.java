package io.leanq.benchmarks.rendering;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.partitionBy;
import static io.leanq.query.Dsl.rowNumber;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.sum;

import io.leanq.benchmarks.rendering.Shop.Customers;
import io.leanq.benchmarks.rendering.Shop.OrderLines;
import io.leanq.benchmarks.rendering.Shop.Orders;
import io.leanq.leanxcale.dialect.LeanxcaleDialect;
import io.leanq.query.OrderedWindow;
import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** LeanQ in its usual form. */
final class LeanqPeer implements Peer {
    private static final Dialect DIALECT = LeanxcaleDialect.INSTANCE;
    private static final Customers CUSTOMERS = Shop.CUSTOMERS;
    private static final Customers C = Shop.CUSTOMERS.as("c");
    private static final Orders O = Shop.ORDERS.as("o");
    private static final OrderLines L = Shop.ORDER_LINES.as("l");

    static Statement selectStatement(long id) {
        return select(CUSTOMERS.id, CUSTOMERS.name, CUSTOMERS.city)
                .from(CUSTOMERS)
                .where(CUSTOMERS.id.eq(id));
    }

    static Statement quantityStatement(LocalDate since, String namePattern) {
        return select(C.city, count(), sum(L.quantity))
                .from(C)
                .join(O)
                .on(O.customerId.eq(C.id))
                .join(L)
                .on(L.orderId.eq(O.id))
                .where(O.placed.ge(since).and(C.name.like(namePattern)))
                .groupBy(C.city)
                .orderBy(C.city)
                .limit(10);
    }

    static Statement runningStatement(long orderId) {
        OrderedWindow window = partitionBy(L.orderId).orderBy(L.id);
        return select(L.product, rowNumber().over(window), sum(L.quantity).over(window))
                .from(L)
                .where(L.orderId.eq(orderId));
    }

    static Statement insertStatement(List<Line> lines) {
        return insertRows(Shop.ORDER_LINES, lines);
    }

    @Override
    public Rendered selectByKey(long id) {
        return selectStatement(id).render(DIALECT);
    }

    @Override
    public Rendered quantityByCity(LocalDate since, String namePattern) {
        return quantityStatement(since, namePattern).render(DIALECT);
    }

    @Override
    public Rendered runningQuantity(long orderId) {
        return runningStatement(orderId).render(DIALECT);
    }

    @Override
    public Rendered insert(List<Line> lines) {
        return insertStatement(lines).render(DIALECT);
    }

    @Override
    public Sql sql(Object rendered) {
        Rendered made = (Rendered) rendered;
        List<Object> values = new ArrayList<>();
        made.binds().forEach(bind -> values.add(bind.value()));
        return new Sql(made.sql(), values);
    }
}
