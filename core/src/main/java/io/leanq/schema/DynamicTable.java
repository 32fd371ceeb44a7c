package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.IndexDefinition;
import io.leanq.catalog.Names;
import io.leanq.query.Condition;
import io.leanq.query.DataType;
import io.leanq.tree.ObjectName;
import io.leanq.tree.VendorNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A table that is known at run time only. It has the same model as a table class; its columns are looked up by name.
 * Immutable and thread-safe.
 */
public final class DynamicTable extends Table<DynamicTable> implements RunTimeTable<DynamicTable> {
    final RunTimeColumns<DynamicTable> columns;

    private DynamicTable(TableRef<DynamicTable> ref, Builder builder) {
        super(ref);
        columns = new RunTimeColumns<>(this, ref, builder.columns);
        TableBuilder recording = ref.recording();
        if (recording != null) {
            builder.extras.forEach(extra -> extra.accept(this, recording));
        }
    }

    /** Collects the definition of a table. Not thread-safe; {@link #build} makes an immutable table. */
    public static final class Builder {
        private final ObjectName name;
        private final List<RunTimeColumns.Spec<?>> columns = new ArrayList<>();
        private final List<BiConsumer<DynamicTable, TableBuilder>> extras = new ArrayList<>();

        Builder(ObjectName name) {
            this.name = name;
        }

        /** Defines a column. */
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is read at once, and never handed out
        public final <V> Builder column(String column, DataType<V, ?, ?> type, ColumnOption<? super V>... options) {
            columns.add(RunTimeColumns.spec(name, column, type, options));
            return this;
        }

        void add(RunTimeColumns.Spec<?> column) {
            columns.add(column);
        }

        /** Defines a primary key of one or several columns, in this order. */
        public Builder primaryKey(String... key) {
            requireColumns("primaryKey", key);
            return primaryKey(List.of(key));
        }

        /** {@link #primaryKey(String...)} of columns that are known at run time only. */
        public Builder primaryKey(List<String> key) {
            requireColumns("primaryKey", key);
            List<String> columns = List.copyOf(key);
            extras.add((table, recording) -> recording.primaryKey(columns));
            return this;
        }

        /** Defines an index, which is created with the table. */
        public Builder index(String index, String... indexed) {
            requireColumns("index", indexed);
            return index(index, List.of(indexed));
        }

        /** Defines a unique index, which is created with the table. */
        public Builder uniqueIndex(String index, String... indexed) {
            requireColumns("uniqueIndex", indexed);
            return uniqueIndex(index, List.of(indexed));
        }

        /** Defines an index, with clauses that only some databases have. */
        public Builder index(String index, List<String> indexed, VendorNode.IndexOption... options) {
            requireColumns("index", indexed);
            return index(new IndexDefinition(index, indexed, false, indexOptions("index", options)));
        }

        public Builder uniqueIndex(String index, List<String> indexed, VendorNode.IndexOption... options) {
            requireColumns("uniqueIndex", indexed);
            return index(new IndexDefinition(index, indexed, true, indexOptions("uniqueIndex", options)));
        }

        private List<VendorNode.IndexOption> indexOptions(String operation, VendorNode.IndexOption... options) {
            return List.of(Required.all(at(operation + "(…, null)"), "give an option of the index", options));
        }

        private Builder index(IndexDefinition index) {
            Names.required("index of " + name, index.name());
            extras.add((table, recording) -> recording.index(index));
            return this;
        }

        /** Defines a unique constraint: no two rows may have the same values in these columns. */
        public Builder unique(String constraint, String... key) {
            requireColumns("unique", key);
            return unique(constraint, List.of(key));
        }

        /** {@link #unique(String, String...)} of columns that are known at run time only. */
        public Builder unique(String constraint, List<String> key) {
            requireColumns("unique", key);
            Names.required("constraint of " + name, constraint);
            List<String> columns = List.copyOf(key);
            extras.add((table, recording) -> recording.unique(constraint, columns));
            return this;
        }

        /** Defines a check constraint: a condition on the table's own columns, which no row may make false. */
        public Builder check(String constraint, Function<? super DynamicTable, ? extends Condition> condition) {
            Names.required("constraint of " + name, constraint);
            Required.in(at("check(name, null)"), "give the function that makes the condition", condition);
            extras.add((table, recording) -> recording.check(constraint, condition.apply(table)));
            return this;
        }

        /**
         * Defines a foreign key of one or several columns.
         *
         * @param target supplies as many columns of one table; called when the target is first needed
         */
        public Builder foreignKey(
                String constraint, List<String> key, Supplier<? extends List<? extends Column<?, ?>>> target) {
            Names.required("foreign key of " + name, constraint);
            requireColumns("foreignKey", key);
            Required.in(at("foreignKey(…, null)"), "give the columns it points at, as () -> List.of(P.a)", target);
            extras.add((table, recording) -> recording.foreignKey(constraint, key, target));
            return this;
        }

        /** Adds clauses that only some databases have, such as partitioning. */
        public Builder with(VendorNode.TableOption... options) {
            List<VendorNode.TableOption> all =
                    List.of(Required.all(at("with(null)"), "give an option of the table", options));
            extras.add((table, recording) -> all.forEach(recording::option));
            return this;
        }

        /** Declares the names that the table had before, like {@link Table#tableRenamedFrom}. */
        public Builder renamedFrom(String... earlier) {
            List<String> names = Required.earlierNames("table", earlier);
            extras.add((table, recording) -> recording.renamedFrom(names));
            return this;
        }

        /** Describes the table for people. The comment is part of the model only; it is not written to the database. */
        public Builder comment(String text) {
            Required.in(at("comment(null)"), "give a text, or leave the comment out", text);
            extras.add((table, recording) -> recording.comment(text));
            return this;
        }

        private String at(String call) {
            return "table " + name + ", " + call;
        }

        private void requireColumns(String operation, String... names) {
            requireColumns(operation, List.of(Required.all(at(operation + "(null)"), "name the columns", names)));
        }

        private void requireColumns(String operation, List<String> given) {
            List<String> names = Required.in(at(operation + "(null)"), "name the columns as a list", given);
            names.forEach(wanted -> Required.in(at(operation + "(null)"), "name the columns", wanted));
            if (names.isEmpty()) {
                throw new InvalidDefinition("table " + name + ": " + operation + " needs at least one column");
            }
            for (String wanted : names) {
                if (columns.stream().noneMatch(spec -> spec.name().equals(wanted))) {
                    throw new InvalidDefinition(
                            "table " + name + ": " + operation + names + " names a column that is not defined yet");
                }
            }
        }

        /**
         * Makes the table.
         *
         * @throws InvalidDefinition if there are no columns, a name is used twice, or a key or index has a column twice
         */
        public DynamicTable build() {
            Builder copy = new Builder(name);
            copy.columns.addAll(columns);
            copy.extras.addAll(extras);
            return TableRef.define(name, ref -> new DynamicTable(ref, copy));
        }
    }
}
