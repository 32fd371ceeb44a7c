package io.leanq.render;

import io.leanq.tree.ExpressionNode;
import java.util.List;

/**
 * A statement as it would be sent: the text, and the values for its question marks in order. {@link #toString()} shows
 * the text and how many values there are, never a value.
 */
public record Rendered(String sql, List<ExpressionNode.Bind> binds) {
    public Rendered {
        binds = List.copyOf(binds);
    }

    @Override
    public String toString() {
        return binds.isEmpty() ? sql : sql + " -- " + binds.size() + (binds.size() == 1 ? " bind" : " binds");
    }
}
