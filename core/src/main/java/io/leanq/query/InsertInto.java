package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Column;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An insert or upsert whose columns are named and whose rows come next: the untyped floor under the generated
 * {@code InsertColumnsN}. Rows are a linked list that steps share. Immutable.
 */
final class InsertInto extends AbstractChange {
    private final Table<?> table;
    private final ChangeNode.Insert.Mode mode;
    private final List<Column<?, ?>> columns;
    private final @Nullable InsertInto earlier;
    private final @Nullable List<ExpressionNode> last;
    private volatile ChangeNode.@Nullable Insert node;

    private InsertInto(
            Table<?> table,
            ChangeNode.Insert.Mode mode,
            List<Column<?, ?>> columns,
            @Nullable InsertInto earlier,
            @Nullable List<ExpressionNode> last) {
        super(ParamValues.NONE, new TextCache());
        this.table = table;
        this.mode = mode;
        this.columns = columns;
        this.earlier = earlier;
        this.last = last;
    }

    static InsertInto of(Table<?> table, ChangeNode.Insert.Mode mode, List<? extends Column<?, ?>> columns) {
        Assignments.requireChangeable(Operations.present(table, "insertInto"), InsertStatement.operation(mode));
        Set<String> names = new HashSet<>();
        for (Column<?, ?> column : columns) {
            Assignments.requireOf(table, column);
            if (!names.add(column.name())) {
                throw new InvalidStatement(InsertStatement.operation(mode) + " names " + column + " twice");
            }
        }
        InsertRows.requireKey(table, mode, List.copyOf(names));
        return new InsertInto(table, mode, List.copyOf(columns), null, null);
    }

    /** One more row; null writes NULL, or draws where a sequence feeds the column. */
    InsertInto values(@Nullable Object... row) {
        List<ExpressionNode> values = new ArrayList<>(row.length);
        for (int i = 0; i < row.length; i++) {
            values.add(value(columns.get(i), row[i]));
        }
        return new InsertInto(table, mode, columns, this, List.copyOf(values));
    }

    @SuppressWarnings("unchecked") // the generated callers keep columns and values of one type
    private static <V> ExpressionNode value(Column<?, V> column, @Nullable Object value) {
        return value == null && column.definition().sequence().isPresent()
                ? new ExpressionNode.NextValue(
                        column.definition().sequence().get().name())
                : Assignments.value(column, (V) value);
    }

    Insert select(Query<?> query) {
        SqlTypes.requireSame(InsertStatement.operation(mode) + "(…).select", SqlTypes.of(columns), SqlTypes.of(query));
        return new Whole(new ChangeNode.Insert(
                mode,
                table.instance(),
                columns.stream().map(Column::name).toList(),
                new ChangeNode.InsertSource.FromQuery(SubQueries.node(query))));
    }

    @Override
    ChangeNode.Insert node() {
        ChangeNode.Insert made = node;
        if (made == null) {
            List<List<ExpressionNode>> rows = new ArrayList<>();
            for (InsertInto at = this; at != null && at.last != null; at = at.earlier) {
                rows.add(at.last);
            }
            Collections.reverse(rows);
            made = InsertRows.node(
                    table, mode, columns.stream().map(Column::name).toList(), rows);
            node = made;
        }
        return made;
    }
}
