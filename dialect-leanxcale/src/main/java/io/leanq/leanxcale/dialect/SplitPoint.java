package io.leanq.leanxcale.dialect;

import io.leanq.InvalidDefinition;
import io.leanq.render.SqlWriter;
import io.leanq.tree.DdlNode;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalInt;

/**
 * The point where one partition ends and the next begins: one value for each column, in the class of the column's SQL
 * type ({@link SqlType#valueClass()}). The values are part of the schema, and are written into the text of the DDL.
 */
public record SplitPoint(List<Object> values) {
    public SplitPoint {
        values = List.copyOf(values);
        values.forEach(SplitPoint::type);
    }

    private static SqlType type(Object value) {
        if (value instanceof Integer) {
            return SqlType.Simple.INTEGER;
        } else if (value instanceof Long) {
            return SqlType.Simple.BIGINT;
        } else if (value instanceof Short) {
            return SqlType.Simple.SMALLINT;
        } else if (value instanceof Byte) {
            return SqlType.Simple.TINYINT;
        } else if (value instanceof BigDecimal d) {
            int scale = Math.max(0, d.scale());
            return new SqlType.Decimal(Math.max(1, Math.max(d.precision() - Math.min(0, d.scale()), scale)), scale);
        } else if (value instanceof String) {
            return new SqlType.Varchar(OptionalInt.empty());
        } else if (value instanceof LocalDate) {
            return SqlType.Simple.DATE;
        } else if (value instanceof LocalDateTime) {
            return SqlType.Simple.TIMESTAMP;
        }
        throw new InvalidDefinition(
                "partitions are not split at a " + value.getClass().getSimpleName()
                        + ": give a whole number, BigDecimal, String, LocalDate or LocalDateTime");
    }

    /**
     * Requires one value for each column, of the column's type.
     *
     * @throws InvalidDefinition if a value has another type than its column, or there are fewer or more values than
     *     columns
     */
    void check(String option, List<String> columns, DdlNode.CreateTable table) {
        if (values.size() != columns.size()) {
            throw new InvalidDefinition(option + columns + " of " + table.name() + ": at(…) has " + values.size()
                    + " values; give one for each column");
        }
        for (int i = 0; i < columns.size(); i++) {
            SqlType wanted = KeyColumns.column(option, columns.get(i), table).type();
            if (!wanted.valueClass().isInstance(values.get(i)) || !wanted.holds(values.get(i))) {
                throw new InvalidDefinition(option + " of " + table.name() + ": at(…) gives a "
                        + values.get(i).getClass().getSimpleName() + " for " + columns.get(i) + " " + wanted
                        + "; give a " + wanted.valueClass().getSimpleName() + " that it holds");
            }
        }
    }

    /**
     * Writes the points, with commas between them.
     *
     * @param open stands before each point
     * @param close stands after each point
     */
    static void write(List<SplitPoint> points, String open, String close, SqlWriter out) {
        for (int i = 0; i < points.size(); i++) {
            out.sql(i == 0 ? open : ", " + open);
            points.get(i).write(out);
            out.sql(close);
        }
    }

    private void write(SqlWriter out) {
        for (int i = 0; i < values.size(); i++) {
            out.sql(i == 0 ? "" : ", ").literal(type(values.get(i)), values.get(i));
        }
    }
}
