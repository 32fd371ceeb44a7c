package io.leanq.tree;

import java.util.Set;

/**
 * Syntax of a single database: the one open family of the tree. A dialect renders the nodes for which it has a writer,
 * and refuses all others with {@link #feature()} and {@link #alternative()} in the message. Implementations belong to
 * dialect modules; they are immutable and equal by content.
 */
public interface VendorNode {

    /** The name of the syntax in messages, such as {@code "table hint forceAccess"}. */
    String feature();

    /** What the user of another database can do instead: a sentence without a full stop. */
    String alternative();

    /** A hint after the name of a table in a from clause. */
    interface TableHint extends VendorNode {}

    /** A hint after the word SELECT. */
    interface QueryHint extends VendorNode {}

    /** An option after the columns of CREATE TABLE. */
    interface TableOption extends VendorNode {

        /**
         * Checks a table with this option. Called where the table is defined, so that a wrong definition is refused at
         * that line.
         *
         * @param table the table, complete except for its foreign keys
         * @throws io.leanq.InvalidDefinition if the table cannot have this option; the message says what to do
         */
        default void check(DdlNode.CreateTable table) {}

        /**
         * The columns that the database adds to the table because of this option. A comparison with the catalog ignores
         * them.
         */
        default Set<String> hiddenColumns() {
            return Set.of();
        }
    }

    /** A whole statement that changes the schema. */
    interface SchemaStatement extends VendorNode {
        /** The object that the statement creates, changes or drops, for reports. */
        ObjectName name();
    }

    /** An option at the end of CREATE INDEX. */
    interface IndexOption extends VendorNode {

        /** Checks an index with this option, like {@link TableOption#check}. */
        default void check(DdlNode.CreateIndex index, DdlNode.CreateTable table) {}
    }
}
