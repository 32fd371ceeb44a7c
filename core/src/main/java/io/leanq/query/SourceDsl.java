package io.leanq.query;

/** The methods of {@link Dsl} that make sources which may use the sources to their left, and arrays for them. */
public abstract class SourceDsl extends RecordDsl {
    SourceDsl() {}

    /**
     * A query in a from clause that may use the columns of the sources before it: it is run for each of their rows,
     * {@code from(c).join(lateral("top", select(o.id).from(o).where(o.customerId.eq(c.id)).limit(3))).on(…)}.
     *
     * @throws io.leanq.InvalidStatement when it is rendered, if it uses a source behind it, or stands at the right of a
     *     right or full join
     */
    public static <R> Derived<R> lateral(String alias, Query<R> query) {
        return Derived.lateral(alias, query);
    }

    /**
     * The elements of an array as rows, {@code UNNEST(o.tags) AS u (item)}. The array may be a column of a source
     * before it, or a value: {@code unnest("u", value(ids, BIGINT_ARRAY))} has any number of values in one bind. A row
     * whose array is NULL or empty is lost in a join, and kept in a left join.
     *
     * @throws io.leanq.InvalidStatement if the array has an aggregate or a window function; when it is rendered, as
     *     for {@link #lateral}
     */
    public static <E, K> Unnested<K> unnest(String alias, ArrayExpression<E, K> array) {
        return Unnested.of(alias, array);
    }

    /**
     * {@code ARRAY[a, b]}: an array of expressions of one type. An array of Java values is
     * {@code value(list, BIGINT_ARRAY)}.
     *
     * @throws io.leanq.InvalidStatement if an element is not a BIGINT, a DOUBLE or a VARCHAR
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read at once, and never handed out
    public static <E, K> ArrayExpression<E, K> array(Kinded<E, ?, K, ?> first, Expression<? extends E>... more) {
        return ArrayOperations.array(first, more);
    }
}
