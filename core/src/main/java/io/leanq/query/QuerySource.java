package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.AggregateCall;
import io.leanq.tree.EngineCast;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.SourceInstance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A query in a from clause. {@code get} looks a column up by the expression that the query selects, or by name; the
 * result is an expression of the same kind. Immutable.
 *
 * @param <R> what a row of the query is read as
 */
public abstract sealed class QuerySource<R> implements Source permits Derived, Cte {
    private final SourceInstance instance;
    private final List<Expression<?>> selected;
    private final List<String> columns;
    /** Whether the server gives the table columns among the selected ones their declared types. */
    private final boolean keepsTypes;

    QuerySource(SourceInstance instance, List<Expression<?>> selected, List<String> columns, boolean keepsTypes) {
        this.keepsTypes = keepsTypes;
        this.instance = instance;
        this.selected = selected;
        this.columns = columns;
    }

    final List<Expression<?>> selected() {
        return selected;
    }

    final boolean keepsTypes() {
        return keepsTypes;
    }

    final List<String> columns() {
        return columns;
    }

    /**
     * The names of the columns: the label or column name if there is one and it is not taken, otherwise a name made
     * from the kind of the expression and its position.
     */
    static List<String> names(List<Expression<?>> columns) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Expression<?> column : columns) {
            String natural = naturalName(column);
            String name = natural;
            for (int i = names.size() + 1; name.isEmpty() || !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = (natural.isEmpty() ? "column" : natural) + "_" + i;
            }
            names.add(name);
        }
        return names;
    }

    private static String naturalName(Expression<?> column) {
        if (column.label().isPresent()) {
            return column.label().get();
        }
        if (column.node() instanceof ExpressionNode.Column plain) {
            return plain.name();
        }
        ExpressionNode node = column.node() instanceof EngineCast cast ? cast.operand() : column.node();
        return node instanceof AggregateCall aggregate
                ? aggregate.function().name().toLowerCase(Locale.ROOT)
                : "";
    }

    /**
     * The column that was selected as this expression. If the query selects the expression more than once, its label
     * identifies the column.
     *
     * @throws InvalidStatement if the query does not select the expression, or selects it more than once and no label
     *     identifies the column
     */
    public <K> K get(Kinded<?, ?, K, ?> expression) {
        int position = position(expression);
        return type(expression, position).expression(at(position), null);
    }

    /** The type of the expression, with more digits if the query is a union whose other queries have more. */
    private <T, K, A> CodedType<T, K, A> type(Kinded<T, ?, K, A> expression, int position) {
        return SqlTypes.widest("get", CodedType.of(expression.type()), expression, selected.get(position));
    }

    /**
     * The column with this label or name.
     *
     * @throws InvalidStatement if there is no such column or more than one, or the column has another SQL type or more
     *     digits behind the point than {@code type}
     */
    public <K> K get(String name, DataType<?, K, ?> type) {
        return Expressions.of(type, column(name, type));
    }

    /**
     * The position of the column that was selected as this expression. Of several, it is the one with the expression's
     * label, otherwise the one that is the same object.
     */
    private int position(Expression<?> expression) {
        Expression<?> wanted = Needed.EXPRESSION.in("get", expression);
        List<Integer> found =
                Projection.positions(selected, wanted.node(), wanted.label().orElse(null));
        if (found.size() > 1) {
            List<Integer> same =
                    found.stream().filter(at -> selected.get(at) == wanted).toList();
            found = same.isEmpty() ? found : same;
        }
        return single(found, wanted.toString());
    }

    private ExpressionNode column(String name, DataType<?, ?, ?> type) {
        Needed.NAME.in("get(null, type)", name);
        Needed.TYPE.in("get(name, null)", type);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < selected.size(); i++) {
            if (naturalName(selected.get(i)).equals(name)) {
                found.add(i);
            }
        }
        int made = columns.indexOf(name);
        if (found.isEmpty() && made >= 0) {
            found.add(made);
        }
        int position = single(found, "\"" + name + "\"");
        DataType<?, ?, ?> actual = selected.get(position).type();
        if (!actual.sqlType().sameKind(type.sqlType()) || SqlTypes.losesDigits(type.sqlType(), actual.sqlType())) {
            throw new InvalidStatement(instance.qualifier() + ".get(\"" + name + "\", " + type + "): the column is "
                    + actual + ": ask for that");
        }
        return Casts.withDigits(at(position), actual.sqlType(), type.sqlType());
    }

    private int single(List<Integer> found, String wanted) {
        if (found.size() != 1) {
            throw new InvalidStatement(instance
                    + (found.isEmpty() ? " does not select " : " selects more than once ") + wanted
                    + "; it has " + columns
                    + (found.isEmpty() ? "" : ": give each a label of its own by as(…), and get it by that"));
        }
        return found.get(0);
    }

    private ExpressionNode at(int position) {
        Expression<?> expression = selected.get(position);
        boolean declared =
                keepsTypes && expression.node() instanceof ExpressionNode.Column column && column.isDeclared();
        return new ExpressionNode.Column(
                instance, columns.get(position), expression.type().sqlType(), declared);
    }

    /** The name or alias, without the query. */
    @Override
    public final String toString() {
        return instance.toString();
    }
}
