package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
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
final class InsertInto extends AbstractChange implements ColumnInsert {
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
        super(ParamValues.NONE);
        this.table = table;
        this.mode = mode;
        this.columns = columns;
        this.earlier = earlier;
        this.last = last;
    }

    static InsertInto of(Table<?> table, ChangeNode.Insert.Mode mode, List<? extends Column<?, ?>> columns) {
        String operation = InsertStatement.operation(mode);
        Assignments.requireChangeable(Needed.TABLE.in(operation + "(null, …)", table), operation);
        Set<String> names = new HashSet<>();
        for (Column<?, ?> column : columns) {
            Assignments.requireOf(table, Needed.COLUMN.in(operation + "(table, …, null)", column));
            Assignments.leavesOut(column, true);
            if (!names.add(column.name())) {
                throw new InvalidStatement(InsertStatement.operation(mode) + " names " + column + " twice");
            }
        }
        InsertRows.requireKey(table, mode, List.copyOf(names));
        return new InsertInto(table, mode, List.copyOf(columns), null, null);
    }

    /** One more row; null writes NULL, or draws where a sequence feeds the column. */
    @Override
    public InsertInto values(@Nullable Object... row) {
        List<ExpressionNode> values = new ArrayList<>(row.length);
        for (int i = 0; i < row.length; i++) {
            values.add(value(columns.get(i), row[i], mode));
        }
        return new InsertInto(table, mode, columns, this, List.copyOf(values));
    }

    @SuppressWarnings("unchecked") // the generated callers keep columns and values of one type
    private static <V> ExpressionNode value(Column<?, V> column, @Nullable Object value, ChangeNode.Insert.Mode mode) {
        return value == null && InsertRows.draws(column, mode)
                ? new ExpressionNode.NextValue(
                        column.definition().sequence().get().name())
                : Assignments.value(column, (V) value);
    }

    @Override
    public Insert select(Query<?> query) {
        Needed.QUERY.in("select", query);
        requireDrawn();
        String operation = InsertStatement.operation(mode) + "(…).select";
        List<SqlType> given = types(SubQueries.known(query));
        SqlTypes.requireSame(operation, SqlTypes.of(columns), given);
        for (int i = 0; i < given.size(); i++) {
            SqlTypes.requireDigits(
                    operation + " of " + columns.get(i), columns.get(i).type().sqlType(), given.get(i));
        }
        return new Whole(new ChangeNode.Insert(
                mode, table.instance(), nodes(), new ChangeNode.InsertSource.FromQuery(SubQueries.node(query))));
    }

    private List<ExpressionNode.Column> nodes() {
        List<ExpressionNode.Column> nodes = new ArrayList<>(columns.size());
        columns.forEach(column -> nodes.add(column.node()));
        return nodes;
    }

    /** Rows of a query draw no numbers by themselves: nothing is added to a select list. */
    private void requireDrawn() {
        for (ColumnDefinition column : table.definition().columns()) {
            if (column.sequence().isPresent()
                    && columns.stream().noneMatch(c -> c.name().equals(column.name()))) {
                String sequence = column.sequence().get().toString();
                throw new InvalidStatement(InsertStatement.operation(mode) + "(" + table + ", …).select leaves out "
                        + column.name() + ", which sequence " + sequence + " feeds: name the column, and select next("
                        + sequence + ") for it");
            }
        }
    }

    /** A number of a sequence is what the column it feeds takes. */
    private List<SqlType> types(AbstractQuery<?> query) {
        List<SqlType> types = SqlTypes.of(query);
        List<Expression<?>> selected = query.projection().columns();
        for (int i = 0; i < Math.min(columns.size(), selected.size()); i++) {
            SqlType wanted = columns.get(i).type().sqlType();
            if (selected.get(i).node() instanceof ExpressionNode.NextValue
                    && (wanted == SqlType.Simple.INTEGER || wanted instanceof SqlType.Decimal)) {
                types.set(i, wanted);
            }
        }
        return types;
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
            made = InsertRows.node(table, mode, nodes(), rows);
            node = made;
        }
        return made;
    }
}
