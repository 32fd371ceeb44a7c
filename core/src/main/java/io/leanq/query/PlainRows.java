package io.leanq.query;

import io.leanq.render.Dialect;
import io.leanq.render.Rendered;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.SelectItem;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement of plain SQL whose rows are read by declared columns. */
final class PlainRows<R> implements Rows<R> {
    private final PlainChange statement;

    /** The declared columns: two statements that read unlike ones are unlike. */
    private final List<SelectItem> columns;

    private final RowReader<R> reader;

    private PlainRows(PlainChange statement, List<SelectItem> columns, RowReader<R> reader) {
        this.statement = statement;
        this.columns = columns;
        this.reader = reader;
    }

    static <R> PlainRows<R> of(PlainChange statement, Selectable<R> columns) {
        Projection<R> projection = Needed.SELECTABLE.in("as", columns).projection();
        return new PlainRows<>(statement, projection.items(), projection.alone().reader(Set.of()));
    }

    @Override
    public <V> Rows<R> with(Param<V> param, V value) {
        return new PlainRows<>(statement.with(param, value), columns, reader);
    }

    @Override
    public RowReader<R> reader() {
        return reader;
    }

    @Override
    public OptionalInt declaredColumns() {
        return OptionalInt.of(columns.size());
    }

    @Override
    public Rendered render(Dialect dialect) {
        return statement.render(dialect);
    }

    @Override
    public BoundSql bound(Dialect dialect) {
        return statement.bound(dialect);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlainRows<?> that
                && statement.equals(that.statement)
                && columns.equals(that.columns)
                && types().equals(that.types());
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
        return statement.hashCode();
    }

    @Override
    public String toString() {
        return statement.toString();
    }
}
