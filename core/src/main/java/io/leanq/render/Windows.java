package io.leanq.render;

import io.leanq.InvalidStatement;
import io.leanq.tree.ExpressionNode;
import io.leanq.tree.SortItem;
import io.leanq.tree.Window;
import io.leanq.tree.WindowCall;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints window functions. A window with a name is declared once by the WINDOW clause of its select, and used by that
 * name in the select list. It is written out in ORDER BY and beside groups, where Calcite does not find the name, and
 * in sub-queries, where it takes the name for one of the query around.
 */
final class Windows {
    private final SqlWriter out;

    Windows(SqlWriter out) {
        this.out = out;
    }

    /** Prints the WINDOW clause of the windows that the list of the select has used by name. */
    void clause(Scope scope) {
        List<Window> declared = scope.windows;
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

    void render(WindowCall node, Operands operands) {
        out.require(Feature.WINDOWS);
        operands.typed(node.function());
        out.sql(" OVER ");
        Window window = node.window();
        Scope scope = out.scope();
        if (window.name().isEmpty() || scope == null || scope.listed == null || Grouping.isGrouped(scope.listed)) {
            definition(window, false);
        } else if (declare(window, scope)) {
            out.name(window.name().get());
        } else {
            definition(window, false);
        }
    }

    /** False if the same window has another name already, which Calcite refuses. */
    private static boolean declare(Window window, Scope scope) {
        List<Window> declared = scope.windows == null ? new ArrayList<>() : scope.windows;
        scope.windows = declared;
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
        boolean first = window.partitionBy().isEmpty();
        if (!first) {
            out.sql("PARTITION BY ");
            partitionKeys(window.partitionBy(), declared);
        }
        if (!window.orderBy().isEmpty()) {
            out.sql(first ? "ORDER BY " : " ORDER BY ");
            sortKeys(window.orderBy(), out);
            first = false;
        }
        if (window.frame().isPresent()) {
            Window.Frame frame = window.frame().get();
            out.sql(first ? "" : " ").sql(frame.unit().name()).sql(" BETWEEN ");
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
            if (i > 0) {
                out.sql(", ");
            }
            out.expressions().renderSortKey(keys.get(i));
        }
    }

    static void sortKeys(List<SortItem> keys, SqlWriter out) {
        for (int i = 0; i < keys.size(); i++) {
            if (i > 0) {
                out.sql(", ");
            }
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
