package io.leanq.driver;

/**
 * How much a transaction sees of other transactions. A driver refuses a level that it does not have; it never silently
 * uses a weaker one.
 */
public enum Isolation {
    /** No level is set: the database or its URL decides. */
    SERVER_DEFAULT,
    /** A statement may see what was committed after its transaction began. */
    READ_COMMITTED,
    /**
     * All statements see what was committed before the transaction began. Over JDBC this is REPEATABLE_READ, which
     * databases with snapshots implement by them. A database without snapshots may show new rows in a second read.
     */
    SNAPSHOT,
    /** As if transactions ran one after the other. LeanXcale has no such level. */
    SERIALIZABLE
}
