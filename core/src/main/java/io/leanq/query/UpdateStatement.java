package io.leanq.query;

import io.leanq.schema.Column;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An update without its condition. */
final class UpdateStatement<T extends Table<T>> implements UpdateStep<T> {
    private final T table;
    private final Assignments assignments;

    private UpdateStatement(T table, Assignments assignments) {
        this.table = table;
        this.assignments = assignments;
    }

    static <T extends Table<T>> UpdateStatement<T> of(T table) {
        Assignments.requireChangeable(Needed.TABLE.in("update", table), "update");
        return new UpdateStatement<>(table, Assignments.NONE);
    }

    @Override
    public <V> UpdateStep<T> set(Column<T, V> column, @Nullable V value) {
        Assignments.requireOf(table, column);
        Assignments.leavesOut(column, true);
        return new UpdateStatement<>(table, assignments.and(column, Assignments.value(column, value)));
    }

    @Override
    public <V> UpdateStep<T> set(Column<T, V> column, Expression<V> value) {
        return new UpdateStatement<>(table, assignments.and(column, Assignments.computed(table, column, value)));
    }

    @Override
    public UpdateStep<T> setNull(Column<T, ?> column) {
        Assignments.requireOf(table, Needed.COLUMN.in("setNull", column));
        Assignments.leavesOut(column, true);
        return new UpdateStatement<>(
                table,
                assignments.and(column, new ExpressionNode.Bind(column.type().sqlType(), null)));
    }

    @Override
    public FilteredChange where(Condition condition) {
        return FilteredStatement.of(
                "update",
                where -> new ChangeNode.Update(table.instance(), assignments.toList("update"), where),
                condition);
    }

    @Override
    public Change everyRow() {
        return new CompleteChange(
                new ChangeNode.Update(table.instance(), assignments.toList("update"), Optional.empty()));
    }

    @Override
    public String toString() {
        return "update " + table + ", not complete: it wants where(…) or everyRow()";
    }
}
