package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.FromItem;
import io.leanq.tree.JoinedItem;
import io.leanq.tree.QueryNode;
import io.leanq.type.SqlType;
import java.util.List;

/** A select that locks the rows it reads, {@code … FOR UPDATE}; it is always the whole statement. */
final class LockingQuery<R> extends AbstractQuery<R> {
    private final SelectQuery<R> rows;

    private LockingQuery(SelectQuery<R> rows) {
        super(rows.projection(), rows.outerJoined(), ParamValues.NONE);
        this.rows = rows;
    }

    /** @throws InvalidStatement if a row of the result is not one row of each table */
    static <R> LockingQuery<R> of(SelectQuery<R> rows) {
        QueryNode.Select node = rows.node();
        if (node.distinct()
                || !node.groupBy().isEmpty()
                || node.items().stream().anyMatch(item -> item.expression().hasAggregateOrWindow())) {
            throw refused("a row of a distinct or grouped select, or beside a window function, is made of several:"
                    + " lock the rows by a select of their keys");
        }
        requireTable(node.from().orElseThrow(() -> refused("there are no rows without a from clause")));
        node.joins().stream().map(JoinedItem::item).forEach(LockingQuery::requireTable);
        return new LockingQuery<>(rows);
    }

    /** H2 locks no row below a derived table or a view, and says nothing of it. */
    private static void requireTable(FromItem item) {
        if (!(item instanceof FromItem.OfTable table)
                || table.instance().table().names().isView()) {
            throw refused(item.instance().qualifier()
                    + " is no table, and its rows would not be locked: select from the" + " tables themselves");
        }
    }

    static InvalidStatement refused(String reason) {
        return new InvalidStatement("forUpdate(): " + reason);
    }

    /** Refuses the query as a part of another statement. */
    static void requireNone(AbstractQuery<?> query) {
        if (query instanceof LockingQuery<?>) {
            throw refused("it belongs on the outermost query, not on one that goes into another statement");
        }
    }

    @Override
    QueryNode node() {
        return new QueryNode.ForUpdate(rows.node());
    }

    @Override
    QueryNode nodeBeside(List<SqlType> types) {
        requireNone(this);
        return node();
    }

    @Override
    boolean keepsTypes() {
        return rows.keepsTypes();
    }

    @Override
    QueryNode.Paging paging() {
        return rows.paging();
    }

    @Override
    Query<R> withPaging(QueryNode.Paging paging) {
        return new LockingQuery<>(rows.withPaging(paging));
    }

    @Override
    public Query<R> forUpdate() {
        return this;
    }
}
