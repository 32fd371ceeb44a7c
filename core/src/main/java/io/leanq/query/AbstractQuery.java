package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.render.SqlText;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.PlainSql;
import io.leanq.tree.QueryNode;
import io.leanq.tree.QueryNode.Combination.Operator;
import io.leanq.tree.RowCount;
import io.leanq.tree.ScalarQuery;
import io.leanq.tree.SourceInstance;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The common parts of queries: the projection, the tree, the values of the params, and the text kept for a dialect. */
abstract class AbstractQuery<R> extends KeptText implements Query<R> {
    private final Projection<R> projection;
    private final Set<SourceInstance> outerJoined;
    private final ParamValues values;
    private volatile @Nullable RowReader<R> reader;

    AbstractQuery(Projection<R> projection, Set<SourceInstance> outerJoined, ParamValues values) {
        this.projection = projection;
        this.outerJoined = outerJoined;
        this.values = values;
    }

    abstract QueryNode node();

    /**
     * The tree whose columns meet columns of these types: each column has room for the digits, or the length, of both
     * types.
     */
    abstract QueryNode nodeBeside(List<SqlType> types);

    /** Whether the server gives the selected table columns exactly their declared types. */
    abstract boolean keepsTypes();

    /** The same query with other paging. */
    abstract Query<R> withPaging(QueryNode.Paging paging);

    abstract QueryNode.Paging paging();

    final Projection<R> projection() {
        return projection;
    }

    final Set<SourceInstance> outerJoined() {
        return outerJoined;
    }

    final ParamValues values() {
        return values;
    }

    @Override
    public RowReader<R> reader() {
        RowReader<R> made = reader;
        if (made == null) {
            made = projection.reader(outerJoined);
            reader = made;
        }
        return made;
    }

    @Override
    public final PlainSql.Part sqlPart() {
        return new PlainSql.Value(new ScalarQuery(SubQueries.node(this)));
    }

    @Override
    public final Query<R> limit(long rows) {
        return limited(count("limit", rows));
    }

    @Override
    public final Query<R> offset(long rows) {
        return skipping(count("offset", rows));
    }

    @Override
    public final Query<R> limit(Param<? extends Number> rows) {
        return limited(count("limit", rows));
    }

    private Query<R> limited(ExpressionNode rows) {
        if (paging().limit().isPresent()) {
            throw new InvalidStatement("limit is set already: one query has one limit");
        }
        return withPaging(new QueryNode.Paging(Optional.of(rows), paging().offset()));
    }

    @Override
    public final Query<R> offset(Param<? extends Number> rows) {
        return skipping(count("offset", rows));
    }

    private Query<R> skipping(ExpressionNode rows) {
        if (paging().offset().isPresent()) {
            throw new InvalidStatement("offset is set already: one query has one offset");
        }
        return withPaging(new QueryNode.Paging(paging().limit(), Optional.of(rows)));
    }

    private static ExpressionNode count(String step, @Nullable Param<?> rows) {
        Param<?> param = Needed.PARAM.in(step, rows);
        if (!param.type().sqlType().isWhole()) {
            throw new InvalidStatement(step + "(" + param + "): a number of rows is a whole number, and param "
                    + param.name() + " is " + param.type() + ": declare it as INTEGER or BIGINT");
        }
        return new RowCount(param.node());
    }

    private static ExpressionNode count(String step, long rows) {
        if (rows < 0) {
            throw new InvalidStatement(step + "(" + rows + "): a number of rows is never negative");
        }
        if (rows > Integer.MAX_VALUE) {
            throw new InvalidStatement(step + "(" + rows + "): LeanXcale counts rows up to " + Integer.MAX_VALUE
                    + (step.equals("limit") ? ": leave the limit out" : ": narrow the condition instead"));
        }
        return new ExpressionNode.Bind(SqlType.Simple.INTEGER, (int) rows);
    }

    @Override
    public Query<R> forUpdate() {
        throw LockingQuery.refused("a combination, or a query with common tables, has no rows that can be locked: lock"
                + " the rows by a select from their table");
    }

    @Override
    public final Combined<R> union(Query<R> other) {
        return CombinedQuery.of(Operator.UNION, this, other);
    }

    @Override
    public final Combined<R> unionAll(Query<R> other) {
        return CombinedQuery.of(Operator.UNION_ALL, this, other);
    }

    @Override
    public final Combined<R> except(Query<R> other) {
        return CombinedQuery.of(Operator.EXCEPT, this, other);
    }

    @Override
    public final Combined<R> intersect(Query<R> other) {
        return CombinedQuery.of(Operator.INTERSECT, this, other);
    }

    @Override
    public final Combined<R> exceptAll(Query<R> other) {
        return CombinedQuery.of(Operator.EXCEPT_ALL, this, other);
    }

    @Override
    public final Combined<R> intersectAll(Query<R> other) {
        return CombinedQuery.of(Operator.INTERSECT_ALL, this, other);
    }

    @Override
    public final <V> Query<R> with(Param<V> param, V value) {
        return new Filled<>(template(), values.with(param, value));
    }

    @Override
    public final BoundSql bound(Dialect dialect) {
        Needed.DIALECT.in("bound", dialect);
        return new BoundSql(template().text(dialect, values), values);
    }

    @Override
    final SqlText rendered(Dialect dialect, int longest) {
        return dialect.render(node(), longest);
    }

    /** The query without values. Each {@code with} starts from it, so that repeated calls do not nest. */
    AbstractQuery<R> template() {
        return this;
    }

    @Override
    public final Rendered render(Dialect dialect) {
        return bound(Needed.DIALECT.in("render", dialect)).rendered();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof AbstractQuery<?> that
                && StackDepth.guarded(() -> node().equals(that.node()))
                && values.equals(that.values);
    }

    @Override
    public final int hashCode() {
        return 31 * StackDepth.guarded(() -> node().hashCode()) + values.hashCode();
    }

    @Override
    public final String toString() {
        return Descriptions.of(() -> Dialect.STANDARD.describe(node()));
    }

    /** A query with values for its params: the same tree, the same kept text, the same reader. */
    private static final class Filled<R> extends AbstractQuery<R> {
        private final AbstractQuery<R> template;

        Filled(AbstractQuery<R> template, ParamValues values) {
            super(template.projection, template.outerJoined, values);
            this.template = template;
        }

        @Override
        AbstractQuery<R> template() {
            return template;
        }

        @Override
        public RowReader<R> reader() {
            return template.reader();
        }

        @Override
        public Query<R> forUpdate() {
            return new Filled<>(SubQueries.known(template.forUpdate()), values());
        }

        @Override
        QueryNode node() {
            return template.node();
        }

        @Override
        QueryNode nodeBeside(List<SqlType> types) {
            return template.nodeBeside(types);
        }

        @Override
        boolean keepsTypes() {
            return template.keepsTypes();
        }

        @Override
        QueryNode.Paging paging() {
            return template.paging();
        }

        @Override
        Query<R> withPaging(QueryNode.Paging paging) {
            return new Filled<>(SubQueries.known(template.withPaging(paging)), values());
        }
    }
}
