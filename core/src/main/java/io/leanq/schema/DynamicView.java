package io.leanq.schema;

import io.leanq.query.DataType;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.List;

/**
 * A view that is known at run time only, whose query only the database knows. Its columns are looked up by name.
 * {@link View#existing(String)} begins its definition. Immutable and thread-safe.
 */
public final class DynamicView extends View<DynamicView> implements RunTimeTable<DynamicView> {
    final RunTimeColumns<DynamicView> columns;

    private DynamicView(TableRef<DynamicView> ref, List<RunTimeColumns.Spec<?>> specs) {
        super(ref);
        columns = new RunTimeColumns<>(this, ref, specs);
    }

    /** Collects the columns of a view. Not thread-safe; {@link #build} makes an immutable view. */
    public static final class Builder {
        private final ObjectName name;
        private final List<RunTimeColumns.Spec<?>> columns = new ArrayList<>();

        Builder(ObjectName name) {
            this.name = name;
        }

        /** @param options {@code notNull()} and {@code comment(…)} only */
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is read at once, and never handed out
        public final <V> Builder column(String column, DataType<V, ?, ?> type, ColumnOption<? super V>... options) {
            columns.add(RunTimeColumns.spec(name, column, type, options));
            return this;
        }

        void add(RunTimeColumns.Spec<?> column) {
            columns.add(column);
        }

        /**
         * @throws io.leanq.InvalidDefinition if there are no columns, or a column has an option that only columns of
         *     tables can have
         */
        public DynamicView build() {
            List<RunTimeColumns.Spec<?>> specs = List.copyOf(columns);
            return TableRef.defineExistingView(name, ref -> new DynamicView(ref, specs));
        }
    }
}
