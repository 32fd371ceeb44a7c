package io.leanq.query;

import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.render.SqlText;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.PlainSql;
import io.leanq.tree.SelectItem;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plain SQL whose rows are read, with values for its params. */
final class PlainRows<R> extends KeptText implements Rows<R> {
    private final PlainSql sql;

    /** The declared columns: two statements that read unlike ones are unlike. */
    private final List<SelectItem> columns;

    private final RowReader<R> reader;
    private final ParamValues values;

    PlainRows(PlainSql sql, List<SelectItem> columns, RowReader<R> reader, ParamValues values) {
        this.sql = sql;
        this.columns = List.copyOf(columns);
        this.reader = reader;
        this.values = values;
    }

    @Override
    public <V> Rows<R> with(Param<V> param, V value) {
        return new PlainRows<>(sql, columns, reader, values.with(param, value));
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
        return other instanceof PlainRows<?> that
                && sql.equals(that.sql)
                && columns.equals(that.columns)
                && types().equals(that.types())
                && values.equals(that.values);
    }

    /** The declared types, which are no part of a column's equality. */
    private List<SqlType> types() {
        List<SqlType> types = new ArrayList<>();
        for (SelectItem item : columns) {
            if (item.expression() instanceof ExpressionNode.Column column) {
                types.add(column.type());
            }
        }
        return types;
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
