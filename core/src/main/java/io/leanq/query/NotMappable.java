package io.leanq.query;

import io.leanq.InvalidStatement;

/**
 * What a mapping answers whose arguments are wrong: a {@code field(column, getter)} reads another table, record or
 * type, or there are more than 16. It has no methods, so that the next step does not compile.
 */
public final class NotMappable {

    private NotMappable() {}

    static InvalidStatement refused(String call) {
        return new InvalidStatement(
                call + "(…): a field(column, getter) reads another table, record or type, or there are more than 16");
    }
}
