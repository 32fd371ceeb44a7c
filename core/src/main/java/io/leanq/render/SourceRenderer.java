package io.leanq.render;

import io.leanq.InvalidStatement;
import io.leanq.tree.FromItem;
import io.leanq.tree.JoinedItem;
import io.leanq.tree.SourceInstance;

/** Prints the sources of a from clause. */
final class SourceRenderer implements FromItem.Visitor<Void> {
    private final SqlWriter out;

    SourceRenderer(SqlWriter out) {
        this.out = out;
    }

    /** Prints a source behind the word JOIN. */
    void joined(JoinedItem join) {
        requireLeftFirst(join);
        join.item().accept(this);
    }

    /** Refuses a lateral source in a join that keeps rows of it which no row before it has led to. */
    private void requireLeftFirst(JoinedItem join) {
        if (join.kind().mayMissLeft() && isCorrelated(join.item()) && !out.isLenient()) {
            throw new InvalidStatement(join.item().instance().qualifier() + " sees the sources before it, so it cannot"
                    + " stand at the right of a right or full join: use leftJoin, or derived(…)");
        }
    }

    private static boolean isCorrelated(FromItem item) {
        return item instanceof FromItem.OfLateral
                || item instanceof FromItem.OfArray unnested
                        && !InnerQueries.outerColumns(unnested.array()).isEmpty();
    }

    @Override
    public Void table(FromItem.OfTable item) {
        out.commonTables().requireNone(item.instance().table().name());
        out.name(item.instance().table().name());
        for (int i = 0; i < item.hints().size(); i++) {
            out.sql(' ');
            out.vendor(item.hints().get(i));
        }
        if (item.instance().alias().isPresent()) {
            out.sql(" AS ").name(item.instance().alias().get());
        }
        return null;
    }

    /** A derived table sees the sources around its query, but not the other sources of the same FROM. */
    @Override
    public Void query(FromItem.OfQuery item) {
        Scope own = out.scope();
        out.scope(own == null ? null : own.outer);
        out.sql('(');
        out.queries().render(item.query());
        named(item.instance());
        out.scope(own);
        return null;
    }

    @Override
    public Void plain(FromItem.OfPlain item) {
        Scope own = out.scope();
        out.scope(own == null ? null : own.outer);
        boolean query = PlainText.isQuery(item.sql());
        out.sql(query ? "(" : "");
        out.expressions().render(item.sql());
        out.scope(own);
        out.sql(query ? ") AS " : " AS ")
                .name(item.instance().alias())
                .sql(' ')
                .names(item.instance().columns());
        return null;
    }

    @Override
    public Void values(FromItem.OfValues item) {
        out.sql("(VALUES ");
        for (int i = 0; i < item.rows().size(); i++) {
            out.sql(i == 0 ? "(" : ", (");
            out.expressions().valuesRow(item.rows().get(i));
            out.sql(')');
        }
        named(item.instance());
        return null;
    }

    @Override
    public Void lateral(FromItem.OfLateral item) {
        out.require(Feature.LATERAL);
        out.sql("LATERAL (");
        out.queries().render(item.query());
        named(item.instance());
        return null;
    }

    @Override
    public Void array(FromItem.OfArray item) {
        if (isCorrelated(item)) {
            out.require(Feature.LATERAL);
        }
        out.require(Feature.ARRAY_TYPES);
        out.sql("UNNEST(");
        out.expressions().renderTyped(item.array());
        named(item.instance());
        return null;
    }

    private void named(SourceInstance.OfQuery instance) {
        out.sql(") AS ").name(instance.alias()).sql(' ').names(instance.columns());
    }

    @Override
    public Void commonTable(FromItem.OfCommonTable item) {
        SourceInstance.OfCommonTable instance = item.instance();
        out.commonTables().requireVisible(instance.table());
        out.name(instance.table().name().name());
        if (instance.alias().isPresent()) {
            out.sql(" AS ").name(instance.alias().get());
        }
        return null;
    }
}
