package io.leanq.render;

import io.leanq.InvalidStatement;
import io.leanq.tree.CommonTable;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.tree.JoinedItem;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SelectItem;
import io.leanq.tree.SortItem;
import io.leanq.tree.SourceInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints selects and combinations, and sets the writer's scope for each. */
final class QueryRenderer implements QueryNode.Visitor<Void> {
    /** A source of one row, for statements that need none. */
    static final String ONE_ROW = "(VALUES (0)) AS one_row (nothing)";

    private final SqlWriter out;
    private final SourceRenderer sources;

    QueryRenderer(SqlWriter out) {
        this.out = out;
        this.sources = new SourceRenderer(out);
    }

    void render(QueryNode node) {
        node.accept(this);
    }

    /** Prints a source as a from clause has it. */
    void source(FromItem item) {
        item.accept(sources);
    }

    @Override
    public Void select(QueryNode.Select given) {
        QueryNode.Select node = out.checkedGroups(given);
        Scope outer = out.scope();
        Scope scope = new Scope(outer, false, 1 + node.joins().size());
        if (node.from().isPresent()) {
            addTo(scope, node.from().get().instance());
        }
        // by index here and below: an iterator costs more than the one or two elements that most lists have
        for (int i = 0; i < node.joins().size(); i++) {
            addTo(scope, node.joins().get(i).item().instance());
        }
        out.scope(scope);
        scope.listed = outer == null ? node : null;
        out.sql("SELECT ");
        for (int i = 0; i < node.hints().size(); i++) {
            out.vendor(node.hints().get(i));
            out.sql(' ');
        }
        if (node.distinct()) {
            out.sql("DISTINCT ");
        }
        items(node.items());
        scope.listed = null;
        if (node.from().isPresent()) {
            out.sql(" FROM ");
            scope.show(0);
            node.from().get().accept(sources);
            scope.show(1);
        } else if (out.dialect().fromRequired()) {
            out.sql(" FROM ").sql(ONE_ROW);
        }
        for (int i = 0; i < node.joins().size(); i++) {
            JoinedItem join = node.joins().get(i);
            out.sql(join.kind().infix());
            sources.joined(join);
            scope.show(2 + i);
            clause(" ON ", join.condition().orElse(null));
        }
        clause(" WHERE ", node.where().orElse(null));
        if (!node.groupBy().isEmpty()) {
            out.sql(" GROUP BY ");
            out.expressions().groupingKeys(node.groupBy());
        }
        clause(" HAVING ", node.having().orElse(null));
        out.windows().clause(scope);
        for (int i = 0; i < node.orderBy().size(); i++) {
            SortItem item = node.orderBy().get(i);
            out.sql(i == 0 ? " ORDER BY " : ", ");
            sortKey(node, item.expression());
            out.direction(item);
        }
        paging(node.paging());
        out.scope(outer);
        return null;
    }

    /**
     * Prints a sort key: as the position of the selected column where the server would not recognize it or would fail.
     * That is with DISTINCT, for a key with a placeholder, which differs from the selected one; and in a grouped query,
     * for a key with a list.
     */
    private void sortKey(QueryNode.Select node, ExpressionNode key) {
        boolean list = ListsAsComparisons.isNeeded(key, node);
        if (list || node.distinct() && InnerQueries.hasPlaceholder(key)) {
            for (int i = 0; i < node.items().size(); i++) {
                if (node.items().get(i).expression().equals(key)) {
                    out.sql(Integer.toString(i + 1));
                    return;
                }
            }
        }
        out.expressions().renderSortKey(list ? ListsAsComparisons.in(key, node) : key);
    }

    static void addTo(Scope scope, SourceInstance source) {
        if (!scope.add(source)) {
            throw new InvalidStatement(source.qualifier()
                    + " stands twice in the same from: give each its own alias, as in STUDENTS.as(\"s2\")");
        }
    }

    private void clause(String word, @Nullable ExpressionNode condition) {
        if (condition != null) {
            out.sql(word);
            out.expressions().renderCondition(condition);
        }
    }

