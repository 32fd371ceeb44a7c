package io.leanq.query;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.SortItem;
import io.leanq.tree.Window.Bound;
import io.leanq.tree.Window.Distance;
import io.leanq.tree.Window.Edge;
import io.leanq.tree.Window.Frame;
import io.leanq.tree.Window.Unit;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;

/** A window at any of its steps, and the checks of its parts. */
final class WindowDefinition implements PartitionedWindow, OrderedWindow {
    static final WindowDefinition EMPTY = new WindowDefinition(
            new io.leanq.tree.Window(Optional.empty(), List.of(), List.of(), Optional.empty()), List.of());

    private final io.leanq.tree.Window node;

    /** The SQL types of the sort keys. */
    private final List<SqlType> keyTypes;

    private WindowDefinition(io.leanq.tree.Window node, List<SqlType> keyTypes) {
        this.node = node;
        this.keyTypes = keyTypes;
    }

    static io.leanq.tree.Window node(String call, Window window) {
        return ((WindowDefinition) Needed.WINDOW.in(call, window)).node;
    }

    static WindowDefinition partitionedBy(Expression<?>... keys) {
        ExpressionNode[] nodes = new ExpressionNode[Needed.EXPRESSION.inAll("partitionBy", keys).length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = withoutWindow("partitionBy", keys[i].node());
        }
        return new WindowDefinition(
                new io.leanq.tree.Window(Optional.empty(), List.of(nodes), List.of(), Optional.empty()), List.of());
    }

    private static ExpressionNode withoutWindow(String call, ExpressionNode key) {
        if (key.hasWindow()) {
            throw new InvalidStatement("a window function in " + call + " of a window: compute it in derived(…)");
        }
        return key;
    }

    @Override
    public WindowDefinition orderBy(List<? extends Sortable> keys) {
        return orderBy(Needed.KEYS.in("orderBy", keys).toArray(new Sortable[0]));
    }

    @Override
    public WindowDefinition orderBy(Sortable... keys) {
        if (Needed.ARRAY.in("orderBy", keys).length == 0) {
            throw new InvalidStatement("orderBy() of a window needs at least one key");
        }
        SortItem[] items = new SortItem[keys.length];
        SqlType[] types = new SqlType[keys.length];
        for (int i = 0; i < keys.length; i++) {
            SortKey sortKey = Needed.SORT_KEY.in("orderBy", keys[i]).sortKey();
            withoutWindow("orderBy", sortKey.expression());
            if (sortKey.expression().isConstant()) {
                throw new InvalidStatement("a key of orderBy has no column in it, so it is the same in all rows of the"
                        + " window: order by a column");
            }
            items[i] = sortKey.item();
            types[i] = sortKey.type();
        }
        return new WindowDefinition(
                new io.leanq.tree.Window(node.name(), node.partitionBy(), List.of(items), node.frame()),
                List.of(types));
    }

    @Override
    public WindowDefinition named(String name) {
        if (Needed.NAME.in("named", name).isBlank()) {
            throw new InvalidStatement("named(\"\"): the name of a window needs at least one visible character");
        }
        return new WindowDefinition(
                new io.leanq.tree.Window(Optional.of(name), node.partitionBy(), node.orderBy(), node.frame()),
                keyTypes);
    }

    /** A window with a frame is another one, so it loses the name. */
    private WindowDefinition framed(Unit unit, FrameStart start, FrameEnd end, List<SortItem> order) {
        Frame frame = new Frame(unit, start.start(), end.end());
        if (side(frame.start()) > side(frame.end())) {
            throw new InvalidStatement("a frame ends before it starts: say the bound that comes first as its start");
        }
        return new WindowDefinition(
                new io.leanq.tree.Window(Optional.empty(), node.partitionBy(), order, Optional.of(frame)), keyTypes);
    }

