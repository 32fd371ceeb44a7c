package io.leanq.testkit.random;

import io.leanq.query.DataType;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Table;
import io.leanq.testkit.TableRows;
import io.leanq.type.Bytes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small table and its rows. The first column is the key.
 *
 * @param rows rows with values of the evaluator; CHAR is padded with spaces, as a column returns it
 */
record SampleTable(
        String name, List<String> columns, List<Kind> kinds, DynamicTable table, List<@Nullable Object[]> rows) {

    static SampleTable of(String name, List<String> columns, List<Kind> kinds, List<@Nullable Object[]> rows) {
        DynamicTable.Builder builder = Table.named(name);
        for (int i = 0; i < columns.size(); i++) {
            DataType<?, ?, ?> type = kinds.get(i).type();
            builder = i == 0
                    ? builder.column(columns.get(i), type, ColumnOption.primaryKey())
                    : builder.column(columns.get(i), type);
        }
        return new SampleTable(name, columns, kinds, builder.build(), rows);
    }

    /** The table in the form of the test kit's engines. */
    TableRows tableRows() {
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < row.length; i++) {
                Object value = row[i];
                Object java = value == null ? null : kinds.get(i).toJava(value);
                values.add(java instanceof byte[] bytes ? Bytes.of(bytes) : java);
            }
            all.add(values);
        }
        return new TableRows(table, all);
    }

    /** The greatest absolute value, or the greatest length, in each column. */
    List<BigDecimal> bounds() {
        List<BigDecimal> bounds = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            BigDecimal bound = BigDecimal.ZERO;
            for (@Nullable Object[] row : rows) {
                Object value = row[i];
                BigDecimal size = value instanceof Number number
                        ? new BigDecimal(number.toString()).abs()
                        : value instanceof String text ? BigDecimal.valueOf(text.length()) : BigDecimal.ZERO;
                bound = bound.max(size);
            }
            bounds.add(bound);
        }
        return bounds;
    }
}
