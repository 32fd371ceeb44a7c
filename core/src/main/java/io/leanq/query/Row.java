package io.leanq.query;

import io.leanq.InvalidStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result row of a select whose columns were given as a list. Immutable. */
public final class Row {
    private final List<? extends Selectable<?>> selected;
    private final @Nullable Object[] values;

    Row(List<? extends Selectable<?>> selected, @Nullable Object[] values) {
        this.selected = selected;
        this.values = values;
    }

    /** The number of columns. */
    public int size() {
        return values.length;
    }

    /**
     * The value of a selected column.
     *
     * @return the value, null for NULL
     * @throws InvalidStatement if the column is not selected, or selected more than once
     */
    public <T> @Nullable T get(Selectable<T> column) {
        int found = -1;
        for (int i = 0; i < selected.size(); i++) {
            Selectable<?> candidate = selected.get(i);
            if (candidate == column) {
                return cast(values[i]);
            }
            if (candidate instanceof Expression<?> a
                    && column instanceof Expression<T> b
                    && StackDepth.guarded(() -> a.node().equals(b.node()))) {
                if (found >= 0) {
                    throw new InvalidStatement(column + " was selected more than once: get it by its position");
                }
                found = i;
            }
        }
        if (found < 0) {
            throw new InvalidStatement(column + " was not selected; the row has " + selected);
        }
        return cast(values[found]);
    }

    /**
     * The value at a position, counted from 0, in the Java type of its column; null for NULL.
     *
     * @throws InvalidStatement if there is no such position
     */
    public @Nullable Object get(int position) {
        requirePosition(position);
        return values[position];
    }

    /** The selected columns, in order. */
    public List<? extends Selectable<?>> columns() {
        return selected;
    }

    private void requirePosition(int position) {
        if (position < 0 || position >= values.length) {
            throw new InvalidStatement("position " + position + " of a row of " + values.length + " columns");
        }
    }

    /**
     * The value at a position, counted from 0; null for NULL.
     *
     * @throws InvalidStatement if there is no such position, or the column there has another Java type
     */
    public <T> @Nullable T get(int position, DataType<T, ?, ?> type) {
        requirePosition(position);
        Object value = values[position];
        if (value != null && !type.javaType().isInstance(value)) {
            throw new InvalidStatement(
                    "column " + position + " is a " + value.getClass().getSimpleName() + ", not " + type);
        }
        return cast(value);
    }

    @SuppressWarnings("unchecked") // a column's value was read by the column's own type
    private static <T> @Nullable T cast(@Nullable Object value) {
        return (T) value;
    }

    /** The columns without their values, which do not belong in logs. */
    @Override
    public String toString() {
        return "Row" + selected;
    }
}
