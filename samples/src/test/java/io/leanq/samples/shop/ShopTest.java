package io.leanq.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConstraintViolation;
import io.leanq.StaleRow;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.samples.Printed;
import io.leanq.schema.MetaData;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The day of the sample prints the documented lines, and each of its calls does what it says. */
class ShopTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 30, 12, 0);

    private EmbeddedLeanxcale server;
    private Database db;
    private Shop shop;

    @BeforeEach
    void open() {
        server = EmbeddedLeanxcale.start();
        db = Leanxcale.connect(server.url());
        MetaData.of(Orders.ORDERS, Lines.LINES).createAll(db);
        shop = new Shop(db);
    }

    @AfterEach
    void close() {
        db.close();
        server.close();
    }

    private static Order order(long id, LocalDateTime placed) {
        return new Order(id, "Ann", placed, "new", new Delivery("post", List.of("a", "b")), 0);
    }

    private static Line line(long order, int position) {
        return new Line(order, position, "lamp", 1, BigDecimal.TEN);
    }

    @Test
    void theDayIsPrinted() throws Exception {
        assertThat(Printed.by(() -> Shop.main(new String[0])).lines())
                .containsExactly(
                        "order 1 of Ann: [lamp, bulb]",
                        "order 3 of Ann: [chair]",
                        "Bill[customer=Ann, total=49.80]",
                        "Bill[customer=Ann, total=75.00]",
                        "newest: [2, 3]",
                        "newest: [1]",
                        "page 2: 1 of 3",
                        "not cancelled: order 1 is packed",
                        "delivered by post, [ring twice]",
                        "orders by courier: [2]",
                        "removed: true, false",
                        "exported: [{\"product\":\"lamp\",\"quantity\":2}]");
    }

    @Test
    void anOrderIsStoredWithAllItsLinesOrNotAtAll() {
        assertThatThrownBy(() -> shop.place(order(1, NOON), line(1, 1), line(1, 1)))
                .isInstanceOf(ConstraintViolation.class);
        assertThat(shop.ordersOf("Ann")).isEmpty();

        shop.place(order(1, NOON), line(1, 1));
        assertThat(shop.ordersOf("Ann"))
                .isEqualTo(Map.of(order(1, NOON), List.of(new Line(1, 1, "lamp", 1, new BigDecimal("10.00")))));
    }

    @Test
    void pagesHoldEachOrderOnce() {
        for (int id = 1; id <= 7; id++) {
            shop.place(order(id, NOON.minusHours(id / 3)), line(id, 1));
        }
        List<Long> read = new java.util.ArrayList<>();
        Optional<Order> last = Optional.empty();
        for (List<Order> page = shop.newest(last); !page.isEmpty(); page = shop.newest(last)) {
            page.forEach(order -> read.add(order.id()));
            last = Optional.of(page.get(page.size() - 1));
        }
        assertThat(read).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(shop.page(3)).isEqualTo(new Shop.NumberedPage(List.of(shop.order(7)), 7));
        assertThat(shop.page(4)).isEqualTo(new Shop.NumberedPage(List.of(), 0));
    }

    @Test
    void aLateChangeOverwritesNothing() {
        shop.place(order(1, NOON), line(1, 1));
        Order first = shop.order(1);
        shop.move(first, "packed");

        assertThatThrownBy(() -> shop.move(first, "cancelled")).isInstanceOf(StaleRow.class);
        assertThat(shop.order(1))
                .isEqualTo(new Order(1, "Ann", NOON, "packed", new Delivery("post", List.of("a", "b")), 1));
    }
}
