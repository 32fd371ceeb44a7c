package io.leanq.render;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.HoldsQuery;
import io.leanq.tree.JoinedItem;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.tree.SortItem;
import io.leanq.tree.SourceInstance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The columns in an expression or query whose sources stand in none of the queries inside it, so that they come from around
 * it.
 */
final class OuterColumns implements QueryNode.Visitor<Void>, FromItem.Visitor<Void> {
    private final List<ExpressionNode.Column> found = new ArrayList<>();

    /** The sources of the queries that are open, the innermost first. */
    private final Deque<List<SourceInstance>> inside = new ArrayDeque<>();

    private OuterColumns() {}

    static List<ExpressionNode.Column> of(ExpressionNode expression) {
        OuterColumns columns = new OuterColumns();
        columns.look(expression);
        return columns.found;
    }

    static List<ExpressionNode.Column> of(QueryNode query) {
        OuterColumns columns = new OuterColumns();
        query.accept(columns);
        return columns.found;
    }

    /** Without recursion but for queries: conditions nest deep. */
    private void look(ExpressionNode root) {
        Deque<ExpressionNode> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            ExpressionNode next = open.pop();
            if (next instanceof ExpressionNode.Column column) {
                if (inside.stream().noneMatch(sources -> sources.contains(column.source()))) {
                    found.add(column);
                }
            } else {
                next.children().forEach(open::push);
                if (next instanceof HoldsQuery holder) {
                    holder.query().accept(this);
                }
            }
        }
    }

    @Override
    public Void select(QueryNode.Select node) {
        List<FromItem> items = new ArrayList<>();
        node.from().ifPresent(items::add);
        node.joins().forEach(join -> items.add(join.item()));
        // a derived table does not see its neighbours
        items.forEach(item -> item.accept(this));
        inside.push(items.stream().map(FromItem::instance).toList());
        node.items().stream().map(SelectItem::expression).forEach(this::look);
        node.joins().stream().map(JoinedItem::condition).forEach(on -> on.ifPresent(this::look));
        node.where().ifPresent(this::look);
        node.groupBy().forEach(this::look);
        node.having().ifPresent(this::look);
        node.orderBy().stream().map(SortItem::expression).forEach(this::look);
        inside.pop();
        return null;
    }

    @Override
    public Void combination(QueryNode.Combination node) {
        node.operands().forEach(operand -> operand.accept(this));
        return null;
    }

    /** Common tables see nothing of what is around. */
    @Override
    public Void with(QueryNode.With node) {
        node.body().accept(this);
        return null;
    }

    @Override
    public Void table(FromItem.OfTable item) {
        return null;
    }

    @Override
    public Void query(FromItem.OfQuery item) {
        item.query().accept(this);
        return null;
    }

    @Override
    public Void commonTable(FromItem.OfCommonTable item) {
        return null;
    }
}
