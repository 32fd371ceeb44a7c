package io.leanq.testkit;

import io.leanq.query.DataType;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PrimaryKey2;
import io.leanq.schema.RecordTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import org.jspecify.annotations.Nullable;

/** A small table of records, of types that every engine has: a key of two columns, and a version. */
public final class Items extends RecordTable<Items, Items.Item> {
    public static final Items ITEMS = Table.define("items", Items::new);

    public final NumberColumn<Items, Long> orderId = column("order_id", DataType.BIGINT);
    public final NumberColumn<Items, Integer> line = column("line", DataType.INTEGER);
    public final TextColumn<Items> article = column("article", DataType.VARCHAR(20));
    public final NumberColumn<Items, Integer> version = column("version", DataType.INTEGER, notNull());
    public final PrimaryKey2<Items, Long, Integer> key = primaryKey(orderId, line);

    /** A row. */
    public record Item(long orderId, int line, @Nullable String article, int version) {}

    private Items(TableRef<Items> ref) {
        super(ref, Item.class);
    }
}
