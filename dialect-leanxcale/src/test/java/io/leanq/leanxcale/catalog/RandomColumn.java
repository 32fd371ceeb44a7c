package io.leanq.leanxcale.catalog;

import io.leanq.query.DataType;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;

/** A random column of any type, with or without a default. */
final class RandomColumn {
    static final int TYPES = 20;

    private final Random random;
    private final DynamicTable.Builder builder;
    private final String name;

    RandomColumn(Random random, DynamicTable.Builder builder, String name) {
        this.random = random;
        this.builder = builder;
        this.name = name;
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    /** @param type a number below {@link #TYPES} */
    void add(int type) {
        boolean given = one(2);
        switch (type) {
            case 0 -> add(DataType.BOOLEAN, given ? random.nextBoolean() : null);
            case 1 -> add(DataType.TINYINT, given ? (byte) random.nextInt() : null);
            case 2 -> add(DataType.SMALLINT, given ? (short) random.nextInt() : null);
            case 3 -> add(DataType.INTEGER, given ? random.nextInt() : null);
            case 4 -> add(DataType.BIGINT, given ? random.nextLong() : null);
            case 5 -> add(DataType.REAL, given ? (float) random.nextGaussian() : null);
            case 6 -> add(DataType.FLOAT, given ? random.nextGaussian() * 1e100 : null);
            case 7 -> add(DataType.DOUBLE, given ? random.nextGaussian() / 1e100 : null);
            case 8 -> {
                int precision = 1 + random.nextInt(30);
                int scale = random.nextInt(precision + 1);
                add(DataType.DECIMAL(precision, scale), given ? BigDecimal.valueOf(-7, scale) : null);
            }
            case 9 -> add(DataType.CHAR(1 + random.nextInt(9)), given ? "'" : null);
            case 10 -> add(DataType.VARCHAR(4 + random.nextInt(9_000)), given ? "é'\"\\" : null);
            case 11 -> add(DataType.VARCHAR, given ? "CURRENT_DATE" : null);
            case 12 -> add(DataType.CLOB, null);
            case 13 -> add(DataType.BINARY(1), given ? new byte[] {(byte) random.nextInt()} : null);
            case 14 -> add(DataType.VARBINARY(3 + random.nextInt(90)), given ? new byte[] {0, -1, 13} : null);
            case 15 -> date(given);
            case 16 ->
                add(DataType.TIME, given ? LocalTime.ofNanoOfDay(random.nextInt(86_400_000) * 1_000_000L) : null);
            case 17 -> timestamp(given);
            case 18 -> array(given);
            default -> add(DataType.BLOB, null);
        }
    }

    private void date(boolean given) {
        if (!one(4)) {
            builder.column(name, DataType.DATE, ColumnOption.defaultCurrentDate());
        } else {
            add(DataType.DATE, given ? LocalDate.ofEpochDay(random.nextInt(100_000)) : null);
        }
    }

    private void timestamp(boolean given) {
        if (!one(4)) {
            builder.column(name, DataType.TIMESTAMP, ColumnOption.defaultCurrentTimestamp());
        } else {
            LocalDateTime time = LocalDate.EPOCH.atStartOfDay().plusNanos(random.nextLong(1L << 40) * 1_000_000L);
            add(DataType.TIMESTAMP, given ? time : null);
        }
    }

    private void array(boolean given) {
        switch (random.nextInt(3)) {
            case 0 -> add(DataType.BIGINT_ARRAY, given ? List.of(random.nextLong(), -1L) : null);
            case 1 -> add(DataType.DOUBLE_ARRAY, given ? List.of(random.nextGaussian()) : null);
            default -> add(DataType.VARCHAR_ARRAY, given ? List.of("it's", ",") : null);
        }
    }

    private <V> void add(DataType<V, ?, ?> type, V value) {
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
