package io.leanq.query;

/**
 * What an aggregate has and no other expression. Immutable and thread-safe.
 *
 * @param <K> the kind of its value, such as {@link NumberExpression}
 * @param <A> the kind as an aggregate, such as {@link NumberAggregate}
 */
public interface Aggregate<K, A> {

    /**
     * {@code SUM(DISTINCT x)}: equal values count once.
     *
     * @throws io.leanq.InvalidStatement for {@code COUNT(*)}, which counts rows, and after {@link #filter}
     */
    default A distinct() {
        return Aggregates.distinct(this);
    }

    /**
     * {@code SUM(x) FILTER (WHERE condition)}: only rows for which the condition is true count. Said again, it is AND.
     *
     * @throws io.leanq.InvalidStatement if the condition contains an aggregate or a window function
     */
    default A filter(Condition condition) {
        return Aggregates.filtered(this, condition);
    }

    /** {@code SUM(x) OVER ()}: over all rows of the result. */
    default K over() {
        return WindowFunctions.over(this, WindowDefinition.node("over", WindowDefinition.EMPTY));
    }

    /**
     * {@code SUM(x) OVER (…)}: over the rows of the window, for each row. A filter becomes a CASE, which Calcite needs
     * there.
     *
     * @throws io.leanq.InvalidStatement if the aggregate is distinct, which databases ignore over a window
     */
    default K over(Window window) {
        return WindowFunctions.over(this, WindowDefinition.node("over", window));
    }
}
