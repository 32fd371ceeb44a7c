package io.leanq.leanxcale.catalog;

import io.leanq.leanxcale.IndexOptions;
import io.leanq.leanxcale.TableOptions;
import io.leanq.query.DataType;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.SchemaObject;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
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
    /** Each type once, so that each type is in about as many columns as any other. */
    private final List<Integer> types = new ArrayList<>();

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

    private int nextType() {
        if (types.isEmpty()) {
            for (int i = 0; i < RandomColumn.TYPES; i++) {
                types.add(i);
            }
            Collections.shuffle(types, random);
        }
        return types.remove(0);
    }

    private MetaData make() {
        for (int i = random.nextInt(2); i > 0; i--) {
            Sequence sequence = Sequence.named("seq " + pick(NAMES))
                    .startWith(1 + random.nextInt(9))
                    .incrementBy(1 + random.nextInt(3));
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
        for (int i = 2 + random.nextInt(6); i > 0; i--) {
            new RandomColumn(random, builder, names.remove(0)).add(nextType());
        }
        if (one(4)) {
            builder.column("numbered", DataType.BIGINT, ColumnOption.identity(1 + random.nextInt(3), 2));
        }
        boolean last = position == all.length - 1;
        if (one(2) && last && position > 0) {
            builder.comment("without a key");
        } else if (one(3)) {
            builder.primaryKey(second, key);
            options(builder, key);
        } else {
            builder.primaryKey(key);
            options(builder, key);
        }
        if (position > 0) {
            foreignKey(builder, key, second, all, random.nextInt(position));
        } else if (one(2)) {
            builder.index(
                    "ix " + pick(NAMES) + constraints++,
                    List.of(second),
                    IndexOptions.include(key),
                    IndexOptions.global());
        }
        if (one(3)) {
            builder.uniqueIndex("ux_" + constraints++, second, key);
        }
        if (one(3)) {
            builder.unique("uq_" + constraints++, key, second);
        }
        if (one(4)) {
            builder.check(
                    "ck_" + constraints++,
                    table -> table.get(key, DataType.BIGINT).ge(-9L));
        }
        return builder.build();
    }

    private void options(DynamicTable.Builder builder, String key) {
        switch (random.nextInt(6)) {
            case 0 -> builder.with(TableOptions.partitionByHash(key), TableOptions.distributeByHash());
            case 1 -> builder.with(TableOptions.noDistribute());
            default -> {}
        }
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
}
