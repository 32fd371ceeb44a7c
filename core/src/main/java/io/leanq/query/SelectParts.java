package io.leanq.query;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.JoinedItem;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.tree.SortItem;
import io.leanq.tree.VendorNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A select node being changed in one part: records have no such thing themselves. Used by one step, then dropped. */
final class SelectParts {
    private List<VendorNode.QueryHint> hints;
    private boolean distinct;
    private final List<SelectItem> items;
    private @Nullable FromItem from;
    private List<JoinedItem> joins;
    private Optional<ExpressionNode> where;
    private List<ExpressionNode> groupBy;
    private Optional<ExpressionNode> having;
    private List<SortItem> orderBy;
    private QueryNode.Paging paging;

    private SelectParts(QueryNode.Select node) {
        this.hints = node.hints();
        this.distinct = node.distinct();
        this.items = node.items();
        this.from = node.from().orElse(null);
        this.joins = node.joins();
        this.where = node.where();
        this.groupBy = node.groupBy();
        this.having = node.having();
        this.orderBy = node.orderBy();
        this.paging = node.paging();
    }

    static QueryNode.Select empty(List<SelectItem> items) {
        return new QueryNode.Select(
                List.of(),
                false,
                items,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                QueryNode.Paging.NONE);
    }

    static SelectParts of(QueryNode.Select node) {
        return new SelectParts(node);
    }

    SelectParts hints(List<VendorNode.QueryHint> newHints) {
        hints = newHints;
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

    SelectParts joins(List<JoinedItem> newJoins) {
        joins = newJoins;
        return this;
    }

    SelectParts where(Optional<ExpressionNode> newWhere) {
        where = newWhere;
        return this;
    }

    SelectParts groupBy(List<ExpressionNode> newGroupBy) {
        groupBy = newGroupBy;
        return this;
    }

    SelectParts having(Optional<ExpressionNode> newHaving) {
        having = newHaving;
        return this;
    }

    SelectParts orderBy(List<SortItem> newOrderBy) {
        orderBy = newOrderBy;
        return this;
    }

    SelectParts paging(QueryNode.Paging newPaging) {
        paging = newPaging;
        return this;
    }

    QueryNode.Select build() {
        return new QueryNode.Select(
                hints, distinct, items, Optional.ofNullable(from), joins, where, groupBy, having, orderBy, paging);
    }
}
