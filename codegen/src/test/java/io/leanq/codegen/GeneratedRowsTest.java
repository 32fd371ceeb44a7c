package io.leanq.codegen;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that uses generated classes is compiled with them, and run on the live schema from which they were
 * generated.
 */
class GeneratedRowsTest {
    private static final String PROGRAM = """
            package shop;

            import static io.leanq.query.Dsl.*;
            import static shop.Customers.CUSTOMERS;
            import static shop.OrderItems.ORDER_ITEMS;
            import static shop.Orders.ORDERS;
            import static shop.PaidOrders.PAID_ORDERS;
            import static shop.Returns.RETURNS;
            import static shop.Wide.WIDE;

            import io.leanq.exec.Database;
            import java.math.BigDecimal;
            import java.time.LocalDate;
            import java.time.LocalDateTime;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.stream.IntStream;

            public class Program {
                public static List<Object> run(Database db) {
                    List<Object> seen = new ArrayList<>();
                    // The database counts customers.
                    db.execute(insertRows(CUSTOMERS, List.of(new CustomersRow(null, "Ada", null))));
                    long ada = db.fetchOne(selectFrom(CUSTOMERS)).id();
                    db.execute(insertRows(CUSTOMERS, List.of(new CustomersRow(null, "Carl", ada))));
                    long carl = db.fetchOne(selectFrom(CUSTOMERS).where(CUSTOMERS.referredBy.eq(ada))).id();
                    LocalDate day = LocalDate.of(2026, 3, 2);
                    LocalDateTime time = day.atStartOfDay();
                    seen.add(db.batch(batchInsert(ORDERS), IntStream.rangeClosed(1, 5).mapToObj(i -> new OrdersRow(
                            (long) i, i %% 2 == 0 ? ada : carl, day, time, i > 3, i == 1 ? null : new BigDecimal(i + ".50"), null, "ref0000" + i)).toList()));
                    seen.add(db.fetch(select(CUSTOMERS.name, ORDERS.discount).as(Pair::new).from(ORDERS).join(CUSTOMERS)
                            .on(ORDERS.customer(CUSTOMERS)).orderBy(ORDERS.reference)));
                    Customers referrer = CUSTOMERS.as("r");
                    seen.add(db.fetch(select(CUSTOMERS.name, referrer.name).from(CUSTOMERS).join(referrer)
                            .on(CUSTOMERS.referredBy(referrer))));
                    OrdersRow first = db.fetchOne(selectFrom(ORDERS).where(ORDERS.reference.eq("ref00001")));
                    seen.add(first.discount());
                    long id = first.id();
                    db.execute(insertRows(ORDER_ITEMS, List.of(new OrderItemsRow(id, 1, BigDecimal.ONE), new OrderItemsRow(id, 2, BigDecimal.TEN))));
                    db.execute(insertRows(RETURNS, List.of(new ReturnsRow(7, id, 2, null))));
                    seen.add(db.fetch(select(RETURNS.id, ORDER_ITEMS.price).from(RETURNS).join(ORDER_ITEMS)
                            .on(RETURNS.orderItems(ORDER_ITEMS))));
                    db.execute(upsertRows(RETURNS, List.of(new ReturnsRow(7, id, 1, 3))));
                    seen.add(db.fetch(selectFrom(RETURNS)));
                    seen.add(db.fetch(select(PAID_ORDERS.customer).from(PAID_ORDERS).orderBy(PAID_ORDERS.id)));
                    seen.add(db.batch(batchInsert(WIDE), List.of(%s)));
                    seen.add(db.fetch(selectFrom(WIDE)));
                    return seen;
                }

                record Pair(String name, BigDecimal discount) {}
            }
            """;

    @Test
    void rowsAreInsertedSelectedJoinedAndBatchedByTheGeneratedClasses(@TempDir Path folder) throws Exception {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database db = Leanxcale.connect(server.url())) {
            Everything.createIn(db);
            MetaData.of(wide()).createAll(db);
            new Generator(GeneratorOptions.of("shop", folder))
                    .generate(MetaData.reflect(db).metadata());
            Files.writeString(
                    folder.resolve("shop/Program.java"),
                    PROGRAM.formatted("new WideRow(1" + ", \"x\"".repeat(38) + ", null)"));
            try (CompiledClasses classes = CompiledClasses.of(folder, "shop")) {
                List<?> seen = (List<?>)
                        classes.type("Program").getMethod("run", Database.class).invoke(null, db);
                assertThat(seen.stream().map(String::valueOf))
                        .containsExactly(
                                "5",
                                "[Pair[name=Carl, discount=null], Pair[name=Ada, discount=2.50], Pair[name=Carl,"
                                        + " discount=3.50], Pair[name=Ada, discount=4.50], Pair[name=Carl, "
                                        + "discount=5.50]]",
                                "[Row2[value1=Carl, value2=Ada]]",
                                "null",
                                "[Row2[value1=7, value2=10.00]]",
                                "[ReturnsRow[id=7, orderId=1, line=1, customer=3]]",
                                "[Ada, Carl]",
                                "1",
                                "[WideRow[c1=1, " + columns() + "c40=null]]");
            }
        }
    }

    private static String columns() {
        StringBuilder all = new StringBuilder();
        for (int i = 2; i < 40; i++) {
            all.append("c").append(i).append("=x, ");
        }
        return all.toString();
    }

    private static DynamicTable wide() {
        DynamicTable.Builder builder = Table.named("wide").column("c1", INTEGER, primaryKey());
        for (int i = 2; i <= 40; i++) {
            builder.column("c" + i, VARCHAR(5));
        }
        return builder.build();
    }
}
