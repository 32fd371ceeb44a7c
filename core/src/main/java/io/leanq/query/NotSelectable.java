package io.leanq.query;

import io.leanq.InvalidStatement;

/**
 * What a select, row or tuple answers whose arguments are wrong: one of them is no expression and no row, or there are
 * more than 16. Wrap a value in {@code value(…)} or {@code inline(…)}, name the columns of a table, or select a list.
 * It has no methods, so that the next step does not compile.
 */
public final class NotSelectable {

    private NotSelectable() {}

    static InvalidStatement refused(String call) {
        return new InvalidStatement(
                call + "(…): an argument is no expression and no row, or there are more than 16: wrap a"
                        + " value in value(…) or inline(…), name the columns of a table, or select a list");
    }
}
