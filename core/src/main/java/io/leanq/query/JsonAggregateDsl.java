package io.leanq.query;

import io.leanq.tree.ExpressionNode;

/** The methods of {@link Dsl} that make one JSON text of many rows. */
public abstract class JsonAggregateDsl extends JsonDsl {
    JsonAggregateDsl() {}

    /**
     * {@code JSON_ARRAYAGG(x ORDER BY … NULL ON NULL)}: an array of the rows' values as text, in which NULL is JSON's
     * null; {@code []} if there are no rows. {@code orderBy(…)} or {@code inAnyOrder()} comes next.
     *
     * @param element a column of a table, or what {@link #jsonObject} or {@link #jsonArray} makes
     * @throws io.leanq.InvalidStatement if it is another expression: Calcite loses the NULLs of a CASE, and one may be
     *     behind a column of a view or a derived table; or if it is a date, a time or bytes
     */
    public static JsonArrayAgg jsonArrayAgg(Expression<?> element) {
        return jsonArrayAgg(JsonNulls.KEPT, element);
    }

    /** {@link #jsonArrayAgg(Expression)} that says what NULL becomes. */
    public static JsonArrayAgg jsonArrayAgg(JsonNulls nulls, Expression<?> element) {
        ExpressionNode value = value("jsonArrayAgg(null)", element);
        return new JsonAggregation(JsonAggregation.checked(value, element), clause("jsonArrayAgg", nulls));
    }

    /** {@link #jsonArrayAgg(Expression)} of texts that are JSON; what is no JSON becomes null. */
    public static JsonArrayAgg jsonArrayAgg(Json element) {
        return jsonArrayAgg(JsonNulls.KEPT, element);
    }

    /** {@link #jsonArrayAgg(Json)} that says what NULL becomes. */
    public static JsonArrayAgg jsonArrayAgg(JsonNulls nulls, Json element) {
        return new JsonAggregation(
                formatted(Needed.JSON.in("jsonArrayAgg(null)", element).text()), clause("jsonArrayAgg", nulls));
    }

    /**
     * {@code JSON_OBJECTAGG(KEY k VALUE v NULL ON NULL)}: an object with a member for each row as text, in which NULL is
     * JSON's null; <code>{}</code> if there are no rows. The database orders the members as it likes, and fails on a
     * NULL key. Where two rows have one key, the object has the value of one of them.
     *
     * @throws io.leanq.InvalidStatement if the value is a date, a time or bytes, which JSON does not have
     */
    public static TextAggregate jsonObjectAgg(TextExpression key, Expression<?> value) {
        return jsonObjectAgg(JsonNulls.KEPT, key, value);
    }

    /** {@link #jsonObjectAgg(TextExpression, Expression)} that says what NULL becomes. */
    public static TextAggregate jsonObjectAgg(JsonNulls nulls, TextExpression key, Expression<?> value) {
        return JsonAggregation.object(
                Needed.EXPRESSION.in("jsonObjectAgg(null, …)", key),
                value("jsonObjectAgg(key, null)", value),
                clause("jsonObjectAgg", nulls));
    }

    /** {@link #jsonObjectAgg(TextExpression, Expression)} of texts that are JSON; what is no JSON becomes null. */
    public static TextAggregate jsonObjectAgg(TextExpression key, Json value) {
        return jsonObjectAgg(JsonNulls.KEPT, key, value);
    }

    /** {@link #jsonObjectAgg(TextExpression, Json)} that says what NULL becomes. */
    public static TextAggregate jsonObjectAgg(JsonNulls nulls, TextExpression key, Json value) {
        return JsonAggregation.object(
                Needed.EXPRESSION.in("jsonObjectAgg(null, …)", key),
                formatted(Needed.JSON.in("jsonObjectAgg(key, null)", value).text()),
                clause("jsonObjectAgg", nulls));
    }
}
