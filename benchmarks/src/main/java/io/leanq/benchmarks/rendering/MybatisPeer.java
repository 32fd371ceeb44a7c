package io.leanq.benchmarks.rendering;

import static org.mybatis.dynamic.sql.SqlBuilder.count;
import static org.mybatis.dynamic.sql.SqlBuilder.equalTo;
import static org.mybatis.dynamic.sql.SqlBuilder.insertMultiple;
import static org.mybatis.dynamic.sql.SqlBuilder.isEqualTo;
import static org.mybatis.dynamic.sql.SqlBuilder.isGreaterThanOrEqualTo;
import static org.mybatis.dynamic.sql.SqlBuilder.isLike;
import static org.mybatis.dynamic.sql.SqlBuilder.on;
import static org.mybatis.dynamic.sql.SqlBuilder.select;
import static org.mybatis.dynamic.sql.SqlBuilder.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mybatis.dynamic.sql.AliasableSqlTable;
import org.mybatis.dynamic.sql.SqlColumn;
import org.mybatis.dynamic.sql.insert.render.MultiRowInsertStatementProvider;
import org.mybatis.dynamic.sql.render.RenderingStrategies;
import org.mybatis.dynamic.sql.select.render.SelectStatementProvider;

/** MyBatis Dynamic SQL, rendered for Spring's named parameters, which is its plainest form. */
final class MybatisPeer implements Peer {
    private static final Customers CUSTOMERS = new Customers();
    private static final Customers C = new Customers().withAlias("c");
    private static final Orders O = new Orders().withAlias("o");
    private static final OrderLines L = new OrderLines().withAlias("l");
    private static final OrderLines LINES = new OrderLines();
    private static final Pattern PARAMETER = Pattern.compile(":(records\\[(\\d+)]\\.(\\w+)|\\w+)");

    static final class Customers extends AliasableSqlTable<Customers> {
        final SqlColumn<Long> id = column("id");
        final SqlColumn<String> name = column("name");
        final SqlColumn<String> city = column("city");

        Customers() {
            super("customers", Customers::new);
        }
    }

    static final class Orders extends AliasableSqlTable<Orders> {
        final SqlColumn<Long> id = column("id");
        final SqlColumn<Long> customerId = column("customer_id");
        final SqlColumn<LocalDate> placed = column("placed");

        Orders() {
            super("orders", Orders::new);
        }
    }

    static final class OrderLines extends AliasableSqlTable<OrderLines> {
        final SqlColumn<Long> id = column("id");
        final SqlColumn<Long> orderId = column("order_id");
        final SqlColumn<String> product = column("product");
        final SqlColumn<Long> quantity = column("quantity");

        OrderLines() {
            super("order_lines", OrderLines::new);
        }
    }

    @Override
    public Object selectByKey(long id) {
        return select(CUSTOMERS.id, CUSTOMERS.name, CUSTOMERS.city)
                .from(CUSTOMERS)
                .where(CUSTOMERS.id, isEqualTo(id))
                .build()
                .render(RenderingStrategies.SPRING_NAMED_PARAMETER);
    }

    @Override
    public Object quantityByCity(LocalDate since, String namePattern) {
        return select(C.city, count(), sum(L.quantity))
                .from(C)
                .join(O, on(O.customerId, equalTo(C.id)))
                .join(L, on(L.orderId, equalTo(O.id)))
                .where(O.placed, isGreaterThanOrEqualTo(since))
                .and(C.name, isLike(namePattern))
                .groupBy(C.city)
                .orderBy(C.city)
                .limit(10)
                .build()
                .render(RenderingStrategies.SPRING_NAMED_PARAMETER);
    }

    @Override
    public Object insert(List<Line> lines) {
        return insertMultiple(lines)
                .into(LINES)
                .map(LINES.id)
                .toProperty("id")
                .map(LINES.orderId)
                .toProperty("orderId")
                .map(LINES.product)
                .toProperty("product")
                .map(LINES.quantity)
                .toProperty("quantity")
                .build()
                .render(RenderingStrategies.SPRING_NAMED_PARAMETER);
    }

    @Override
    public Sql sql(Object rendered) {
        List<Object> values = new ArrayList<>();
        if (rendered instanceof SelectStatementProvider select) {
            String text = PARAMETER.matcher(select.getSelectStatement()).replaceAll(found -> {
                values.add(select.getParameters().get(found.group(1)));
                return "?";
            });
            return new Sql(text, values);
        }
        MultiRowInsertStatementProvider<?> insert = (MultiRowInsertStatementProvider<?>) rendered;
        Matcher parameters = PARAMETER.matcher(insert.getInsertStatement());
        String text = parameters.replaceAll(found -> {
            Line line = (Line) insert.getRecords().get(Integer.parseInt(found.group(2)));
            values.add(
                    switch (found.group(3)) {
                        case "id" -> line.id();
                        case "orderId" -> line.orderId();
                        case "product" -> line.product();
                        default -> line.quantity();
                    });
            return "?";
        });
        return new Sql(text, values);
    }
}
