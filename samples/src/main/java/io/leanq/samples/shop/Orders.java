package io.leanq.samples.shop;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.DataType.VARCHAR;

import io.leanq.jackson.JsonTypes;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PlainColumn;
import io.leanq.schema.RecordTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import java.time.LocalDateTime;

/** The orders: each column is matched with the component of {@link Order} that has its name. */
public final class Orders extends RecordTable<Orders, Order> {
    private static final JsonTypes JSON = new JsonTypes();

    public static final Orders ORDERS = Table.define("shop_orders", Orders::new);

    public final NumberColumn<Orders, Long> id = column("id", BIGINT, primaryKey());
    public final TextColumn<Orders> customer = column("customer", VARCHAR(40), notNull(), indexed());
    public final TemporalColumn<Orders, LocalDateTime> placed = column("placed", TIMESTAMP, notNull());
    public final TextColumn<Orders> state = column("state", VARCHAR(10), notNull());
    public final PlainColumn<Orders, Delivery> delivery =
            column("delivery", JSON.of(VARCHAR(500), Delivery.class), notNull());
    public final NumberColumn<Orders, Integer> version = column("version", INTEGER, notNull());

    private Orders(TableRef<Orders> ref) {
        super(ref, Order.class);
    }
}
