package io.leanq.leanxcale.catalog;

import io.leanq.query.DataType;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.SchemaObject;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A random small schema from everything that the model has. The same seed gives the same schema. */
public final class RandomSchema {
    private static final List<String> NAMES = List.of(
            "plain",
            "with_underscore",
            "Mixed",
            "UPPER",
            "select",
            "order",
            "has blank",
            "qu\"ote",
            "1st",
            "a$b",
            "straße",
            "it's",
            "dot.ted",
            "_lead",
            "value",
            "user");

    private final Random random;
    private final List<SchemaObject> objects = new ArrayList<>();
    private final List<Sequence> sequences = new ArrayList<>();
    private final List<DynamicTable> tables = new ArrayList<>();
    private int constraints;

    private RandomSchema(long seed) {
        random = new Random(seed);
    }

    /** The schema of a seed. */
    public static MetaData of(long seed) {
        return new RandomSchema(seed).make();
    }

    private MetaData make() {
        for (int i = random.nextInt(2); i > 0; i--) {
            Sequence sequence = Sequence.named("seq " + pick(NAMES)).startWith(1 + random.nextInt(9));
            sequences.add(sequence);
        }
        int count = 1 + random.nextInt(3);
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        DynamicTable[] holder = new DynamicTable[count];
        for (int i = 0; i < count; i++) {
            tables.add(holder[i] = table(names.get(i), i, holder));
        }
        objects.addAll(tables);
        objects.addAll(sequences);
        return MetaData.of(objects.toArray(SchemaObject[]::new));
    }

    private <X> X pick(List<X> some) {
        return some.get(random.nextInt(some.size()));
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    /**
     * A table. Its first one or two columns have types that every table's key has, so that any table may refer to any
     * other.
     */
    private DynamicTable table(String name, int position, DynamicTable[] all) {
        DynamicTable.Builder builder = Table.named(name);
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        String key = names.remove(0);
        String second = names.remove(0);
        builder.column(
                key,
                DataType.BIGINT,
                sequences.isEmpty() || one(2) ? ColumnOption.notNull() : ColumnOption.defaultNext(sequences.get(0)));
        builder.column(second, DataType.VARCHAR(5));
        for (int i = random.nextInt(5); i > 0; i--) {
            column(builder, names.remove(0));
        }
        boolean last = position == all.length - 1;
        if (one(4) && last && position > 0) {
            builder.comment("without a key");
        } else if (one(3)) {
            builder.primaryKey(second, key);
        } else {
            builder.primaryKey(key);
        }
        if (position > 0) {
            foreignKey(builder, key, second, all, random.nextInt(position));
        } else if (one(2)) {
            builder.index("ix " + pick(NAMES) + constraints++, second, key);
        }
        if (one(3)) {
            builder.uniqueIndex("ux_" + constraints++, second, key);
        }
        if (one(3)) {
            builder.unique("uq_" + constraints++, key, second);
        }
        return builder.build();
    }

    /** Adds a foreign key with as many columns as the target's key has, in its order. */
    private void foreignKey(DynamicTable.Builder builder, String key, String second, DynamicTable[] all, int target) {
        List<String> targetKey = all[target].definition().primaryKey();
        List<String> columns = targetKey.size() == 2 ? List.of(second, key) : List.of(key);
        builder.foreignKey("fk_" + constraints++, columns, () -> {
            List<Column<?, ?>> found = new ArrayList<>();
            for (String name : targetKey) {
                all[target].columns().stream()
                        .filter(c -> c.name().equals(name))
                        .forEach(found::add);
            }
            return found;
        });
    }

    private void column(DynamicTable.Builder builder, String name) {
        boolean given = one(2);
        switch (random.nextInt(19)) {
            case 0 -> add(builder, name, DataType.BOOLEAN, given ? random.nextBoolean() : null);
            case 1 -> add(builder, name, DataType.TINYINT, given ? (byte) random.nextInt() : null);
            case 2 -> add(builder, name, DataType.SMALLINT, given ? (short) random.nextInt() : null);
            case 3 -> add(builder, name, DataType.INTEGER, given ? random.nextInt() : null);
            case 4 -> add(builder, name, DataType.BIGINT, given ? random.nextLong() : null);
            case 5 -> add(builder, name, DataType.REAL, given ? (float) random.nextGaussian() : null);
            case 6 -> add(builder, name, DataType.FLOAT, given ? random.nextGaussian() * 1e100 : null);
            case 7 -> add(builder, name, DataType.DOUBLE, given ? random.nextGaussian() / 1e100 : null);
            case 8 -> {
                int precision = 1 + random.nextInt(30);
                int scale = random.nextInt(precision + 1);
                add(builder, name, DataType.DECIMAL(precision, scale), given ? BigDecimal.valueOf(-7, scale) : null);
            }
            case 9 -> add(builder, name, DataType.CHAR(1 + random.nextInt(9)), given ? "'" : null);
            case 10 -> add(builder, name, DataType.VARCHAR(4 + random.nextInt(9_000)), given ? "é'\"\\" : null);
            case 11 -> add(builder, name, DataType.VARCHAR, given ? "CURRENT_DATE" : null);
            case 12 -> add(builder, name, DataType.CLOB, null);
            case 13 -> add(builder, name, DataType.BINARY(1), given ? new byte[] {(byte) random.nextInt()} : null);
            case 14 ->
                add(builder, name, DataType.VARBINARY(3 + random.nextInt(90)), given ? new byte[] {0, -1, 13} : null);
            case 15 -> date(builder, name, given);
            case 16 ->
                add(
                        builder,
                        name,
                        DataType.TIME,
                        given ? LocalTime.ofNanoOfDay(random.nextInt(86_400_000) * 1_000_000L) : null);
            case 17 -> timestamp(builder, name, given);
            default -> array(builder, name, given);
        }
    }

    private void date(DynamicTable.Builder builder, String name, boolean given) {
        if (one(3)) {
            builder.column(name, DataType.DATE, ColumnOption.defaultCurrentDate());
        } else {
            add(builder, name, DataType.DATE, given ? LocalDate.ofEpochDay(random.nextInt(100_000)) : null);
        }
    }

    private void timestamp(DynamicTable.Builder builder, String name, boolean given) {
        if (one(3)) {
            builder.column(name, DataType.TIMESTAMP, ColumnOption.defaultCurrentTimestamp());
        } else {
            LocalDateTime time = LocalDate.EPOCH.atStartOfDay().plusNanos(random.nextLong(1L << 40) * 1_000_000L);
            add(builder, name, DataType.TIMESTAMP, given ? time : null);
        }
    }

    private void array(DynamicTable.Builder builder, String name, boolean given) {
        switch (random.nextInt(3)) {
            case 0 -> add(builder, name, DataType.BIGINT_ARRAY, given ? List.of(random.nextLong(), -1L) : null);
            case 1 -> add(builder, name, DataType.DOUBLE_ARRAY, given ? List.of(random.nextGaussian()) : null);
            default -> add(builder, name, DataType.VARCHAR_ARRAY, given ? List.of("it's", ",") : null);
        }
    }

    private <V> void add(DynamicTable.Builder builder, String name, DataType<V, ?, ?> type, V value) {
        boolean notNull = one(3);
        if (value == null) {
            if (notNull) {
                builder.column(name, type, ColumnOption.notNull());
            } else {
                builder.column(name, type);
            }
        } else if (notNull) {
            builder.column(name, type, ColumnOption.defaultValue(value), ColumnOption.notNull());
        } else {
            builder.column(name, type, ColumnOption.defaultValue(value));
        }
    }
}
