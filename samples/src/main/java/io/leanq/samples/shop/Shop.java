package io.leanq.samples.shop;

import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.down;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.json;
import static io.leanq.query.Dsl.jsonObject;
import static io.leanq.query.Dsl.member;
import static io.leanq.query.Dsl.seek;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.sum;
import static io.leanq.query.Dsl.up;
import static io.leanq.query.Dsl.updateRowIfVersion;
import static io.leanq.samples.shop.Lines.LINES;
import static io.leanq.samples.shop.Orders.ORDERS;

import io.leanq.StaleRow;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.query.row.Row2;
import io.leanq.query.seek.Seek2;
import io.leanq.schema.MetaData;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Orders of a shop. Without an argument the program starts an embedded server; with a URL it uses that server, in an
 * empty schema.
 */
public final class Shop {
    /** The newest orders first; those of one moment by their number. */
    private static final Seek2<LocalDateTime, Long> NEWEST = seek(down(ORDERS.placed), up(ORDERS.id));

    private static final int PAGE = 2;

    /** A page of orders by its number, and how many orders there are. */
    record NumberedPage(List<Order> orders, long total) {}

    /** What an order costs. */
    record Bill(String customer, BigDecimal total) {}

    private final Database db;

    Shop(Database db) {
        this.db = db;
    }

    /** Stores an order with its lines; all of it or nothing. */
    void place(Order order, Line... lines) {
        db.transaction(tx -> {
            tx.execute(insertRows(ORDERS, order));
            tx.batch(batchInsert(LINES), List.of(lines));
        });
    }

    /** The orders of a customer with their lines, by one statement. */
    Map<Order, List<Line>> ordersOf(String customer) {
        return db.fetchGrouped(select(ORDERS.row(), LINES.row())
                .from(ORDERS)
                .leftJoin(LINES)
                .on(LINES.orderId.eq(ORDERS.id))
                .where(ORDERS.customer.eq(customer))
                .orderBy(ORDERS.id, LINES.position));
    }

    /** The page of orders behind one, or the first page. */
    List<Order> newest(Optional<Order> last) {
        return db.fetch(selectFrom(ORDERS)
                .where(NEWEST.afterIfPresent(last.map(order -> new Row2<>(order.placed(), order.id()))))
                .orderBy(NEWEST)
                .limit(PAGE));
    }

    /** The page of this number, counted from 0; of no orders behind the last page. */
    NumberedPage page(int number) {
        List<Row2<Order, Long>> rows = db.fetch(select(ORDERS.row(), count().over())
                .from(ORDERS)
                .orderBy(ORDERS.id)
                .limit(PAGE)
                .offset((long) number * PAGE));
        return new NumberedPage(
                rows.stream().map(Row2::value1).toList(),
                rows.isEmpty() ? 0 : rows.get(0).value2());
    }

    /** What each order costs, for those that cost something. */
    List<Bill> bills() {
        return db.fetch(select(ORDERS.customer, sum(LINES.price.times(LINES.quantity)))
                .as(Bill::new)
                .from(ORDERS)
                .join(LINES)
                .on(LINES.orderId.eq(ORDERS.id))
                .groupBy(ORDERS.id, ORDERS.customer)
                .orderBy(ORDERS.id));
    }

    Order order(long id) {
        return Objects.requireNonNull(db.fetchOne(selectFrom(ORDERS).where(ORDERS.id.eq(id))));
    }

    /**
     * Changes the state of an order.
     *
     * @throws StaleRow if somebody has changed the order since it was read
     */
    void move(Order order, String state) {
        db.execute(updateRowIfVersion(ORDERS, order.in(state), ORDERS.version));
    }

    /** Removes one line, which is found by its key. */
    boolean remove(long orderId, int position) {
        return db.execute(deleteFrom(LINES).where(LINES.key.eq(orderId, position))) == 1;
    }

    /** The orders that a carrier delivers, which is a part of a JSON document. */
    List<Long> deliveredBy(String carrier) {
        return db.fetch(select(ORDERS.id)
                .from(ORDERS)
                .where(json(ORDERS.delivery).value("$.carrier", VARCHAR).eq(carrier))
                .orderBy(ORDERS.id));
    }

    /** The lines of an order as JSON, made by the database. */
    List<String> export(long orderId) {
        return db.fetch(select(jsonObject(member("product", LINES.product), member("quantity", LINES.quantity)))
                .from(LINES)
                .where(LINES.orderId.eq(orderId))
                .orderBy(LINES.position));
    }

    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            run(arguments[0]);
            return;
        }
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start()) {
            run(server.url());
        }
    }

    private static void run(String url) {
        MetaData schema = MetaData.of(ORDERS, LINES);
        try (Database db = Leanxcale.connect(url)) {
            schema.createAll(db);
            try {
                new Shop(db).day();
            } finally {
                schema.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
            }
        }
    }

    /** A day of the shop, printed. */
    private void day() {
        LocalDateTime nine = LocalDateTime.of(2026, 11, 30, 9, 0);
        Delivery post = new Delivery("post", List.of("ring twice"));
        place(
                new Order(1, "Ann", nine, "new", post, 0),
                new Line(1, 1, "lamp", 2, new BigDecimal("19.90")),
                new Line(1, 2, "bulb", 4, new BigDecimal("2.50")));
        place(new Order(2, "Ben", nine.plusHours(1), "new", new Delivery("courier", List.of()), 0));
        place(
                new Order(3, "Ann", nine.plusHours(1), "new", post, 0),
                new Line(3, 1, "chair", 1, new BigDecimal("75.00")));

        ordersOf("Ann")
                .forEach((order, lines) -> System.out.println("order " + order.id() + " of Ann: "
                        + lines.stream().map(Line::product).toList()));
        bills().forEach(System.out::println);

        Optional<Order> last = Optional.empty();
        for (List<Order> page = newest(last); !page.isEmpty(); page = newest(last)) {
            System.out.println("newest: " + page.stream().map(Order::id).toList());
            last = Optional.of(page.get(page.size() - 1));
        }
        NumberedPage second = page(1);
        System.out.println("page 2: " + second.orders().size() + " of " + second.total());

        Order read = order(1);
        move(read, "packed");
        try {
            move(read, "cancelled");
        } catch (StaleRow changed) {
            System.out.println("not cancelled: order 1 is " + order(1).state());
        }
        System.out.println("delivered by " + order(1).delivery().carrier() + ", "
                + order(1).delivery().wishes());
        System.out.println("orders by courier: " + deliveredBy("courier"));
        System.out.println("removed: " + remove(1, 2) + ", " + remove(1, 9));
        System.out.println("exported: " + export(1));
    }
}
