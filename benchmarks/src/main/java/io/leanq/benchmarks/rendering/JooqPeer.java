package io.leanq.benchmarks.rendering;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStep4;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * jOOQ, with constant tables and fields, in its default dialect, since it has none for LeanXcale. It renders only the
 * text; the bind values would take a second walk over the statement.
 */
final class JooqPeer implements Peer {
    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private static final DSLContext JOOQ = DSL.using(
            SQLDialect.DEFAULT,
            new Settings()
                    .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                    .withRenderSchema(false));

    private static final Table<Record> CUSTOMERS = table(name("customers").unquotedName());
    private static final Field<Long> ID = column("customers", "id", Long.class);
    private static final Field<String> NAME = column("customers", "name", String.class);
    private static final Field<String> CITY = column("customers", "city", String.class);

    private static final Table<Record> C = CUSTOMERS.as(name("c").unquotedName());
    private static final Field<Long> C_ID = column("c", "id", Long.class);
    private static final Field<String> C_NAME = column("c", "name", String.class);
    private static final Field<String> C_CITY = column("c", "city", String.class);
    private static final Table<Record> O =
            table(name("orders").unquotedName()).as(name("o").unquotedName());
    private static final Field<Long> O_ID = column("o", "id", Long.class);
    private static final Field<Long> O_CUSTOMER_ID = column("o", "customer_id", Long.class);
    private static final Field<LocalDate> O_PLACED = column("o", "placed", LocalDate.class);
    private static final Table<Record> L =
            table(name("order_lines").unquotedName()).as(name("l").unquotedName());
    private static final Field<Long> L_ORDER_ID = column("l", "order_id", Long.class);
    private static final Field<Long> L_ID = column("l", "id", Long.class);
    private static final Field<String> L_PRODUCT = column("l", "product", String.class);
    private static final Field<Long> L_QUANTITY = column("l", "quantity", Long.class);

    private static final Table<Record> LINES = table(name("order_lines").unquotedName());
    private static final Field<Long> LINE_ID = field(name("id").unquotedName(), SQLDataType.BIGINT);
    private static final Field<Long> LINE_ORDER_ID = field(name("order_id").unquotedName(), SQLDataType.BIGINT);
    private static final Field<String> LINE_PRODUCT = field(name("product").unquotedName(), SQLDataType.VARCHAR);
    private static final Field<Long> LINE_QUANTITY = field(name("quantity").unquotedName(), SQLDataType.BIGINT);

    private record Text(String sql, Query query) {}

    private static <T> Field<T> column(String table, String column, Class<T> type) {
        return field(name(name(table).unquotedName(), name(column).unquotedName()), type);
    }

    private static Text text(Query query) {
        return new Text(query.getSQL(), query);
    }

    @Override
    public Object selectByKey(long id) {
        return text(JOOQ.select(ID, NAME, CITY).from(CUSTOMERS).where(ID.eq(id)));
    }

    @Override
    public Object quantityByCity(LocalDate since, String namePattern) {
        return text(JOOQ.select(C_CITY, count(), sum(L_QUANTITY))
                .from(C)
                .join(O)
                .on(O_CUSTOMER_ID.eq(C_ID))
                .join(L)
                .on(L_ORDER_ID.eq(O_ID))
                .where(O_PLACED.ge(since).and(C_NAME.like(namePattern)))
                .groupBy(C_CITY)
                .orderBy(C_CITY)
                .limit(10));
    }

    @Override
    public Object runningQuantity(long orderId) {
        return text(JOOQ.select(
                        L_PRODUCT,
                        rowNumber().over(partitionBy(L_ORDER_ID).orderBy(L_ID)),
                        sum(L_QUANTITY).over(partitionBy(L_ORDER_ID).orderBy(L_ID)))
                .from(L)
                .where(L_ORDER_ID.eq(orderId)));
    }

    @Override
    public Object insert(List<Line> lines) {
        InsertValuesStep4<Record, Long, Long, String, Long> insert =
                JOOQ.insertInto(LINES, LINE_ID, LINE_ORDER_ID, LINE_PRODUCT, LINE_QUANTITY);
        for (Line line : lines) {
            insert = insert.values(line.id(), line.orderId(), line.product(), line.quantity());
        }
        return text(insert);
    }

    @Override
    public Sql sql(Object rendered) {
        Text text = (Text) rendered;
        return new Sql(text.sql(), text.query().getBindValues());
    }
}
