package io.leanq.query;

import io.leanq.InvalidStatement;

/**
 * What {@code values} answers whose arguments are wrong: a column is not {@code field(name, type)}, or there are more
 * than 16. It has no methods, so that the next step does not compile.
 */
public final class NotDeclared {

    private NotDeclared() {}

    static InvalidStatement refused(String call) {
        return new InvalidStatement(call + "(…): a column is not field(name, type), or there are more than 16");
    }
}
