package io.leanq.benchmarks.rendering;

import com.querydsl.core.types.dsl.DatePath;
import com.querydsl.core.types.dsl.NumberPath;
import com.querydsl.core.types.dsl.StringPath;
import com.querydsl.core.types.dsl.Wildcard;
import com.querydsl.sql.Configuration;
import com.querydsl.sql.HSQLDBTemplates;
import com.querydsl.sql.RelationalPathBase;
import com.querydsl.sql.SQLBindings;
import com.querydsl.sql.SQLExpressions;
import com.querydsl.sql.SQLQuery;
import com.querydsl.sql.dml.SQLInsertClause;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** QueryDSL-SQL, in the version that OpenFeign maintains. */
final class QuerydslPeer implements Peer {
    private static final Configuration CONFIGURATION = new Configuration(new HSQLDBTemplates());
    private static final @Nullable Connection NONE = null;
    private static final Customers CUSTOMERS = new Customers("customers");
    private static final Customers C = new Customers("c");
    private static final Orders O = new Orders("o");
    private static final OrderLines L = new OrderLines("l");
    private static final OrderLines LINES = new OrderLines("order_lines");

    @SuppressWarnings("serial") // never serialised
    static final class Customers extends RelationalPathBase<Customers> {
        final NumberPath<Long> id = createNumber("id", Long.class);
        final StringPath name = createString("name");
        final StringPath city = createString("city");

        Customers(String variable) {
            super(Customers.class, variable, null, "customers");
        }
    }

    @SuppressWarnings("serial") // never serialised
    static final class Orders extends RelationalPathBase<Orders> {
        final NumberPath<Long> id = createNumber("id", Long.class);
        final NumberPath<Long> customerId = createNumber("customer_id", Long.class);
        final DatePath<LocalDate> placed = createDate("placed", LocalDate.class);

        Orders(String variable) {
            super(Orders.class, variable, null, "orders");
        }
    }

    @SuppressWarnings("serial") // never serialised
    static final class OrderLines extends RelationalPathBase<OrderLines> {
        final NumberPath<Long> id = createNumber("id", Long.class);
        final NumberPath<Long> orderId = createNumber("order_id", Long.class);
        final StringPath product = createString("product");
        final NumberPath<Long> quantity = createNumber("quantity", Long.class);

        OrderLines(String variable) {
            super(OrderLines.class, variable, null, "order_lines");
        }
    }

    @Override
    public Object selectByKey(long id) {
        return new SQLQuery<>(NONE, CONFIGURATION)
                .select(CUSTOMERS.id, CUSTOMERS.name, CUSTOMERS.city)
                .from(CUSTOMERS)
                .where(CUSTOMERS.id.eq(id))
                .getSQL();
    }

    @Override
    public Object quantityByCity(LocalDate since, String namePattern) {
        return new SQLQuery<>(NONE, CONFIGURATION)
                .select(C.city, Wildcard.count, L.quantity.sumAggregate())
                .from(C)
                .join(O)
                .on(O.customerId.eq(C.id))
                .join(L)
                .on(L.orderId.eq(O.id))
                .where(O.placed.goe(since).and(C.name.like(namePattern)))
                .groupBy(C.city)
                .orderBy(C.city.asc())
                .limit(10)
                .getSQL();
    }

    @Override
    public Object runningQuantity(long orderId) {
        return new SQLQuery<>(NONE, CONFIGURATION)
                .select(
                        L.product,
                        SQLExpressions.rowNumber().over().partitionBy(L.orderId).orderBy(L.id),
                        SQLExpressions.sum(L.quantity)
                                .over()
                                .partitionBy(L.orderId)
                                .orderBy(L.id))
                .from(L)
                .where(L.orderId.eq(orderId))
                .getSQL();
    }

    @Override
    public Object insert(List<Line> lines) {
        SQLInsertClause insert = new SQLInsertClause(NONE, CONFIGURATION, LINES);
        insert.setBatchToBulk(true);
        for (Line line : lines) {
            insert.columns(LINES.id, LINES.orderId, LINES.product, LINES.quantity)
                    .values(line.id(), line.orderId(), line.product(), line.quantity())
                    .addBatch();
        }
        return insert.getSQL().get(0);
    }

    @Override
    public Sql sql(Object rendered) {
        SQLBindings bindings = (SQLBindings) rendered;
        return new Sql(bindings.getSQL(), bindings.getNullFriendlyBindings());
    }
}