    private void items(List<SelectItem> items) {
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.sql(", ");
            }
            SelectItem item = items.get(i);
            out.expressions().renderItem(item.expression());
            if (item.label().isPresent()) {
                out.sql(" AS ").name(item.label().get());
            }
        }
    }

    /** Each common table sees those before it, and no sources around the query. */
    @Override
    public Void with(QueryNode.With node) {
        Scope around = out.scope();
        out.scope(null);
        CommonTables.Mark mark = out.commonTables().declare(node.tables());
        out.sql(node.tables().stream().anyMatch(CommonTable::recursive) ? "WITH RECURSIVE " : "WITH ");
        for (int i = 0; i < node.tables().size(); i++) {
            CommonTable table = node.tables().get(i);
            out.sql(i == 0 ? "" : ", ").name(table.table().name().name());
            out.sql(' ').names(table.columns()).sql(" AS (");
            if (table.recursive()) {
                out.commonTables().show(table.table());
            }
            render(table.query());
            out.commonTables().show(table.table());
            out.sql(')');
        }
        out.scope(around);
        out.sql(' ');
        render(node.body());
        out.commonTables().forget(mark);
        return null;
    }

    @Override
    public Void forUpdate(QueryNode.ForUpdate node) {
        out.require(Feature.FOR_UPDATE);
        render(node.rows());
        out.sql(' ').sql(out.dialect().rowLock());
        return null;
    }

    @Override
    public Void combination(QueryNode.Combination node) {
        switch (node.operator()) {
            case EXCEPT_ALL, INTERSECT_ALL -> out.require(Feature.COUNTED_COMBINATIONS);
            case UNION, UNION_ALL, EXCEPT, INTERSECT -> {}
        }
        boolean joins = !out.dialect().joinsEnclosed() || isBare(node.operands().get(0), true);
        for (int i = 0; i < node.operands().size(); i++) {
            if (i > 0) {
                out.sql(' ').sql(node.operator().words()).sql(' ');
            }
            operand(node.operands().get(i), joins);
        }
        for (int i = 0; i < node.orderBy().size(); i++) {
            QueryNode.Combination.SortPosition key = node.orderBy().get(i);
            out.sql(i == 0 ? " ORDER BY " : ", ").sql(Integer.toString(key.position()));
            out.direction(key.direction(), key.nulls());
        }
        paging(node.paging());
        return null;
    }

    private void operand(QueryNode operand, boolean joins) {
        boolean bare = isBare(operand, joins);
        if (!bare) {
            out.sql('(');
        }
        render(operand);
        if (!bare) {
            out.sql(')');
        }
    }

    /** @param joins whether an operand with joins needs no parentheses */
    private static boolean isBare(QueryNode operand, boolean joins) {
        return operand instanceof QueryNode.Select select
                && select.orderBy().isEmpty()
                && select.paging().equals(QueryNode.Paging.NONE)
                && (joins || select.joins().isEmpty());
    }

    private void paging(QueryNode.Paging paging) {
        switch (out.dialect().paging()) {
            case LIMIT_OFFSET -> {
                count(" LIMIT ", paging.limit().orElse(null), "");
                count(" OFFSET ", paging.offset().orElse(null), "");
            }
            case OFFSET_FETCH -> {
                count(" OFFSET ", paging.offset().orElse(null), " ROWS");
                count(" FETCH NEXT ", paging.limit().orElse(null), " ROWS ONLY");
            }
        }
    }

    /**
     * A number of rows, written into the text: Calcite accepts no placeholder for it in a query inside an expression.
     */
    private static String count(ExpressionNode value) {
        if (value instanceof ExpressionNode.Bind bind) {
            return String.valueOf(bind.value());
        }
        throw new InvalidStatement("a limit or offset inside a sub-query cannot be a param: give the number itself, or"
                + " select from derived(…) instead of in(…), exists(…) or scalar(…)");
    }

    private void count(String before, @Nullable ExpressionNode value, String after) {
        if (value != null) {
            out.sql(before);
            if (out.expressions().isInSubQuery() && !out.isLenient()) {
                out.sql(count(value));
            } else {
                out.expressions().render(value);
            }
            out.sql(after);
        }
    }
}
