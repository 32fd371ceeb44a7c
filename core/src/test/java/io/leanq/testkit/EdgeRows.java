package io.leanq.testkit;

import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.Table;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows for a table for which a test gives none. Each column takes the everyday values and the edge values of its type
 * and NULL in turn, each column with another offset, so that rows differ. The rows depend only on the definition.
 */
final class EdgeRows {
    private static final int ROWS = 8;
    /** Types with a greater length than this get no value of full length. */
    private static final int LONGEST = 1_000;

    private EdgeRows() {}

    static TableRows of(Table<?> table) {
        List<ColumnDefinition> columns = table.definition().columns();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int j = 0; j < columns.size(); j++) {
                List<@Nullable Object> values = values(columns.get(j).type().sqlType());
                boolean key =
                        table.definition().primaryKey().contains(columns.get(j).name());
                int step = key ? i % (values.size() - 1) : (i + j) % values.size();
                row.add(values.get(step));
            }
            rows.add(row);
        }
        return new TableRows(table, rows);
    }

    /** The values of a type; the last one is NULL. */
    private static List<@Nullable Object> values(SqlType type) {
        if (type instanceof SqlType.Simple simple) {
            return switch (simple) {
                case BOOLEAN -> Arrays.asList(true, false, null);
                case TINYINT -> Arrays.asList((byte) 1, (byte) 2, (byte) -3, (byte) 0, Byte.MAX_VALUE, null);
                case SMALLINT -> Arrays.asList((short) 1, (short) 2, (short) -3, (short) 0, Short.MAX_VALUE, null);
                case INTEGER -> Arrays.asList(1, 2, -3, 0, 7, 1_000_000_000, null);
                case BIGINT -> Arrays.asList(1L, 2L, -3L, 0L, 7L, 1_000_000_000_000_000_000L, null);
                case REAL -> Arrays.asList(1f, 0.1f, -2.5f, 0f, 1e10f, null);
                case FLOAT, DOUBLE -> Arrays.asList(1.0, 0.1, -2.5, 0.0, 1e100, null);
                case DATE ->
                    Arrays.asList(
                            LocalDate.of(2024, 2, 29), LocalDate.of(1969, 12, 31), LocalDate.of(9999, 12, 31), null);
                case TIME -> Arrays.asList(LocalTime.NOON, LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59), null);
                case TIMESTAMP ->
                    Arrays.asList(
                            LocalDateTime.of(2024, 2, 29, 13, 14, 15, 678_000_000),
                            LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_000_000),
                            LocalDateTime.of(9999, 12, 31, 0, 0),
                            null);
                case CLOB -> texts(Integer.MAX_VALUE);
                case BLOB -> bytes(Integer.MAX_VALUE);
            };
        }
        if (type instanceof SqlType.Decimal decimal) {
            BigInteger most = BigInteger.TEN.pow(decimal.precision()).subtract(BigInteger.ONE);
            return Arrays.asList(
                    new BigDecimal(BigInteger.ONE, decimal.scale()),
                    new BigDecimal(most, decimal.scale()),
                    new BigDecimal(most.negate(), decimal.scale()),
                    new BigDecimal(BigInteger.ZERO, decimal.scale()),
                    null);
        }
        if (type instanceof SqlType.Varchar text) {
            return texts(text.length().orElse(Integer.MAX_VALUE));
        }
        if (type instanceof SqlType.Char text) {
            return padded(text.length().orElse(1));
        }
        if (type instanceof SqlType.Varbinary bytes) {
            return bytes(bytes.length().orElse(Integer.MAX_VALUE));
        }
        if (type instanceof SqlType.Binary bytes) {
            return wholeBytes(bytes.length().orElse(1));
        }
        List<@Nullable Object> elements = values(((SqlType.Array) type).element());
        return Arrays.asList(List.of(), elements, elements.subList(0, 1), null);
    }

    private static List<@Nullable Object> texts(int length) {
        List<@Nullable Object> texts = new ArrayList<>();
        for (String text : List.of("a", "", "ab ", "50%_\\", "h\u00e9\uD83D\uDE00", "O'Neill")) {
            if (text.length() <= length) {
                texts.add(text);
            }
        }
        if (length <= LONGEST) {
            texts.add("b".repeat(length));
        }
        texts.add(null);
        return texts;
    }

    private static List<@Nullable Object> padded(int length) {
        List<@Nullable Object> texts = texts(length);
        texts.replaceAll(text -> text == null ? null : text + " ".repeat(length - ((String) text).length()));
        return texts;
    }

    private static List<@Nullable Object> bytes(int length) {
        List<@Nullable Object> values = new ArrayList<>();
        for (byte[] bytes : List.of(new byte[] {1}, new byte[0], new byte[] {0, -1})) {
            if (bytes.length <= length) {
                values.add(Bytes.of(bytes));
            }
        }
        if (length <= LONGEST) {
            values.add(full(length));
        }
        values.add(null);
        return values;
    }

    private static List<@Nullable Object> wholeBytes(int length) {
        return Arrays.asList(Bytes.of(new byte[length]), full(length), null);
    }

    private static Bytes full(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) -1);
        return Bytes.of(bytes);
    }
}
