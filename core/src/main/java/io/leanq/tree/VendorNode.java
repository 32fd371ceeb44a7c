package io.leanq.tree;

import java.util.Set;

/**
 * Syntax that only some database has: the one open place of the tree. A dialect renders the nodes it registered a
 * writer for and refuses all others with {@link #feature()} and {@link #alternative()}. Implementations are immutable
 * values with equality, and live in dialect modules.
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
    interface TableOption extends VendorNode {

        /**
         * Called when a table with this option is defined, so that what no database would take is refused at that line.
         *
         * @param table complete but for its foreign keys
         * @throws io.leanq.InvalidDefinition saying what to do
         */
        default void check(DdlNode.CreateTable table) {}

        /** Columns that the database adds to the table because of this option; no difference if they are there. */
        default Set<String> hiddenColumns() {
            return Set.of();
        }
    }

    /** Stands at the end of CREATE INDEX. */
    interface IndexOption extends VendorNode {

        /** Called when an index with this option is defined, like {@link TableOption#check}. */
        default void check(DdlNode.CreateIndex index, DdlNode.CreateTable table) {}
    }
}
