package io.leanq.query;

import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.render.SqlText;
import io.leanq.tree.PlainSql;
import org.jspecify.annotations.Nullable;

/** Plain SQL whose rows are read, with values for its params. */
final class PlainRows<R> extends KeptText implements Rows<R> {
    private final PlainSql sql;
    private final RowReader<R> reader;
    private final ParamValues values;

    PlainRows(PlainSql sql, RowReader<R> reader, ParamValues values) {
        this.sql = sql;
        this.reader = reader;
        this.values = values;
    }

    @Override
    public <V> Rows<R> with(Param<V> param, V value) {
        return new PlainRows<>(sql, reader, values.with(param, value));
    }

    @Override
    public RowReader<R> reader() {
        return reader;
    }

    @Override
    SqlText rendered(Dialect dialect, int longest) {
        return dialect.render(sql, longest);
    }

    @Override
    public Rendered render(Dialect dialect) {
        return bound(Needed.DIALECT.in("render", dialect)).rendered();
    }

    @Override
    public BoundSql bound(Dialect dialect) {
        return new BoundSql(text(Needed.DIALECT.in("bound", dialect), values), values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlainRows<?> that && sql.equals(that.sql) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return 31 * sql.hashCode() + values.hashCode();
    }

    @Override
    public String toString() {
        return Descriptions.of(() -> Dialect.STANDARD.describe(sql));
    }
}
