package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Column;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An insert or upsert of one row, at any of its steps. */
final class InsertStatement<T extends Table<T>> extends AbstractChange implements InsertStep<T> {
    private final T table;
    private final ChangeNode.Insert.Mode mode;
    private final Assignments assignments;
    private volatile ChangeNode.@Nullable Insert node;

    private InsertStatement(T table, ChangeNode.Insert.Mode mode, Assignments assignments) {
        super(ParamValues.NONE);
        this.table = table;
        this.mode = mode;
        this.assignments = assignments;
    }

    static <T extends Table<T>> InsertStatement<T> into(T table, ChangeNode.Insert.Mode mode) {
        Assignments.requireChangeable(Needed.TABLE.in(operation(mode), table), operation(mode));
        return new InsertStatement<>(table, mode, Assignments.NONE);
    }

    static String operation(ChangeNode.Insert.Mode mode) {
        return switch (mode) {
            case INSERT -> "insertInto";
            case UPSERT -> "upsertInto";
        };
    }

    T table() {
        return table;
    }

    @Override
    public <V> InsertStatement<T> set(Column<T, V> column, @Nullable V value) {
        Assignments.requireOf(table, column);
        if (Assignments.leavesOut(column, value != null)
                || value == null && column.definition().sequence().isPresent()) {
            assignments.requireUnset(column, operation(mode));
            return this;
        }
        return next(column, Assignments.value(column, value));
    }

    @Override
    public <V> InsertStatement<T> set(Column<T, V> column, Expression<V> value) {
        return next(column, Assignments.computed(table, column, value));
    }

    @Override
    public InsertStatement<T> setNull(Column<T, ?> column) {
        Assignments.requireOf(table, Needed.COLUMN.in("setNull", column));
        Assignments.leavesOut(column, true);
        return next(column, new ExpressionNode.Bind(column.type().sqlType(), null));
    }

    @Override
    public Insert defaultValues() {
        if (!assignments.isEmpty()) {
            throw new InvalidStatement("defaultValues() after set(…): leave it out, since columns that are not set have"
                    + " their defaults");
        }
        return new CompleteInsert(InsertNodes.ofDefaults(table, mode));
    }

    @Override
    public Insert ifAbsent() {
        return new CompleteInsert(
                SingleRow.of("ifAbsent()", table, mode, listed()).insertIfAbsent());
    }

    @Override
    public Change orUpdate() {
        return new CompleteChange(
                SingleRow.of("orUpdate()", table, mode, listed()).insertOrUpdate());
    }

    private InsertStatement<T> next(Column<T, ?> column, ExpressionNode value) {
        return new InsertStatement<>(table, mode, assignments.and(column, value));
    }

    List<ChangeNode.Assignment> assignments() {
        return assignments.isEmpty() && !InsertNodes.draws(table) ? assignments.toList(operation(mode)) : listed();
    }

    private List<ChangeNode.Assignment> listed() {
        return assignments.isEmpty() ? List.of() : assignments.toList(operation(mode));
    }

    @Override
    ChangeNode.Insert node() {
        ChangeNode.Insert made = node;
        if (made == null) {
            List<ChangeNode.Assignment> set = assignments();
            List<ExpressionNode.Column> columns = new ArrayList<>(set.size());
            List<ExpressionNode> values = new ArrayList<>(set.size());
            for (ChangeNode.Assignment assignment : set) {
                columns.add(assignment.column());
                values.add(assignment.value());
            }
            made = InsertNodes.node(table, mode, columns, List.of(values));
            node = made;
        }
        return made;
    }
}
