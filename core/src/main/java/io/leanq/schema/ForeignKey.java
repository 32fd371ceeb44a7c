package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.tree.Alteration;
import io.leanq.tree.DdlNode;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key of a table. Its target is looked up when it is first needed, never while classes are initialised.
 * Immutable and thread-safe.
 */
public final class ForeignKey {
    private final String name;
    private final String table;
    private final List<String> columns;
    private final Supplier<? extends @Nullable List<? extends Column<?, ?>>> target;

    ForeignKey(
            String name,
            String table,
            List<String> columns,
            Supplier<? extends @Nullable List<? extends Column<?, ?>>> target) {
        this.name = name;
        this.table = table;
        this.columns = List.copyOf(columns);
        this.target = target;
    }

    public String name() {
        return name;
    }

    /** The columns of the key, in its order. */
    public List<String> columns() {
        return columns;
    }

    /**
     * The columns that the key references, in the order of the key; all of one table.
     *
     * @throws InvalidDefinition if the target is null, has another number of columns, or has columns of several tables
     */
    public List<? extends Column<?, ?>> target() {
        List<? extends Column<?, ?>> found = target.get();
        if (found == null || found.stream().anyMatch(Objects::isNull)) {
            throw new InvalidDefinition(
                    "the foreign key of " + table + columns + " points at null: its target's constant"
                            + " is not initialised yet; give it as () -> Students.STUDENTS.id");
        }
        if (found.size() != columns.size()) {
            throw new InvalidDefinition("the foreign key of " + table + columns + " has " + columns.size()
                    + " columns, but its target has " + found.size());
        }
        Table<?> first = found.get(0).table();
        for (Column<?, ?> column : found) {
            if (column.table().definition() != first.definition()) {
                throw new InvalidDefinition("the foreign key of " + table + columns + " points at columns of "
                        + first.definition().name() + " and of "
                        + column.table().definition().name());
            }
        }
        return found;
    }

    /**
     * The table that the key references.
     *
     * @throws InvalidDefinition as {@link #target} does
     */
    public TableDefinition targetTable() {
        return target().get(0).table().definition();
    }

    /**
     * The names of the columns that the key references, in the order of the key.
     *
     * @throws InvalidDefinition as {@link #target} does
     */
    public List<String> targetColumns() {
        return target().stream().map(Column::name).toList();
    }

    /** The statement that adds the key to its existing table. */
    DdlNode.AlterTable addition(TableDefinition table) {
        return new DdlNode.AlterTable(table.name(), new Alteration.AddConstraint(spec()));
    }

    DdlNode.ForeignKeySpec spec() {
        return new DdlNode.ForeignKeySpec(name, columns, targetTable().name(), targetColumns());
    }
}
