package io.leanq.query;

import io.leanq.InvalidStatement;

/**
 * What {@code seek(…)} answers whose arguments are wrong: one of them is not made by {@code up(column)} or
 * {@code down(column)}, or there are more than 16. It has no methods, so that the next step does not compile.
 */
public final class NotSeekable {

    private NotSeekable() {}

    static InvalidStatement refused(String call) {
        return new InvalidStatement(
                call + "(…): an argument is no key, or there are more than 16: give the keys by up(column)"
                        + " and down(column)");
    }
}
