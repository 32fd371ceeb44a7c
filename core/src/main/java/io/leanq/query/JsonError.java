package io.leanq.query;

import io.leanq.tree.JsonCall.Clause;

/** What {@link Json#exists(String, JsonError)} says of a text in which a strict path is an error. */
public enum JsonError {
    TRUE(Clause.TRUE_ON_ERROR),
    FALSE(Clause.FALSE_ON_ERROR),
    /** NULL as a value; as a condition it keeps the row out, also behind {@code not()}. */
    UNKNOWN(Clause.UNKNOWN_ON_ERROR),
    /** The database fails. */
    ERROR(Clause.ERROR_ON_ERROR);

    private final Clause clause;

    JsonError(Clause clause) {
        this.clause = clause;
    }

    Clause clause() {
        return clause;
    }
}
