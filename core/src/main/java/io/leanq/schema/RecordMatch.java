package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.query.ArrayType;
import io.leanq.query.ColumnSetter;
import io.leanq.query.DataType;
import io.leanq.query.RowMapping;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Matches the components of a record with the columns of a table, by name, Java type and nullability. */
final class RecordMatch<T extends Table<T>> {
    private final TableDefinition table;
    private final Class<?> record;
    private final Map<String, List<Column<T, ?>>> byKey;
    private final Map<Column<T, ?>, String> matched = new HashMap<>();

    private RecordMatch(TableDefinition table, Class<?> record, List<Column<T, ?>> columns) {
        this.table = table;
        this.record = record;
        this.byKey = columns.stream().collect(Collectors.groupingBy(column -> key(column.name())));
    }

    /**
     * The mapping of the record, with a column for each component, in the record's order.
     *
     * @param columns the columns of the table or of its alias
     * @throws InvalidDefinition if a component does not match a column; the message names both
     */
    static <T extends Table<T>, R> RowMapping<T, R> of(
            TableDefinition table, List<Column<T, ?>> columns, Class<R> record) {
        RecordCalls<R> calls = RecordCalls.of(record);
        RecordMatch<T> match = new RecordMatch<>(table, record, columns);
        List<Column<T, ?>> ofComponents = new ArrayList<>();
        calls.components().forEach(component -> ofComponents.add(match.column(component)));
        return new RowMapping<>(
                ofComponents, calls.reader(ofComponents), (row, to) -> write(calls, ofComponents, row, to));
    }

    private static <T extends Table<T>, R> ColumnSetter<T> write(
            RecordCalls<R> calls, List<Column<T, ?>> columns, R row, ColumnSetter<T> to) {
        ColumnSetter<T> next = to;
        for (int i = 0; i < columns.size(); i++) {
            next = set(next, columns.get(i), calls.value(row, i));
        }
        return next;
    }

    @SuppressWarnings("unchecked") // the component has the column's Java type
    private static <T extends Table<T>, V> ColumnSetter<T> set(
            ColumnSetter<T> to, Column<T, V> column, @Nullable Object value) {
        return to.set(column, (V) value);
    }

    private static String key(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private Column<T, ?> column(RecordCalls.Component component) {
        List<Column<T, ?>> found = byKey.getOrDefault(key(component.name()), List.of());
        if (found.isEmpty()) {
            throw refused("component " + component.name() + " has no column of its name; the table has "
                    + String.join(", ", table.columnNames()) + ": customerId stands for customer_id");
        }
        Column<T, ?> column = found.get(0);
        if (found.size() > 1) {
            throw refused("component " + component.name() + " stands for columns " + column.name() + " and "
                    + found.get(1).name() + " alike, case and underscores aside: extend RowTable, and name the columns"
                    + " by mapping(field(…), …)");
        }
        String other = matched.put(column, component.name());
        if (other != null) {
            throw refused("components " + other + " and " + component.name() + " both stand for column " + column.name()
                    + ": leave one out");
        }
        requireType(component, column);
        if (component.type().isPrimitive() && table.nullable(column.definition())) {
            throw refused("component " + component.name() + " is " + component.type() + ", and column " + column.name()
                    + " may be NULL: make the component "
                    + column.type().javaType().getSimpleName() + ", or the column notNull()");
        }
        return column;
    }

    private void requireType(RecordCalls.Component component, Column<T, ?> column) {
        DataType<?, ?, ?> type = column.type();
        boolean same = MethodType.methodType(component.type()).wrap().returnType() == type.javaType();
        if (type instanceof ArrayType<?, ?> array) {
            Class<?> element = array.element().javaType();
            same &= component.generic() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0].equals(element);
            require(same, component, column, "List<" + element.getSimpleName() + ">");
        } else {
            require(same, component, column, type.javaType().getSimpleName());
        }
    }

    private void require(boolean same, RecordCalls.Component component, Column<T, ?> column, String wanted) {
        if (!same) {
            throw refused("component " + component.name() + " is "
                    + component.generic().getTypeName() + ", and column " + column.name() + " " + column.type()
                    + " has values of " + wanted + ": let both have one Java type");
        }
    }

    private InvalidDefinition refused(String why) {
        return new InvalidDefinition("table " + table + ", record " + record.getSimpleName() + ": " + why);
    }
}
