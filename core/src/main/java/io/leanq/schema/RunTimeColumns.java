package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Names;
import io.leanq.query.ArrayType;
import io.leanq.query.BooleanType;
import io.leanq.query.DataType;
import io.leanq.query.NumericType;
import io.leanq.query.PlainType;
import io.leanq.query.TemporalType;
import io.leanq.query.TextType;
import io.leanq.tree.ObjectName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns, by name, of a table or view that is known at run time only. */
final class RunTimeColumns<T extends Table<T>> {
    private final T table;
    private final Map<String, Column<T, ?>> columns = new LinkedHashMap<>();

    RunTimeColumns(T table, TableRef<T> ref, List<Spec<?>> specs) {
        this.table = table;
        specs.forEach(spec -> columns.put(spec.name, spec.make(table, ref)));
    }

    @SuppressWarnings("unchecked") // T is the class of the table itself
    static <T extends Table<T>> RunTimeColumns<T> of(RunTimeTable<T> of) {
        return (RunTimeColumns<T>)
                (of instanceof DynamicTable table ? table.columns : ((DynamicView) (RunTimeTable<?>) of).columns);
    }

    List<Column<T, ?>> all() {
        return List.copyOf(columns.values());
    }

    /**
     * The column with this name, whose SQL type, Java type and kind are those of {@code type}, so that it can be cast
     * to that kind of column.
     *
     * @throws InvalidDefinition if there is no such column, or it has another type
     */
    Column<T, ?> get(String name, DataType<?, ?, ?> type) {
        Required.in("get(null, type)", "give a name of a column of " + table, name);
        Required.in("get(\"" + name + "\", null)", "name the type", type);
        Column<T, ?> column = columns.get(name);
        if (column == null) {
            throw new InvalidDefinition(
                    "table " + table.definition().name() + " has no column " + name + "; it has " + columns.keySet());
        }
        if (!column.type().sqlType().sameKind(type.sqlType())
                || !column.type().javaType().equals(type.javaType())
                || !column.type().getClass().equals(type.getClass())) {
            throw new InvalidDefinition("column " + column + " is " + column.type() + " read as "
                    + column.type().javaType().getSimpleName() + ", not " + type + ": ask for that");
        }
        return column;
    }

    /** The specification of a column of a table that is being built. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    static <V> Spec<V> spec(
            ObjectName table,
            @Nullable String column,
            @Nullable DataType<V, ?, ?> type,
            ColumnOption<? super V>... options) {
        String name = Names.required("column of " + table, column);
        return new Spec<>(
                name,
                Required.in("column(\"" + name + "\", null)", "name the type", type),
                ColumnOption.list(name, options));
    }

    /** The specification of a column. */
    record Spec<V>(String name, DataType<V, ?, ?> type, List<ColumnOption<? super V>> options) {
        @SuppressWarnings("unchecked") // a plain DataType<V, …> is a PlainType<V>
        private <T extends Table<T>> Column<T, ?> make(T table, TableRef<T> ref) {
            if (type instanceof TextType text) {
                return new TextColumn<>(table, ref, name, text, options);
            }
            if (type instanceof NumericType<?> number) {
                return new NumberColumn<>(table, ref, name, number, options);
            }
            if (type instanceof TemporalType<?> temporal) {
                return new TemporalColumn<>(table, ref, name, temporal, options);
            }
            if (type instanceof BooleanType bool) {
                return new BooleanColumn<>(table, ref, name, bool, options);
            }
            if (type instanceof ArrayType<?, ?> array) {
                return new ArrayColumn<>(table, ref, name, array, options);
            }
            return new PlainColumn<>(table, ref, name, (PlainType<V>) type, options);
        }
    }
}
