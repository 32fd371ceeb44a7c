package io.leanq.tree;

/**
 * Syntax that only some database has: the one open place of the tree. A dialect renders the nodes it registered a writer
 * for and refuses all others with {@link #feature()} and {@link #alternative()}. Implementations are immutable values
 * with equality, and live in dialect modules.
 */
public interface VendorNode {

    /** What it is called in error messages, for example {@code "table hint forceAccess"}. */
    String feature();

    /** What a user of another database can do instead, as a sentence without a full stop. */
    String alternative();

    /** Stands behind a table's name in a from clause. */
    interface TableHint extends VendorNode {}

    /** Stands behind the word SELECT. */
    interface QueryHint extends VendorNode {}

    /** Stands behind the columns of CREATE TABLE. */
    interface TableOption extends VendorNode {}

    /** Stands at the end of CREATE INDEX. */
    interface IndexOption extends VendorNode {}
}
