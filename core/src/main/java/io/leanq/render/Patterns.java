package io.leanq.render;

import io.leanq.tree.ExpressionNode;

/** The patterns of LIKE that are written into a statement. */
final class Patterns {
    private Patterns() {}

    /** True for a written pattern without wildcards. */
    static boolean isPlain(ExpressionNode.Like like) {
        if (!(like.pattern() instanceof ExpressionNode.Literal literal)
                || !(literal.value() instanceof String pattern)) {
            return false;
        }
        int escape = like.escape().map(c -> (int) c).orElse(-1);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == escape) {
                i++;
            } else if (c == '%' || c == '_') {
                return false;
            }
        }
        return true;
    }
}
