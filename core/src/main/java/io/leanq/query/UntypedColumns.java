package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.Table;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an insert or upsert, whose rows come next; it is no statement yet. The generated
 * {@code InsertColumnsN} give it the types of the columns. Immutable.
 */
public final class UntypedColumns {
    private final Table<?> table;
    private final ChangeNode.Insert.Mode mode;
    private final List<Column<?, ?>> columns;

    private UntypedColumns(Table<?> table, ChangeNode.Insert.Mode mode, List<Column<?, ?>> columns) {
        this.table = table;
        this.mode = mode;
        this.columns = columns;
    }

    static UntypedColumns of(Table<?> table, ChangeNode.Insert.Mode mode, List<? extends Column<?, ?>> columns) {
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
        UpsertKey.require(table, mode, List.copyOf(names));
        return new UntypedColumns(table, mode, List.copyOf(columns));
    }

    /**
     * Adds the first row, a value for each column. Null writes NULL, or draws the next number if a sequence feeds the
     * column.
     */
    public UntypedRows values(@Nullable Object... row) {
        return new UntypedRows(this, null, row(row));
    }

    List<ExpressionNode> row(@Nullable Object[] row) {
        List<ExpressionNode> values = new ArrayList<>(row.length);
        for (int i = 0; i < row.length; i++) {
            values.add(value(columns.get(i), row[i], mode));
        }
        return List.copyOf(values);
    }

    @SuppressWarnings("unchecked") // the generated callers match each value to its column
    private static <V> ExpressionNode value(Column<?, V> column, @Nullable Object value, ChangeNode.Insert.Mode mode) {
        return value == null && InsertNodes.draws(column, mode)
                ? new ExpressionNode.NextValue(
                        column.definition().sequence().get().name())
                : Assignments.value(column, (V) value);
    }

    /**
     * Inserts the rows of a query.
     *
     * @throws InvalidStatement if the query's columns differ from these in number or in an SQL type, have more digits
     *     behind the point, or a column that a sequence feeds is left out
     */
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
        return new CompleteInsert(new ChangeNode.Insert(
                mode, table.instance(), nodes(), new ChangeNode.InsertSource.FromQuery(SubQueries.node(query))));
    }

    private List<ExpressionNode.Column> nodes() {
        List<ExpressionNode.Column> nodes = new ArrayList<>(columns.size());
        columns.forEach(column -> nodes.add(column.node()));
        return nodes;
    }

    /** Refuses to leave out a column that a sequence feeds: nothing is added to the select list of a query. */
    private void requireDrawn() {
        for (ColumnDefinition column : table.definition().columns()) {
            if (column.sequence().isPresent()
                    && columns.stream().noneMatch(c -> c.name().equals(column.name()))) {
                String sequence = column.sequence().get().toString();
                String type = column.type().toString();
                throw new InvalidStatement(InsertStatement.operation(mode) + "(" + table + ", …).select leaves out "
                        + column.name() + ", which sequence " + sequence + " feeds: name the column, and select next("
                        + sequence + ") for it" + (type.equals("BIGINT") ? "" : ", cast to " + type));
            }
        }
    }

    /**
     * The SQL types of the query's columns, where a sequence's next number has the type of the column that it is
     * written to.
     */
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

    ChangeNode.Insert node(List<List<ExpressionNode>> rows) {
        return InsertNodes.node(table, mode, nodes(), rows);
    }

    @Override
    public String toString() {
        return InsertStatement.operation(mode) + " " + table + " " + columns
                + ", not complete: it wants values(…) or select(…)";
    }
}
