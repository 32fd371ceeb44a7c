package io.leanq.query;

import io.leanq.InvalidStatement;

/**
 * What an insert or upsert answers whose arguments are wrong: a column belongs to another table, or there are more than
 * 16. It has no methods, so that the next step does not compile.
 */
public final class NotInsertable {

    private NotInsertable() {}

    static InvalidStatement refused(String call) {
        return new InvalidStatement(call + "(…): a column belongs to another table, or there are more than 16 columns");
    }
}
