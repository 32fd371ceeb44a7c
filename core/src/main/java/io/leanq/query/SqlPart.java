package io.leanq.query;

import io.leanq.tree.PlainSql;

/**
 * What may fill a hole of plain SQL, {@code sql("… {0} …", part)}: an expression, a query, a table, a name. A bare
 * value is none: {@code value(x)} sends it as a bind. Immutable.
 */
public interface SqlPart {

    /** The part in the statement's tree. */
    PlainSql.Part sqlPart();
}
