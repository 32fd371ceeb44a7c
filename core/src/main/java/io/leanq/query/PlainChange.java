package io.leanq.query;

import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.render.SqlText;
import io.leanq.tree.PlainSql;
import org.jspecify.annotations.Nullable;

/** A statement of plain SQL, with values for its params. */
final class PlainChange extends KeptText implements PlainStatement {
    private final PlainSql sql;
    private final ParamValues values;

    PlainChange(PlainSql sql, ParamValues values) {
        this.sql = sql;
        this.values = values;
    }

    @Override
    public <V> PlainChange with(Param<V> param, V value) {
        return new PlainChange(sql, values.with(param, value));
    }

    @Override
    public <R> Rows<R> as(Selectable<R> columns) {
        return PlainRows.of(this, columns);
    }

    @Override
    public DeclaredSource asSource(String alias, Declared<?, ?>... columns) {
        return PlainSource.of(sql, alias, columns);
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
        return other instanceof PlainChange that && sql.equals(that.sql) && values.equals(that.values);
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
