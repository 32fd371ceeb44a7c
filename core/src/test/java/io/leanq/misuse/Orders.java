package io.leanq.misuse;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.BIGINT_ARRAY;
import static io.leanq.query.DataType.BOOLEAN;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.DOUBLE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.field;
import static io.leanq.query.Dsl.mapping;

import io.leanq.query.NumberExpression;
import io.leanq.query.RowMapping;
import io.leanq.schema.ArrayColumn;
import io.leanq.schema.BooleanColumn;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PlainColumn;
import io.leanq.schema.PrimaryKey2;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A table with a column of each kind, over which uses and misuses of the language are compiled. */
public final class Orders extends RowTable<Orders, Orders.Order> {
    public static final Orders ORDERS = Table.define("orders", Orders::new);

    public final NumberColumn<Orders, Long> id = column("id", BIGINT);
    public final NumberColumn<Orders, Integer> customerId = column("customer_id", INTEGER);
    public final NumberColumn<Orders, Integer> quantity = column("quantity", INTEGER);
    public final NumberColumn<Orders, BigDecimal> price = column("price", DECIMAL(10, 2));
    public final NumberColumn<Orders, Double> weight = column("weight", DOUBLE);
    public final TextColumn<Orders> note = column("note", VARCHAR);
    public final TemporalColumn<Orders, LocalDateTime> at = column("at_time", TIMESTAMP);
    public final TemporalColumn<Orders, LocalDate> due = column("due", DATE);
    public final BooleanColumn<Orders> open = column("is_open", BOOLEAN);
    public final PlainColumn<Orders, Currency> currency =
            column("currency", VARCHAR.as(Currency.class, Currency::getInstance, Currency::getCurrencyCode));
    public final ArrayColumn<Orders, Long, NumberExpression<Long>> tags = column("tags", BIGINT_ARRAY);
    public final PrimaryKey2<Orders, Long, Integer> key = primaryKey(id, customerId);

    /** A row of two columns. */
    public record Order(long id, @Nullable BigDecimal price) {}

    /** What a select of a note and a price makes. */
    public record NotePrice(@Nullable String note, @Nullable BigDecimal price) {}

    /** Rows in a row. */
    public record Lines(Order order, NotePrice what) {}

    private Orders(TableRef<Orders> ref) {
        super(ref);
    }

    @Override
    public RowMapping<Orders, Order> row() {
        return mapping(field(id, Order::id), field(price, Order::price)).as(Order::new);
    }
}
