package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.JoinedItem;
import io.leanq.tree.Junction;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.tree.SortItem;
import io.leanq.tree.VendorNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clauses of a select at one of its steps. Each step changes its own copy once, when it is made; afterwards the
 * copy never changes. The node is made only when it is needed, usually for the last step.
 */
final class SelectParts {
    private List<VendorNode.QueryHint> hints;
    private boolean distinct;
    private final List<SelectItem> items;
    private @Nullable FromItem from;
    private List<JoinedItem> joins;
    private @Nullable Condition where;
    private List<ExpressionNode> groupBy;
    private @Nullable Condition having;
    private List<SortItem> orderBy;
    private QueryNode.Paging paging;

    /** @param items the select list; the caller never changes it, nor any other list that it gives to parts */
    SelectParts(List<SelectItem> items) {
        this.hints = List.of();
        this.items = items;
        this.joins = List.of();
        this.groupBy = List.of();
        this.orderBy = List.of();
        this.paging = QueryNode.Paging.NONE;
    }

    private SelectParts(SelectParts other) {
        this.hints = other.hints;
        this.distinct = other.distinct;
        this.items = other.items;
        this.from = other.from;
        this.joins = other.joins;
        this.where = other.where;
        this.groupBy = other.groupBy;
        this.having = other.having;
        this.orderBy = other.orderBy;
        this.paging = other.paging;
    }

    SelectParts copy() {
        return new SelectParts(this);
    }

    List<SelectItem> items() {
        return items;
    }

    boolean isDistinct() {
        return distinct;
    }

    /** @throws java.util.NoSuchElementException if there is no from clause yet */
    FromItem from() {
        return Optional.ofNullable(from).orElseThrow();
    }

    List<JoinedItem> joins() {
        return joins;
    }

    Optional<ExpressionNode> where() {
        return node(where);
    }

    List<ExpressionNode> groupBy() {
        return groupBy;
    }

    List<SortItem> orderBy() {
        return orderBy;
    }

    QueryNode.Paging paging() {
        return paging;
    }

    SelectParts hint(VendorNode.QueryHint added) {
        hints = with(hints, added);
        return this;
    }

    SelectParts distinct() {
        distinct = true;
        return this;
    }

    SelectParts from(FromItem newFrom) {
        from = newFrom;
        return this;
    }

    SelectParts join(JoinedItem added) {
        joins = with(joins, added);
        return this;
    }

    SelectParts where(Condition added) {
        where = both(where, added);
        return this;
    }

    private static Condition both(@Nullable Condition earlier, Condition added) {
        return earlier == null ? added : LinkedCondition.join(Junction.Connective.AND, earlier, added);
    }

    SelectParts groupBy(List<ExpressionNode> newGroupBy) {
        groupBy = newGroupBy;
        return this;
    }

    SelectParts having(Condition added) {
        having = both(having, added);
        return this;
    }

    SelectParts orderBy(List<SortItem> added) {
        if (orderBy.isEmpty()) {
            orderBy = added;
        } else {
            List<SortItem> longer = new ArrayList<>(orderBy);
            longer.addAll(added);
            orderBy = List.copyOf(longer);
        }
        return this;
    }

    SelectParts paging(QueryNode.Paging newPaging) {
        paging = newPaging;
        return this;
    }

    private static <E> List<E> with(List<E> list, E added) {
        if (list.isEmpty()) {
            return List.of(added);
        }
        if (list.size() == 1) {
            return List.of(list.get(0), added);
        }
        List<E> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(added);
        return List.copyOf(longer);
    }

    QueryNode.Select node() {
        return new QueryNode.Select(
                hints,
                distinct,
                items,
                Optional.ofNullable(from),
                joins,
                node(where),
                groupBy,
                node(having),
                orderBy,
                paging);
    }

    private static Optional<ExpressionNode> node(@Nullable Condition condition) {
        return condition == null ? Optional.empty() : Optional.of(condition.node());
    }
}
