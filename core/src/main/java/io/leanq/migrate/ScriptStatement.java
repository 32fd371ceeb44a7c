package io.leanq.migrate;

import io.leanq.query.ScriptSql;
import java.util.Set;

/**
 * A statement of a script.
 *
 * @param line the line of the file at which it begins, from 1
 * @param text as it is sent: without comments and without the semicolon; hints stay
 * @param shown the text with its literals replaced, for messages
 */
record ScriptStatement(int line, String text, String shown) {
    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "UPSERT", "MERGE");

    /** Whether the statement changes rows, so that it runs in one transaction with the record of it. */
    boolean changesRows() {
        return CHANGES.contains(SqlWords.first(text));
    }

    ScriptSql sql() {
        return ScriptSql.of(text, changesRows() || !shown.equals(text), !changesRows());
    }
}
