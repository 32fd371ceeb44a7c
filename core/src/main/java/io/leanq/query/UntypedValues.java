package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.FromItem;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of values in a from clause, {@code (VALUES (…), (…)) AS v (a, b)}, to which more can be added. The generated
 * {@code ValuesN} and {@code ValuesSourceN} give it the types of its columns. The rows are a linked list, which the
 * steps share. Immutable.
 */
public final class UntypedValues {
    private final DeclaredColumns columns;
    private final @Nullable UntypedValues earlier;
    private final List<List<ExpressionNode>> last;
    private volatile FromItem.@Nullable OfValues item;

    /**
     * @param earlier what has the rows before these, null where there are none
     * @param last these rows
     */
    private UntypedValues(DeclaredColumns columns, @Nullable UntypedValues earlier, List<List<ExpressionNode>> last) {
        this.columns = columns;
        this.earlier = earlier;
        this.last = last;
    }

    static UntypedValues of(String alias, Declared<?, ?>... columns) {
        DeclaredColumns declared = DeclaredColumns.of("values", alias, columns);
        for (Declared<?, ?> column : columns) {
            if (column.type().sqlType() instanceof SqlType.Char) {
                throw new InvalidStatement("values(\"" + alias + "\", " + column
                        + "): databases disagree on whether such a value is padded: declare VARCHAR");
            }
        }
        return new UntypedValues(declared, null, List.of());
    }

    /** Adds a row, a value for each column; null is NULL. */
    public UntypedValues row(@Nullable Object... values) {
        return new UntypedValues(columns, this, List.of(nodes("row", values)));
    }

    /**
     * Adds rows.
     *
     * @param values the values of a row, one for each column
     * @throws InvalidStatement if a row is null, or there is no row, here or before
     */
    public <R> UntypedValues rows(Collection<? extends R> rows, Function<? super R, @Nullable Object[]> values) {
        List<List<ExpressionNode>> added = new ArrayList<>();
        for (R row : Needed.ROWS.in("rows", rows)) {
            added.add(nodes("rows", values.apply(Needed.ROW.in("rows(…, null, …)", row))));
        }
        return with(added);
    }

    /**
     * Adds a row for each value of the only column; null is NULL.
     *
     * @throws InvalidStatement if there is no row, here or before
     */
    public UntypedValues rows(Collection<?> values) {
        List<List<ExpressionNode>> added = new ArrayList<>();
        for (Object value : Needed.ROWS.in("rows", values)) {
            added.add(nodes("rows", new Object[] {value}));
        }
        return with(added);
    }

    private UntypedValues with(List<List<ExpressionNode>> added) {
        if (added.isEmpty() && earlier == null) {
            throw new InvalidStatement("values(" + columns + ").rows(…) of no rows: SQL has no VALUES without a row;"
                    + " ask whether the collection is empty first");
        }
        return added.isEmpty() ? this : new UntypedValues(columns, this, Collections.unmodifiableList(added));
    }

    private List<ExpressionNode> nodes(String call, @Nullable Object[] values) {
        List<ExpressionNode> nodes = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            nodes.add(node(call, columns.column(i), values[i]));
        }
        return List.copyOf(nodes);
    }

    @SuppressWarnings("unchecked") // the generated callers match each value to its column
    private static <T> ExpressionNode node(String call, Declared<T, ?> column, @Nullable Object value) {
        return value == null
                ? new ExpressionNode.Bind(column.type().sqlType(), null)
                : Expressions.exactBindNode(call, column.type(), (T) value);
    }

    /** The column of this source that was declared so; see {@link DeclaredSource#get}. */
    public <K> K get(Declared<?, K> column) {
        return columns.get(fromItem().instance(), column);
    }

    /** The rows as a source. */
    public FromItem fromItem() {
        FromItem.OfValues made = item;
        if (made == null) {
            List<List<ExpressionNode>> rows = new ArrayList<>();
            for (UntypedValues at = this; at != null; at = at.earlier) {
                for (int i = at.last.size() - 1; i >= 0; i--) {
                    rows.add(at.last.get(i));
                }
            }
            Collections.reverse(rows);
            made = new FromItem.OfValues(columns.instance(rows.hashCode()), rows);
            item = made;
        }
        return made;
    }

    /** The alias and the columns, without the values. */
    @Override
    public String toString() {
        return "values " + columns;
    }
}
