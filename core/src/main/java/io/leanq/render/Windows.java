package io.leanq.render;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.QueryNode;
import io.leanq.tree.SortItem;
import io.leanq.tree.Window;
import io.leanq.tree.WindowCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints window functions. A window with a name is declared once by the WINDOW clause of its select, and used by that
 * name in the select list. It is written out in ORDER BY and beside groups, where Calcite does not find the name, and in
 * sub-queries, where it takes the name for one of the query around.
 */
final class Windows {
    private final SqlWriter out;

    /** The select in whose list the current place is; null where windows are written out. */
    private QueryNode.@Nullable Select select;

    /** The named windows that the list has used so far; null for none. */
    private @Nullable List<Window> used;

    Windows(SqlWriter out) {
        this.out = out;
    }

    QueryNode.@Nullable Select select() {
        return select;
    }

    @Nullable
    List<Window> used() {
        return used;
    }

    /** Begins the list of a select; null for a sub-query in an expression. */
    void begin(QueryNode.@Nullable Select current) {
        select = current;
        used = null;
    }

    /** Ends the list: prints the WINDOW clause of the windows that were used by name. */
    void end() {
        List<Window> declared = used;
        select = null;
        used = null;
        if (declared == null) {
            return;
        }
        for (int i = 0; i < declared.size(); i++) {
            Window window = declared.get(i);
            out.sql(i == 0 ? " WINDOW " : ", ")
                    .name(window.name().orElseThrow())
                    .sql(" AS ");
            definition(window, true);
        }
    }

    /** Goes back to the select around one that has ended. */
    void restore(QueryNode.@Nullable Select around, @Nullable List<Window> usedAround) {
        select = around;
        used = usedAround;
    }

    void render(WindowCall node, Operands operands) {
        out.require(Feature.WINDOWS);
        operands.typed(node.function());
        out.sql(" OVER ");
        Window window = node.window();
        if (window.name().isEmpty() || select == null || Grouping.isGrouped(select)) {
            definition(window, false);
        } else if (declare(window)) {
            out.name(window.name().get());
        } else {
            definition(window, false);
        }
    }

    /** False if the same window has another name already, which Calcite refuses. */
    private boolean declare(Window window) {
        List<Window> declared = used == null ? new ArrayList<>() : used;
        used = declared;
        for (Window other : declared) {
            if (other.equals(window)) {
                return true;
            }
            if (other.name().orElseThrow().equalsIgnoreCase(window.name().orElseThrow())) {
                throw new InvalidStatement("two different windows of one select are named \""
                        + window.name().get() + "\": give each a name of its own");
            }
            if (isSame(other, window)) {
                return false;
            }
        }
        declared.add(window);
        return true;
    }

    private static boolean isSame(Window one, Window other) {
        return one.partitionBy().equals(other.partitionBy()) && one.orderBy().equals(other.orderBy());
    }

    private void definition(Window window, boolean declared) {
        out.sql('(');
        String space = "";
        if (!window.partitionBy().isEmpty()) {
            out.sql("PARTITION BY ");
            partitionKeys(window.partitionBy(), declared);
            space = " ";
        }
        if (!window.orderBy().isEmpty()) {
            orderBy(window.orderBy(), space, out);
            space = " ";
        }
        if (window.frame().isPresent()) {
            Window.Frame frame = window.frame().get();
            out.sql(space).sql(frame.unit().name()).sql(" BETWEEN ");
            bound(frame.start());
            out.sql(" AND ");
            bound(frame.end());
        }
        out.sql(')');
    }

    /** In the WINDOW clause Calcite does not find the type of a placeholder, so each is cast there. */
    private void partitionKeys(List<ExpressionNode> keys, boolean declared) {
        if (!declared) {
            out.expressions().groupingKeys(keys);
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            out.expressions().renderSortKey(keys.get(i));
        }
    }

    static void orderBy(List<SortItem> keys, String space, SqlWriter out) {
        out.sql(space);
        for (int i = 0; i < keys.size(); i++) {
            out.sql(i == 0 ? "ORDER BY " : ", ");
            out.expressions().renderSortKey(keys.get(i).expression());
            out.direction(keys.get(i));
        }
    }

    private void bound(Window.Bound bound) {
        if (bound instanceof Window.Distance distance) {
            out.expressions().renderTyped(distance.distance());
            out.sql(distance.following() ? " FOLLOWING" : " PRECEDING");
            return;
        }
        out.sql(
                switch ((Window.Edge) bound) {
                    case UNBOUNDED_PRECEDING -> "UNBOUNDED PRECEDING";
                    case CURRENT_ROW -> "CURRENT ROW";
                    case UNBOUNDED_FOLLOWING -> "UNBOUNDED FOLLOWING";
                });
    }
}
