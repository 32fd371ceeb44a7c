package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.schema.Column;
import io.leanq.schema.Table;
import io.leanq.schema.View;
import io.leanq.tree.ChangeNode.Assignment;
import io.leanq.tree.ExpressionNode;
import io.leanq.type.FailedConversion;
import io.leanq.type.SqlType;
import io.leanq.type.SurplusDigits;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns that an insert or update has set so far: a linked list, which the steps of a statement share. Immutable.
 */
final class Assignments {
    static final Assignments NONE = new Assignments(null, null);

    private final @Nullable Assignments earlier;
    private final @Nullable Assignment last;

    private Assignments(@Nullable Assignments earlier, @Nullable Assignment last) {
        this.earlier = earlier;
        this.last = last;
    }

    Assignments and(Column<?, ?> column, ExpressionNode value) {
        return new Assignments(this, new Assignment(column.node(), value));
    }

    /** The column's value as a bind, which keeps every digit of it. */
    static <V> ExpressionNode value(Column<?, V> column, @Nullable V value) {
        return new ExpressionNode.Bind(column.type().sqlType(), value == null ? null : encoded(column, value));
    }

    /** The canonical value of the column's SQL type. */
    static <V> Object encoded(Column<?, V> column, V value) {
        Object encoded;
        try {
            encoded = column.type().encode(value);
        } catch (RuntimeException e) {
            throw FailedConversion.at("set(" + column + ", …)", e);
        }
        if (encoded instanceof BigDecimal && !column.type().sqlType().holds(encoded)) {
            throw new InvalidStatement("set(" + column + ", …): the value has"
                    + SurplusDigits.of(encoded, column.type().sqlType(), "widen the column"));
        }
        return encoded;
    }

    /** The node of an expression that the database computes for the column. */
    static <V> ExpressionNode computed(Table<?> table, Column<?, V> column, @Nullable Expression<V> value) {
        requireOf(table, column);
        leavesOut(column, true);
        Expression<V> present = Needed.EXPRESSION.in("set(column, null)", value);
        ExpressionNode node = present.node();
        if (node.hasAggregate()) {
            throw new InvalidStatement("set(" + column + ", …): an aggregate looks at many rows, and this is one:"
                    + " insert from a select, or fetch it first");
        }
        if (node.hasWindow()) {
            WindowFunctions.withoutWindow("set(" + column + ", …)", node);
        }
        if (!(node instanceof ExpressionNode.NextValue)) {
            SqlTypes.requireSameKind("set(" + column + ", …)", column, present);
            SqlType given = node instanceof ExpressionNode.Bind bind
                    ? bind.type()
                    : present.type().sqlType();
            SqlTypes.requireDigits("set(" + column + ", …)", column.type().sqlType(), given);
        }
        return node;
    }

    /** @throws InvalidStatement if the column is set already */
    void requireUnset(Column<?, ?> column, String operation) {
        for (Assignments at = this; at != null && at.last != null; at = at.earlier) {
            if (at.last.column().name().equals(column.name())) {
                throw setTwice(operation, column.name());
            }
        }
    }

    private static InvalidStatement setTwice(String operation, String column) {
        return new InvalidStatement(operation + " sets " + column + " twice: set it once");
    }

    static void requireOf(Table<?> table, @Nullable Column<?, ?> column) {
        Column<?, ?> present = Needed.COLUMN.in("set(null, …)", column);
        if (present.table() != table && !present.table().instance().equals(table.instance())) {
            throw new InvalidStatement("set(" + present + ", …): the column belongs to "
                    + present.table().instance() + ", but the statement changes " + table.instance()
                    + ": use the column of the very object that is changed");
        }
    }

    /**
     * Whether the column is an identity, so that a row is written without it. A value for an identity column is
     * refused.
     */
    static boolean leavesOut(Column<?, ?> column, boolean valueGiven) {
        boolean identity = column.definition().isIdentity();
        if (identity && valueGiven) {
            throw new InvalidStatement("set(" + column + ", …): the database counts this identity column by itself:"
                    + " leave it out, or define it with defaultNext(…)");
        }
        return identity;
    }

    static void requireChangeable(Table<?> table, String operation) {
        if (table.instance().alias().isPresent()) {
            throw new InvalidStatement(
                    operation + "(" + table.instance() + "): a change names the table itself; where a"
                            + " sub-query needs a second one, give that one the alias");
        }
        if (table instanceof View<?>) {
            throw new InvalidStatement(
                    operation + "(" + table.instance() + "): a view's rows are its tables': change those");
        }
    }

    boolean isEmpty() {
        return last == null;
    }

    /**
     * The assignments in the order in which the columns were set.
     *
     * @throws InvalidStatement if no column is set, or a column is set twice
     */
    List<Assignment> toList(String operation) {
        Deque<Assignment> list = new ArrayDeque<>();
        Set<String> columns = new HashSet<>();
        for (Assignments at = this; at != null && at.last != null; at = at.earlier) {
            list.push(at.last);
            String column = at.last.column().name();
            if (!columns.add(column)) {
                throw setTwice(operation, column);
            }
        }
        if (list.isEmpty()) {
            throw new InvalidStatement(operation + " sets nothing: call set(column, value) at least once");
        }
        return List.copyOf(list);
    }
}
