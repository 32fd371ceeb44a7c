package io.leanq.codegen;

import static io.leanq.query.DataType.*;
import static io.leanq.query.Dsl.select;
import static io.leanq.schema.ColumnOption.defaultCurrentDate;
import static io.leanq.schema.ColumnOption.defaultCurrentTimestamp;
import static io.leanq.schema.ColumnOption.defaultNext;
import static io.leanq.schema.ColumnOption.defaultValue;
import static io.leanq.schema.ColumnOption.identity;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static io.leanq.schema.ColumnOption.references;

import io.leanq.exec.Database;
import io.leanq.query.Query;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import io.leanq.schema.View;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/** A schema with one of everything that generated classes support. */
final class Everything {
    private Everything() {}

    static final Sequence ORDER_IDS = Sequence.named("order_ids");

    static final DynamicTable CUSTOMERS = Table.named("customers")
            .column("id", BIGINT, identity())
            .column("name", VARCHAR(50), notNull(), defaultValue("?\" $T \\ 'é"))
            .column("referred_by", BIGINT)
            .primaryKey("id")
            .foreignKey("fk_customers_referred", List.of("referred_by"), () -> List.of(customerId()))
            .build();

    static final DynamicTable ORDERS = Table.named("orders")
            .column("id", BIGINT, primaryKey(), defaultNext(ORDER_IDS))
            .column("customer_id", BIGINT, notNull(), references("fk_orders_customer", Everything::customerId))
            .column("ordered", DATE, notNull(), defaultCurrentDate())
            .column("created", TIMESTAMP, notNull(), defaultCurrentTimestamp())
            .column("paid", BOOLEAN, notNull(), defaultValue(false))
            .column("discount", DECIMAL(5, 2))
            .column("note", VARCHAR(200))
            .column("reference", CHAR(8))
            .index("ix_orders_customer", "customer_id", "ordered")
            .uniqueIndex("ux_orders_reference", "reference")
            .build();

    static final DynamicTable ITEMS = Table.named("order_items")
            .column("order_id", BIGINT, references("fk_items_order", () -> ORDERS.get("id", BIGINT)))
            .column("line", INTEGER)
            .column("price", DECIMAL(10, 2), notNull())
            .primaryKey("order_id", "line")
            .build();

    static final DynamicTable RETURNS = Table.named("returns")
            .column("id", INTEGER, primaryKey())
            .column("order_id", BIGINT, notNull())
            .column("line", INTEGER, notNull())
            .column("customer", INTEGER)
            .foreignKey(
                    "fk_returns_item",
                    List.of("order_id", "line"),
                    () -> List.of(ITEMS.get("order_id", BIGINT), ITEMS.get("line", INTEGER)))
            .build();

    static final DynamicTable TYPES = Table.named("all_types")
            .column("a_tinyint", TINYINT, notNull(), defaultValue((byte) -128))
            .column("a_smallint", SMALLINT, defaultValue(Short.MIN_VALUE))
            .column("an_integer", INTEGER, defaultValue(Integer.MIN_VALUE))
            .column("a_bigint", BIGINT, defaultValue(Long.MIN_VALUE))
            .column("a_real", REAL, defaultValue(1.5f))
            .column("a_float", FLOAT, defaultValue(-0.25))
            .column("a_double", DOUBLE, defaultValue(1e300))
            .column("a_decimal", DECIMAL(20, 4), defaultValue(new BigDecimal("-1234567890.1234")))
            .column("a_boolean", BOOLEAN, defaultValue(true))
            .column("a_char", CHAR(3), defaultValue("abc"))
            .column("a_varchar", VARCHAR)
            .column("a_clob", CLOB)
            .column("a_binary", BINARY(4))
            .column("a_varbinary", VARBINARY(8), notNull())
            .column("some_bytes", VARBINARY)
            .column("a_blob", BLOB)
            .column("a_date", DATE, defaultValue(LocalDate.of(2024, 2, 29)))
            .column("a_time", TIME, defaultValue(LocalTime.of(12, 30)))
            .column("a_timestamp", TIMESTAMP, defaultValue(LocalDateTime.of(2024, 2, 29, 1, 2, 3)))
            .column("bigints", BIGINT_ARRAY)
            .column("doubles", DOUBLE_ARRAY)
            .column("texts", VARCHAR_ARRAY, notNull())
            .build();

    static final MetaData METADATA =
            MetaData.of(ORDER_IDS, Sequence.named("other_ids"), CUSTOMERS, ORDERS, ITEMS, RETURNS, TYPES);

    /** A view over the tables. A database does not return its query. */
    static final class PaidOrders extends View<PaidOrders> {
        static final PaidOrders PAID_ORDERS = View.define("paid_orders", PaidOrders::new, PaidOrders::query);

        final NumberColumn<PaidOrders, Long> id = column("id", BIGINT);
        final TextColumn<PaidOrders> customer = column("customer", VARCHAR(50));

        private PaidOrders(TableRef<PaidOrders> ref) {
            super(ref);
        }

        private static Query<?> query() {
            return select(ORDERS.get("id", BIGINT), CUSTOMERS.get("name", VARCHAR(50)))
                    .from(ORDERS)
                    .join(CUSTOMERS)
                    .on(ORDERS.get("customer_id", BIGINT).eq(customerId()))
                    .where(ORDERS.get("paid", BOOLEAN));
        }
    }

    /** Creates everything in a database. */
    static void createIn(Database db) {
        METADATA.createAll(db);
        MetaData.of(PaidOrders.PAID_ORDERS).createAll(db);
    }

    private static NumberColumn<DynamicTable, Long> customerId() {
        return CUSTOMERS.get("id", BIGINT);
    }
}
