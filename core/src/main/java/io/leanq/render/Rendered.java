package io.leanq.render;

import io.leanq.tree.ExpressionNode;
import java.util.List;

/**
 * A statement as it would be sent: the text, and the values of its question marks in order. {@link #toString()} shows
 * the text and the number of values, never a value. Immutable and thread-safe.
 *
 * @param holdsValues whether literals are written into the text, so that messages must not show it
 */
public record Rendered(String sql, List<ExpressionNode.Bind> binds, boolean holdsValues) {
    public Rendered {
        binds = List.copyOf(binds);
    }

    /** A statement whose text has no literals in it. */
    public Rendered(String sql, List<ExpressionNode.Bind> binds) {
        this(sql, binds, false);
    }

    @Override
    public String toString() {
        String shown = SqlText.shown(sql, holdsValues);
        return binds.isEmpty() ? shown : shown + " -- " + binds.size() + (binds.size() == 1 ? " bind" : " binds");
    }
}
