package io.leanq.render;

import io.leanq.tree.ExpressionNode;
import java.util.List;

/**
 * The SQL of a tree: the text, and the placeholder of each question mark in order. A placeholder is an
 * {@link ExpressionNode.Bind} with its value, or an {@link ExpressionNode.Parameter} or
 * {@link io.leanq.tree.RowCount}, whose value is set for each execution. Immutable and thread-safe.
 *
 * @param limits the lengths up to which values of parameters are right with this text; empty if all lengths are
 * @param holdsValues whether literals are written into the text, so that messages must not show it
 * @param plain whether the text holds SQL that the user wrote
 */
public record SqlText(
        String sql,
        List<ExpressionNode> placeholders,
        List<ParameterLimit> limits,
        boolean holdsValues,
        boolean plain) {
    public SqlText {
        placeholders = List.copyOf(placeholders);
        limits = List.copyOf(limits);
    }

    /** The text as messages may show it: only its length if values are written into it. */
    public String shown() {
        return shown(sql, holdsValues);
    }

    static String shown(String sql, boolean holdsValues) {
        return holdsValues ? "SQL of " + sql.length() + " characters, with values in it" : sql;
    }

    @Override
    public String toString() {
        return shown();
    }
}
