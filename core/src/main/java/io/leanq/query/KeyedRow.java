package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Column;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.tree.ExpressionNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of an update or delete that is found by its key: collects what a row writer sets. */
final class KeyedRow<T extends Table<T>> extends MappedRow<T> {
    private final String call;

    /** @param call the method that the user calls */
    KeyedRow(String call, RowTable<?, ?> table, List<Column<T, ?>> columns) {
        super(table, columns);
        this.call = call;
    }

    /** What the row writer has set a column to. */
    private sealed interface Given {}

    private record GivenValue<V>(
            Column<?, V> column, @Nullable V value) implements Given {

        /** The column without the value, which does not belong in logs. */
        @Override
        public String toString() {
            return column.toString();
        }
    }

    private record GivenNode(ExpressionNode node) implements Given {}

    @Override
    public <V> KeyedRow<T> set(Column<T, V> column, @Nullable V value) {
        put(column, new GivenValue<>(column, value));
        return this;
    }

    @Override
    public <V> KeyedRow<T> set(Column<T, V> column, Expression<V> value) {
        put(column, new GivenNode(Assignments.computed(table(), column, value)));
        return this;
    }

    @Override
    public KeyedRow<T> setNull(Column<T, ?> column) {
        put(column, new GivenValue<>(column, null));
        return this;
    }

    private Given given(int position) {
        return requireSet(column(position), (Given) at(position));
    }

    /**
     * What the column at this position is set to.
     *
     * @throws InvalidStatement if it is NULL, and the column is NOT NULL
     */
    ExpressionNode assigned(int position) {
        Given given = given(position);
        if (given instanceof GivenNode computed) {
            return computed.node();
        }
        GivenValue<?> value = (GivenValue<?>) given;
        if (value.value() == null
                && !table().definition().nullable(column(position).definition())) {
            throw new InvalidStatement(call + ": null for " + column(position) + ", which is NOT NULL: give a value");
        }
        return bind(value);
    }

    /**
     * The canonical value that the column at this position is set to, null for NULL.
     *
     * @throws InvalidStatement if it is an expression, or NULL for a NOT NULL column
     */
    @Nullable
    Object assignedValue(int position) {
        if (given(position) instanceof GivenNode) {
            throw new InvalidStatement(
                    call + ": a batch sends values only: set " + column(position) + " to a value, or use updateRow");
        }
        return ((ExpressionNode.Bind) assigned(position)).value();
    }

    private static <V> ExpressionNode bind(GivenValue<V> value) {
        return Assignments.value(value.column(), value.value());
    }

    /**
     * The condition that the column at this position has the row's value.
     *
     * @throws InvalidStatement if the row has no value for it
     */
    Condition same(int position) {
        return same(value(position));
    }

    private static <V> Condition same(GivenValue<V> value) {
        return value.column().eq(value.value());
    }

    /** The canonical value of the column at this position, which is not null. */
    Object requiredValue(int position) {
        return encoded(value(position));
    }

    private static <V> Object encoded(GivenValue<V> value) {
        return Assignments.encoded(value.column(), value.value());
    }

    /** The value of the column at this position, which is not null. */
    Object required(int position) {
        return value(position).value();
    }

    private GivenValue<?> value(int position) {
        if (given(position) instanceof GivenValue<?> value && value.value() != null) {
            return value;
        }
        boolean isKey =
                table().definition().primaryKey().contains(column(position).name());
        throw new InvalidStatement(call + ": the row has no value for " + column(position)
                + ", by which it is found: give the record as it was read"
                + (isKey ? "" : ", and rows without a version their first one by update(…)"));
    }
}
