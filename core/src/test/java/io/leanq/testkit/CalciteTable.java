package io.leanq.testkit;

import io.leanq.schema.ColumnDefinition;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.calcite.DataContext;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** A table of LeanQ for Calcite: nullable columns and rows in memory. A sequence is a table without columns. */
public final class CalciteTable extends AbstractTable implements ScannableTable {
    private static final int MILLISECONDS = 3;

    private final List<ColumnDefinition> columns;
    private final List<@Nullable Object[]> rows;
    private final Schema.TableType kind;

    private CalciteTable(List<ColumnDefinition> columns, List<List<@Nullable Object>> rows, Schema.TableType kind) {
        this.columns = columns;
        this.rows = rows.stream()
                .map(row -> row.stream().map(CalciteTable::internal).toArray())
                .toList();
        this.kind = kind;
    }

    public static CalciteTable of(TableRows table) {
        return new CalciteTable(table.table().definition().columns(), table.rows(), Schema.TableType.TABLE);
    }

    /** The table that the validator looks up after {@code NEXT VALUE FOR}. */
    static CalciteTable sequence() {
        return new CalciteTable(List.of(), List.of(), Schema.TableType.SEQUENCE);
    }

    /** A canonical value in the class that Calcite's generated code needs. */
    private static @Nullable Object internal(@Nullable Object value) {
        if (value instanceof LocalDate date) {
            return (int) date.toEpochDay();
        } else if (value instanceof LocalTime time) {
            return (int) (time.toNanoOfDay() / 1_000_000);
        } else if (value instanceof LocalDateTime timestamp) {
            return timestamp.toInstant(ZoneOffset.UTC).toEpochMilli();
        } else if (value instanceof Bytes bytes) {
            return new ByteString(bytes.toArray());
        } else if (value instanceof List<?> elements) {
            List<@Nullable Object> inside = new ArrayList<>();
            elements.forEach(element -> inside.add(internal(element)));
            return inside;
        }
        return value;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory types) {
        RelDataTypeFactory.Builder row = types.builder();
        for (ColumnDefinition column : columns) {
            row.add(column.name(), type(types, column.type().sqlType())).nullable(true);
        }
        return row.build();
    }

    @Override
    public Schema.TableType getJdbcTableType() {
        return kind;
    }

    @Override
    public Enumerable<@Nullable Object[]> scan(DataContext root) {
        return Linq4j.asEnumerable(rows);
    }

    /** Calcite's type for a type of LeanQ. */
    static RelDataType type(RelDataTypeFactory types, SqlType type) {
        if (type instanceof SqlType.Decimal decimal) {
            return types.createSqlType(SqlTypeName.DECIMAL, decimal.precision(), decimal.scale());
        }
        if (type instanceof SqlType.Array array) {
            RelDataType element = types.createTypeWithNullability(type(types, array.element()), true);
            return types.createArrayType(element, -1);
        }
        if (type == SqlType.Simple.CLOB || type == SqlType.Simple.BLOB) {
            return type(types, type.withoutLength());
        }
        SqlTypeName name = SqlTypeName.valueOf(type.toString().split("\\(")[0]);
        OptionalInt precision = precision(type);
        return precision.isPresent() ? types.createSqlType(name, precision.getAsInt()) : types.createSqlType(name);
    }

    private static OptionalInt precision(SqlType type) {
        if (type == SqlType.Simple.TIME || type == SqlType.Simple.TIMESTAMP) {
            return OptionalInt.of(MILLISECONDS);
        } else if (type instanceof SqlType.Varchar text) {
            return text.length();
        } else if (type instanceof SqlType.Char text) {
            return text.length();
        } else if (type instanceof SqlType.Varbinary bytes) {
            return bytes.length();
        } else if (type instanceof SqlType.Binary bytes) {
            return bytes.length();
        }
        return OptionalInt.empty();
    }
}
