package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.TupleExpression;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several expressions that are compared as one, {@code (a, b) IN …}. {@code Tuple2} to {@code Tuple16} add the
 * comparisons with as many values. Immutable.
 *
 * @param <R> a row with as many values, as {@code select(a, b)} returns it
 */
public abstract class Tuple<R> {
    private final List<Expression<?>> parts;
    private final Function<R, @Nullable Object[]> values;

    /** Called by the tuples of {@link io.leanq.query.row}. */
    protected Tuple(List<Expression<?>> parts, Function<R, @Nullable Object[]> values) {
        parts.forEach(part -> Needed.EXPRESSION.in("tuple", part));
        this.parts = parts;
        this.values = values;
    }

    /** The condition that compares the parts with these values, one for each. */
    protected final Condition compared(ExpressionNode.Comparison.Operator operator, @Nullable Object... others) {
        return TupleComparison.of(parts, operator, TupleComparison.Operand.VALUES, others);
    }

    /** The condition that compares the parts with these expressions, one for each. */
    protected final Condition comparedWith(ExpressionNode.Comparison.Operator operator, Expression<?>... others) {
        return TupleComparison.of(parts, operator, TupleComparison.Operand.EXPRESSIONS, others);
    }

    /**
     * {@code (a, b) IN ((1, 'x'), (2, 'y'))}; FALSE for an empty collection.
     *
     * @throws io.leanq.InvalidStatement if a row or a value in it is null
     */
    public Condition in(Collection<R> rows) {
        return in(rows, false);
    }

    /**
     * {@code (a, b) NOT IN (…)}; TRUE for an empty collection.
     *
     * @throws io.leanq.InvalidStatement if a row or a value in it is null
     */
    public Condition notIn(Collection<R> rows) {
        return in(rows, true);
    }

    /** {@link #in(Collection)} of rows that are written out. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    public final Condition in(R first, R... more) {
        return in(rows("in", first, more), false);
    }

    /** {@link #notIn(Collection)} of rows that are written out. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    public final Condition notIn(R first, R... more) {
        return in(rows("notIn", first, more), true);
    }

    private static <R> List<R> rows(String call, R first, R[] more) {
        List<R> rows = new ArrayList<>();
        rows.add(Needed.ROW.in(call + "(null, …)", first));
        rows.addAll(Arrays.asList(Needed.ARRAY.in(call + "(row, null)", more)));
        return rows;
    }

    private Condition in(@Nullable Collection<R> rows, boolean negated) {
        String call = negated ? "notIn" : "in";
        List<ExpressionNode> elements = new ArrayList<>();
        for (R row : Needed.ROWS.in(call, rows)) {
            @Nullable Object[] given = values.apply(Needed.ROW.in(call + "(…, null, …)", row));
            List<ExpressionNode> element = new ArrayList<>(given.length);
            for (int i = 0; i < given.length; i++) {
                element.add(bind(parts.get(i), given[i]));
            }
            elements.add(new TupleExpression(element));
        }
        return Expressions.condition(new ExpressionNode.InList(beside(elements), elements, negated));
    }

    /** @param rows tuples of binds */
    private ExpressionNode beside(List<ExpressionNode> rows) {
        List<ExpressionNode> widened = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            int column = i;
            List<ExpressionNode> binds = rows.stream()
                    .map(row -> ((TupleExpression) row).elements().get(column))
                    .toList();
            widened.add(Widening.beside(parts.get(i).node(), parts.get(i).type().sqlType(), Widening.types(binds)));
        }
        return new TupleExpression(widened);
    }

    @SuppressWarnings("unchecked") // the generated callers keep parts and values of one type
    private static <T> ExpressionNode bind(Expression<T> part, @Nullable Object value) {
        return Operations.value(part, (T) value);
    }

    /**
     * {@code (a, b) IN (SELECT …)}
     *
     * @throws io.leanq.InvalidStatement if the query's columns have other SQL types than the expressions
     */
    public Condition in(Query<R> query) {
        return in(query, false);
    }

    /**
     * {@code (a, b) NOT IN (SELECT …)}. As in SQL, it is never true if a row of the query has a NULL.
     *
     * @throws io.leanq.InvalidStatement if the query's columns have other SQL types than the expressions
     */
    public Condition notIn(Query<R> query) {
        return in(query, true);
    }

    private Condition in(@Nullable Query<R> query, boolean negated) {
        Query<R> present = Needed.QUERY.in(negated ? "notIn" : "in", query);
        List<SqlType> own = SqlTypes.of(parts);
        List<SqlType> given = SqlTypes.of(present);
        SqlTypes.requireSame("in", own, given);
        List<ExpressionNode> widened = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            widened.add(Widening.beside(parts.get(i).node(), own.get(i), given.get(i)));
        }
        return Expressions.condition(new ExpressionNode.InQuery(
                new TupleExpression(widened), SubQueries.nodeBeside(present, Widening.numbers(own)), negated));
    }
}
