package io.leanq.schema;

import io.leanq.tree.ObjectName;
import io.leanq.type.BooleanType;
import io.leanq.type.DataType;
import io.leanq.type.NumericType;
import io.leanq.type.TemporalType;
import io.leanq.type.TextType;
import java.util.ArrayList;
import java.util.List;

/** A view of the database that is known at run time only, its columns had by name. Begun by {@link View#existing(String)}. */
public final class DynamicView extends View<DynamicView> {
    private final RunTimeColumns<DynamicView> columns;

    private DynamicView(TableRef<DynamicView> ref, List<RunTimeColumns.Spec<?>> specs) {
        super(ref);
        columns = new RunTimeColumns<>(this, ref, specs);
    }

    /** All columns, in the order of definition. */
    public List<Column<DynamicView, ?>> columns() {
        return columns.all();
    }

    /**
     * @throws io.leanq.InvalidDefinition if there is no such column, or it is of another type; so for the others
     */
    public <V> Column<DynamicView, V> get(String name, DataType<V> type) {
        @SuppressWarnings("unchecked") // get() compares SQL and Java type
        Column<DynamicView, V> column = (Column<DynamicView, V>) columns.get(this, name, type);
        return column;
    }

    @SuppressWarnings("unchecked") // get() compares the kind
    public TextColumn<DynamicView> get(String name, TextType type) {
        return (TextColumn<DynamicView>) columns.get(this, name, type);
    }

    @SuppressWarnings("unchecked") // get() compares the kind
    public BooleanColumn<DynamicView> get(String name, BooleanType type) {
        return (BooleanColumn<DynamicView>) columns.get(this, name, type);
    }

    public <N extends Number> NumberColumn<DynamicView, N> get(String name, NumericType<N> type) {
        @SuppressWarnings("unchecked")
        NumberColumn<DynamicView, N> column = (NumberColumn<DynamicView, N>) columns.get(this, name, type);
        return column;
    }

    public <V> TemporalColumn<DynamicView, V> get(String name, TemporalType<V> type) {
        @SuppressWarnings("unchecked")
        TemporalColumn<DynamicView, V> column = (TemporalColumn<DynamicView, V>) columns.get(this, name, type);
        return column;
    }

    /** Collects the columns. Not thread-safe; {@link #build} makes an immutable view. */
    public static final class Builder {
        private final ObjectName name;
        private final List<RunTimeColumns.Spec<?>> columns = new ArrayList<>();

        Builder(ObjectName name) {
            this.name = name;
        }

        /** @param options {@code notNull()} and {@code comment(…)} only */
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is read at once, and never handed out
        public final <V> Builder column(String column, DataType<V> type, ColumnOption<? super V>... options) {
            columns.add(new RunTimeColumns.Spec<>(column, type, List.of(options)));
            return this;
        }

        void add(RunTimeColumns.Spec<?> column) {
            columns.add(column);
        }

        /**
         * @throws io.leanq.InvalidDefinition if there are no columns, or one has an option that belongs to tables
         */
        public DynamicView build() {
            List<RunTimeColumns.Spec<?>> specs = List.copyOf(columns);
            return TableRef.defineExistingView(name, ref -> new DynamicView(ref, specs));
        }
    }
}
