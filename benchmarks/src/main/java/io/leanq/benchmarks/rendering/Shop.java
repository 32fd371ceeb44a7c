package io.leanq.benchmarks.rendering;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.VARCHAR;

import io.leanq.query.RowMapping;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import java.time.LocalDate;
import java.util.List;

/** LeanQ's classes for the three tables of the benchmarks. */
final class Shop {
    static final Customers CUSTOMERS = Table.define("customers", Customers::new);
    static final Orders ORDERS = Table.define("orders", Orders::new);
    static final OrderLines ORDER_LINES = Table.define("order_lines", OrderLines::new);

    private Shop() {}

    static final class Customers extends Table<Customers> {
        final NumberColumn<Customers, Long> id = column("id", BIGINT, primaryKey());
        final TextColumn<Customers> name = column("name", VARCHAR(50));
        final TextColumn<Customers> city = column("city", VARCHAR(50));

        private Customers(TableRef<Customers> ref) {
            super(ref);
        }
    }

    static final class Orders extends Table<Orders> {
        final NumberColumn<Orders, Long> id = column("id", BIGINT, primaryKey());
        final NumberColumn<Orders, Long> customerId = column("customer_id", BIGINT);
        final TemporalColumn<Orders, LocalDate> placed = column("placed", DATE);

        private Orders(TableRef<Orders> ref) {
            super(ref);
        }
    }

    static final class OrderLines extends RowTable<OrderLines, Line> {
        final NumberColumn<OrderLines, Long> id = column("id", BIGINT, primaryKey());
        final NumberColumn<OrderLines, Long> orderId = column("order_id", BIGINT);
        final TextColumn<OrderLines> product = column("product", VARCHAR(50));
        final NumberColumn<OrderLines, Long> quantity = column("quantity", BIGINT);

        private OrderLines(TableRef<OrderLines> ref) {
            super(ref);
        }

        @Override
        public RowMapping<OrderLines, Line> row() {
            return new RowMapping<>(
                    List.of(id, orderId, product, quantity),
                    (cells, at) -> new Line(
                            cells.getLong(at),
                            cells.getLong(at + 1),
                            String.valueOf(cells.getString(at + 2)),
                            cells.getLong(at + 3)),
                    (line, to) -> to.set(id, line.id())
                            .set(orderId, line.orderId())
                            .set(product, line.product())
                            .set(quantity, line.quantity()));
        }
    }
}
