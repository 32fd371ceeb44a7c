package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.EngineCast;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.JsonAggregate;
import io.leanq.tree.JsonCall;
import io.leanq.tree.SortItem;
import io.leanq.tree.SourceInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON_ARRAYAGG before its order. */
final class JsonAggregation implements JsonArrayAgg {
    private final ExpressionNode element;
    private final JsonCall.Clause nulls;

    JsonAggregation(ExpressionNode element, JsonCall.Clause nulls) {
        requireSingleRow("jsonArrayAgg", element);
        this.element = element;
        this.nulls = nulls;
    }

    /** {@code JSON_OBJECTAGG}, whose members have no order. */
    static TextAggregate object(TextExpression key, ExpressionNode value, JsonCall.Clause nulls) {
        requireSingleRow("jsonObjectAgg", key.node());
        requireSingleRow("jsonObjectAgg", value);
        return text(new JsonAggregate(Optional.of(Json.operand(key)), value, List.of(), nulls));
    }

    /**
     * The element, if it cannot be a CASE for Calcite. Calcite makes a FILTER of a CASE with a NULL, and its
     * JSON_ARRAYAGG ignores the FILTER.
     */
    static ExpressionNode checked(ExpressionNode element, Expression<?> given) {
        boolean json = element instanceof JsonCall call && call.function() == JsonCall.Function.FORMAT;
        boolean ofTable = element instanceof ExpressionNode.Column column
                && column.source() instanceof SourceInstance.OfTable source
                && !source.table().names().isView();
        if (!json && !ofTable) {
            throw new InvalidStatement("jsonArrayAgg(" + given + "): it is no column of a table, and Calcite leaves the"
                    + " NULLs of a computed value out of its condition; put it into jsonObject(member(key, …)) or"
                    + " jsonArray(…)");
        }
        return element;
    }

    private static void requireSingleRow(String call, ExpressionNode operand) {
        if (operand.hasAggregate()) {
            throw new InvalidStatement(call + " of an aggregate: compute the inner one in derived(…)");
        }
        WindowFunctions.withoutWindow(call, operand);
    }

    @Override
    public TextAggregate orderBy(List<? extends Sortable> order) {
        return orderBy(Needed.KEYS.in("orderBy", order).toArray(new Sortable[0]));
    }

    @Override
    public TextAggregate orderBy(Sortable... order) {
        if (Needed.ARRAY.in("orderBy", order).length == 0) {
            throw new InvalidStatement("orderBy() needs at least one key; without an order say inAnyOrder()");
        }
        List<SortItem> keys = new ArrayList<>();
        for (Sortable key : order) {
            SortItem item = Needed.SORT_KEY.in("orderBy", key).sortKey().item();
            if (item.expression().hasAggregate() || item.expression().hasWindow()) {
                throw new InvalidStatement(
                        "orderBy(…) of jsonArrayAgg orders single rows: its keys have no aggregates and"
                                + " no window functions");
            }
            keys.add(item);
        }
        return made(keys);
    }

    @Override
    public TextAggregate inAnyOrder() {
        return made(List.of());
    }

    private TextAggregate made(List<SortItem> order) {
        return text(new JsonAggregate(Optional.empty(), element, order, nulls));
    }

    /** What is made is text in Calcite, and a type of its own in H2. */
    private static TextAggregate text(JsonAggregate node) {
        return DataType.VARCHAR.aggregate(EngineCast.ofDialect(node, DataType.VARCHAR.sqlType()));
    }

    @Override
    public String toString() {
        return "a jsonArrayAgg, not complete: it wants orderBy(…) or inAnyOrder()";
    }
}
