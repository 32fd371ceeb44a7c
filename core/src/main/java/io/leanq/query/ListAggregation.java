package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.ListAggregate;
import io.leanq.tree.SortItem;
import java.util.ArrayList;
import java.util.List;

/** A LISTAGG before its order. */
final class ListAggregation implements ListAgg {
    private final ExpressionNode operand;
    private final String separator;
    private final boolean distinct;

    private ListAggregation(ExpressionNode operand, String separator, boolean distinct) {
        this.operand = operand;
        this.separator = separator;
        this.distinct = distinct;
    }

    static ListAgg of(TextExpression of, String separator) {
        ExpressionNode operand = Needed.EXPRESSION.in("listagg(null, …)", of).node();
        if (operand.hasAggregate()) {
            throw new InvalidStatement("listagg of an aggregate: compute the inner one in derived(…)");
        }
        WindowFunctions.withoutWindow("listagg", operand);
        return new ListAggregation(operand, Needed.TEXT.in("listagg(x, null)", separator), false);
    }

    @Override
    public TextAggregate withinGroup(List<? extends Sortable> order) {
        return withinGroup(Needed.KEYS.in("withinGroup", order).toArray(new Sortable[0]));
    }

    @Override
    public TextAggregate withinGroup(Sortable... order) {
        if (Needed.ARRAY.in("withinGroup", order).length == 0) {
            throw new InvalidStatement("withinGroup() needs at least one key; without an order say inAnyOrder()");
        }
        List<SortItem> keys = new ArrayList<>();
        for (Sortable key : order) {
            SortItem item = Needed.SORT_KEY.in("withinGroup", key).sortKey().item();
            if (item.expression().hasAggregate() || item.expression().hasWindow()) {
                throw new InvalidStatement(
                        "withinGroup(…) orders single rows: its keys have no aggregates and no window" + " functions");
            }
            keys.add(item);
        }
        return made(keys);
    }

    @Override
    public TextAggregate inAnyOrder() {
        return made(List.of());
    }

    private TextAggregate made(List<SortItem> keys) {
        ListAggregate list = new ListAggregate(operand, separator, false, keys);
        return DataType.VARCHAR.aggregate(distinct ? Aggregates.distinct(list) : list);
    }

    @Override
    public ListAgg distinct() {
        return new ListAggregation(operand, separator, true);
    }

    @Override
    public String toString() {
        return "a listagg, not complete: it wants withinGroup(…) or inAnyOrder()";
    }
}
