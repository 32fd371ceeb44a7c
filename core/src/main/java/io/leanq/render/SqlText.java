package io.leanq.render;

import io.leanq.tree.ExpressionNode;
import java.util.List;

/**
 * What a dialect makes of a tree: text, and what stands behind each question mark. Each placeholder is an
 * {@link ExpressionNode.Bind} or an {@link ExpressionNode.Parameter} whose value is given per execution.
 *
 * @param limits the lengths that values of parameters may have for this text to be right; empty if any length is
 * @param holdsValues whether literals are written into the text, so that it is not for messages
 */
public record SqlText(String sql, List<ExpressionNode> placeholders, List<ParameterLimit> limits, boolean holdsValues) {
    public SqlText {
        placeholders = List.copyOf(placeholders);
        limits = List.copyOf(limits);
    }

    /** What people may see of a text. */
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
