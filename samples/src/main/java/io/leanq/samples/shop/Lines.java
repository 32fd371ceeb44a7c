package io.leanq.samples.shop;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;

import io.leanq.schema.NumberColumn;
import io.leanq.schema.PrimaryKey2;
import io.leanq.schema.RecordTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import java.math.BigDecimal;

/** The lines of all orders, whose key has two columns. */
public final class Lines extends RecordTable<Lines, Line> {
    public static final Lines LINES = Table.define("shop_lines", Lines::new);

    public final NumberColumn<Lines, Long> orderId = column("order_id", BIGINT, references(() -> Orders.ORDERS.id));
    public final NumberColumn<Lines, Integer> position = column("position", INTEGER);
    public final TextColumn<Lines> product = column("product", VARCHAR(40), notNull());
    public final NumberColumn<Lines, Integer> quantity = column("quantity", INTEGER, notNull());
    public final NumberColumn<Lines, BigDecimal> price = column("price", DECIMAL(10, 2), notNull());

    public final PrimaryKey2<Lines, Long, Integer> key = primaryKey(orderId, position);

    private Lines(TableRef<Lines> ref) {
        super(ref, Line.class);
    }
}
