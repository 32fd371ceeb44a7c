package io.leanq.driver;

/**
 * How much a transaction sees of other transactions. A driver refuses a level that it cannot give; it never gives a
 * weaker one in silence.
 */
public enum Isolation {
    /** Asks for nothing: the database decides, or what its URL says. */
    SERVER_DEFAULT,
    /** A statement may see what was committed after its transaction began. */
    READ_COMMITTED,
    /**
     * All statements see what was committed before the transaction began. Over JDBC this is REPEATABLE_READ, the name
     * under which databases with snapshots give them; one without snapshots may show new rows in a second read under
     * it.
     */
    SNAPSHOT,
    /** As if transactions ran one after the other. LeanXcale has no such level. */
    SERIALIZABLE
}