    /** -1 before the current row, 0 for it, 1 behind it. */
    private static int side(Bound bound) {
        if (bound instanceof Distance distance) {
            return distance.following() ? 1 : -1;
        }
        return bound == Edge.CURRENT_ROW ? 0 : bound == Edge.UNBOUNDED_PRECEDING ? -1 : 1;
    }

    @Override
    public WindowDefinition rowsBetween(FrameStart start, FrameEnd end) {
        Needed.FRAME.in("rowsBetween(null, …)", start);
        Needed.FRAME.in("rowsBetween(…, null)", end);
        if (isTime(start.start()) || isTime(end.end())) {
            throw new InvalidStatement("rowsBetween counts rows, and a bound is a length of time: use rangeBetween");
        }
        return framed(Unit.ROWS, start, end, node.orderBy());
    }

    @Override
    public WindowDefinition rangeBetween(FrameStart start, FrameEnd end) {
        Needed.FRAME.in("rangeBetween(null, …)", start);
        Needed.FRAME.in("rangeBetween(…, null)", end);
        boolean time = isTime(start.start()) || isTime(end.end());
        boolean number = isNumber(start.start()) || isNumber(end.end());
        if (!time && !number) {
            return framed(Unit.RANGE, start, end, node.orderBy());
        }
        if (time && number) {
            throw new InvalidStatement("rangeBetween(…): one bound is a number and the other a length of time");
        }
        return framed(Unit.RANGE, start, end, rangeKey(time));
    }

    /** The only key of a frame with distances. Calcite is silently wrong for descending keys, and fails on others. */
    private List<SortItem> rangeKey(boolean time) {
        if (keyTypes.size() != 1) {
            throw new InvalidStatement("rangeBetween(…) with a distance needs exactly one sort key, and the window has "
                    + keyTypes.size());
        }
        SortItem key = node.orderBy().get(0);
        if (key.direction() == SortItem.Direction.DESCENDING) {
            throw new InvalidStatement(
                    "rangeBetween(…) with a distance needs an ascending sort key: order ascending, and"
                            + " take preceding for following");
        }
        SqlType type = keyTypes.get(0);
        if (time && type == SqlType.Simple.DATE) {
            return keyAs(SqlType.Simple.TIMESTAMP);
        }
        boolean fits = time
                ? type == SqlType.Simple.TIMESTAMP
                : type == SqlType.Simple.INTEGER || type == SqlType.Simple.BIGINT || type == SqlType.Simple.DOUBLE;
        if (!fits) {
            throw new InvalidStatement("rangeBetween(…) with " + (time ? "a length of time" : "a number")
                    + " over a sort key of type " + type + ": databases disagree; cast the key to "
                    + (time ? "TIMESTAMP" : "INTEGER, BIGINT or DOUBLE"));
        }
        return type == SqlType.Simple.INTEGER ? keyAs(SqlType.Simple.BIGINT) : node.orderBy();
    }

    /** The key in a wider type: Calcite adds the distance in the type of the key, and finds no rows past its end. */
    private List<SortItem> keyAs(SqlType type) {
        SortItem key = node.orderBy().get(0);
        return List.of(new SortItem(new ExpressionNode.Cast(key.expression(), type), key.direction(), key.nulls()));
    }

    private static boolean isTime(Bound bound) {
        return bound instanceof Distance distance && distance.distance() instanceof io.leanq.tree.IntervalLiteral;
    }

    private static boolean isNumber(Bound bound) {
        return bound instanceof Distance && !isTime(bound);
    }

    /** Whether a frame ends with the partition, so that its last row is the same for all rows. */
    static boolean endsWithPartition(io.leanq.tree.Window window) {
        return window.frame().isPresent()
                ? window.frame().get().end() == Edge.UNBOUNDED_FOLLOWING
                : window.orderBy().isEmpty();
    }

    @Override
    public String toString() {
        return "a window over " + node.partitionBy().size() + " keys, ordered by "
                + node.orderBy().size();
    }
}
