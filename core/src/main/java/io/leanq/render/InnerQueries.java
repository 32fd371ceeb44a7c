package io.leanq.render;

import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.HoldsQuery;
import io.leanq.tree.JoinedItem;
import io.leanq.tree.ObjectName;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.tree.SortItem;
import io.leanq.tree.SourceInstance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks over an expression or query and over the queries inside it, and knows the sources of each. */
final class InnerQueries implements QueryNode.Visitor<Void>, FromItem.Visitor<Void> {
    private final Consumer<ExpressionNode> look;

    /** The sources of the queries around the current place, the innermost first. */
    private final Deque<List<SourceInstance>> inside = new ArrayDeque<>();

    private boolean placeholders;
    private final List<ExpressionNode.Column> outerColumns = new ArrayList<>();
    /** The tables that are read, also in common tables; null where they are not asked for. */
    private @Nullable Set<ObjectName> tables;

    private InnerQueries() {
        this.look = this::walk;
    }

    /** The columns that belong to none of the queries inside the expression, so that they come from outside of it. */
    static List<ExpressionNode.Column> outerColumns(ExpressionNode expression) {
        InnerQueries walk = new InnerQueries();
        walk.walk(expression);
        return walk.outerColumns;
    }

    /** The columns that belong neither to this query nor to one inside it. */
    static List<ExpressionNode.Column> outerColumns(QueryNode query) {
        InnerQueries walk = new InnerQueries();
        query.accept(walk);
        return walk.outerColumns;
    }

    /** Whether the expression, or a query inside it, contains a placeholder. */
    static boolean hasPlaceholder(ExpressionNode expression) {
        if (expression.hasPlaceholder()) {
            return true;
        }
        if (!expression.hasQuery()) {
            return false;
        }
        InnerQueries walk = new InnerQueries();
        walk.walk(expression);
        return walk.placeholders;
    }

    static Set<ObjectName> tables(QueryNode query) {
        InnerQueries walk = new InnerQueries();
        Set<ObjectName> tables = new LinkedHashSet<>();
        walk.tables = tables;
        query.accept(walk);
        return tables;
    }

    /** Walks over an expression. Only queries recurse, since conditions may nest deep. */
    private void walk(ExpressionNode root) {
        Deque<ExpressionNode> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            ExpressionNode next = open.pop();
            if (next instanceof ExpressionNode.Column column) {
                if (inside.stream().noneMatch(sources -> sources.contains(column.source()))) {
                    outerColumns.add(column);
                }
            } else {
                placeholders |= Placeholders.is(next);
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
        for (int i = 0; i < items.size(); i++) {
            walk(items.get(i), items.subList(0, i));
        }
        inside.push(items.stream().map(FromItem::instance).toList());
        node.items().stream().map(SelectItem::expression).forEach(look);
        node.joins().stream().map(JoinedItem::condition).forEach(on -> on.ifPresent(look));
        node.where().ifPresent(look);
        node.groupBy().forEach(look);
        node.having().ifPresent(look);
        node.orderBy().stream().map(SortItem::expression).forEach(look);
        inside.pop();
        return null;
    }

    /** Walks over a source, which does not see its neighbours unless it is lateral. */
    private void walk(FromItem item, List<FromItem> left) {
        if (item.seesLeft()) {
            inside.push(left.stream().map(FromItem::instance).toList());
            item.accept(this);
            inside.pop();
        } else {
            item.accept(this);
        }
    }

    @Override
    public Void combination(QueryNode.Combination node) {
        node.operands().forEach(operand -> operand.accept(this));
        return null;
    }

    /** Walks over the body only, unless tables are asked for: common tables see no sources around them. */
    @Override
    public Void with(QueryNode.With node) {
        if (tables != null) {
            node.tables().forEach(table -> table.query().accept(this));
        }
        node.body().accept(this);
        return null;
    }

    @Override
    public Void forUpdate(QueryNode.ForUpdate node) {
        node.rows().accept(this);
        return null;
    }

    @Override
    public Void table(FromItem.OfTable item) {
        if (tables != null) {
            tables.add(item.instance().table().name());
        }
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

    @Override
    public Void plain(FromItem.OfPlain item) {
        walk(item.sql());
        return null;
    }

    @Override
    public Void values(FromItem.OfValues item) {
        item.rows().forEach(row -> row.forEach(look));
        return null;
    }

    @Override
    public Void lateral(FromItem.OfLateral item) {
        item.query().accept(this);
        return null;
    }

    @Override
    public Void array(FromItem.OfArray item) {
        walk(item.array());
        return null;
    }
}
