package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.QueryNode;
import io.leanq.tree.TupleExpression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several values looked up as one: {@code (a, b) IN …}. Immutable.
 *
 * @param <R> a row of as many values, as {@code select(a, b)} gives it
 */
public final class Tuple<R> {
    private final List<Expression<?>> parts;
    private final Function<R, @Nullable Object[]> values;
    private final ExpressionNode node;

    Tuple(List<Expression<?>> parts, Function<R, @Nullable Object[]> values) {
        this.parts = parts;
        this.values = values;
        this.node = new TupleExpression(parts.stream()
                .map(part -> Operations.present(part, "tuple").node())
                .toList());
    }

    /** {@code (a, b) IN ((1, 'x'), (2, 'y'))}; of nothing it is FALSE. A null in a row is refused. */
    public Condition in(Collection<R> rows) {
        return in(rows, false);
    }

    /** {@code (a, b) NOT IN (…)}; of nothing it is TRUE. A null in a row is refused. */
    public Condition notIn(Collection<R> rows) {
        return in(rows, true);
    }

    private Condition in(@Nullable Collection<R> rows, boolean negated) {
        List<ExpressionNode> elements = new ArrayList<>();
        for (R row : Operations.present(rows, "in")) {
            @Nullable Object[] given = values.apply(Operations.present(row, "in"));
            List<ExpressionNode> element = new ArrayList<>(given.length);
            for (int i = 0; i < given.length; i++) {
                element.add(bind(parts.get(i), given[i]));
            }
            elements.add(new TupleExpression(element));
        }
        return Expressions.condition(new ExpressionNode.InList(node, elements, negated));
    }

    @SuppressWarnings("unchecked") // the generated callers keep parts and values of one type
    private static <T> ExpressionNode bind(Expression<T> part, @Nullable Object value) {
        return Operations.value(part, (T) value);
    }

    /**
     * {@code (a, b) IN (SELECT …)}
     *
     * @throws io.leanq.InvalidStatement if the query's columns have other SQL types
     */
    public Condition in(Query<R> query) {
        return Expressions.condition(new ExpressionNode.InQuery(node, node(query), false));
    }

    /** {@code (a, b) NOT IN (SELECT …)}: never true if the query gives a NULL, as SQL has it. */
    public Condition notIn(Query<R> query) {
        return Expressions.condition(new ExpressionNode.InQuery(node, node(query), true));
    }

    private QueryNode node(@Nullable Query<R> query) {
        Query<R> present = Operations.present(query, "in");
        SqlTypes.requireSame("in", SqlTypes.of(parts), SqlTypes.of(present));
        return SubQueries.node(present);
    }
}
