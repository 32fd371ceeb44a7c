package io.leanq.codegen;

import io.leanq.query.DataType;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.SchemaObject;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random schema of any shape. The same seed gives the same schema. */
final class RandomSchema {
    private static final List<DataType<?, ?, ?>> TYPES = List.of(
            DataType.BOOLEAN,
            DataType.TINYINT,
            DataType.SMALLINT,
            DataType.INTEGER,
            DataType.BIGINT,
            DataType.DECIMAL(12, 3),
            DataType.REAL,
            DataType.DOUBLE,
            DataType.CHAR(4),
            DataType.VARCHAR(30),
            DataType.VARCHAR,
            DataType.VARBINARY(16),
            DataType.DATE,
            DataType.TIME,
            DataType.TIMESTAMP,
            DataType.BIGINT_ARRAY);
    private static final List<String> WORDS =
            List.of("order", "Class", "x y", "row", "é", "2nd", "customer_id", "VALUE", "a$b", "table", "n");

    private final Random random;
    private final List<DynamicTable> tables = new ArrayList<>();

    private RandomSchema(long seed) {
        random = new Random(seed);
    }

    static MetaData of(long seed) {
        RandomSchema schema = new RandomSchema(seed);
        int count = 2 + schema.random.nextInt(5);
        for (int i = 0; i < count; i++) {
            schema.tables.add(schema.table("t" + seed + " " + schema.word() + i));
        }
        List<SchemaObject> objects = new ArrayList<>(schema.tables);
        objects.add(Sequence.named("s" + seed));
        return MetaData.of(objects.toArray(SchemaObject[]::new));
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private DynamicTable table(String name) {
        DynamicTable.Builder builder = Table.named(name).column("id", DataType.INTEGER, ColumnOption.notNull());
        List<String> columns = new ArrayList<>();
        int width = 1 + random.nextInt(24);
        for (int i = 0; i < width; i++) {
            String column = word() + " " + i;
            columns.add(column);
            column(builder, column, TYPES.get(random.nextInt(TYPES.size())));
        }
        builder.primaryKey("id");
        if (!tables.isEmpty() && random.nextBoolean()) {
            DynamicTable target = tables.get(random.nextInt(tables.size()));
            builder.column("to other", DataType.INTEGER)
                    .foreignKey("fk " + name, List.of("to other"), () -> List.of(target.get("id", DataType.INTEGER)));
        }
        if (random.nextBoolean()) {
            builder.column("indexed", DataType.VARCHAR(20))
                    .column("too", DataType.INTEGER)
                    .index("ix " + name, "indexed", "too");
        }
        return builder.build();
    }

    private <V> void column(DynamicTable.Builder builder, String column, DataType<V, ?, ?> type) {
        if (random.nextBoolean()) {
            builder.column(column, type, ColumnOption.notNull());
        } else {
            builder.column(column, type);
        }
    }
}
