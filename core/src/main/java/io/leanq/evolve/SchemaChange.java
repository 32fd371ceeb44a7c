package io.leanq.evolve;

import io.leanq.catalog.IndexDefinition;
import io.leanq.tree.ChangeNode;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.tree.TableConstraint;
import io.leanq.tree.VendorNode;
import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * One difference between two schemas, as the change that makes the first equal to the second in this point. Immutable.
 */
public sealed interface SchemaChange {

    <R> R accept(Visitor<R> visitor);

    /** The table, view or sequence that changes, by its name after all renames. */
    ObjectName object();

    /** Describes the change for people on one line, as in {@code add column students.email VARCHAR(200)}. */
    default String words() {
        return OneLine.of(ChangeWords.of(this));
    }

    /** What {@link SchemaPlan#applyTo} must be permitted for this change; empty if nothing is lost. */
    default Optional<Permission> permission() {
        return Effects.permission(this);
    }

    /** The schema after this change. */
    default SchemaState applyTo(SchemaState before) {
        return accept(new ChangedState(before));
    }

    /** A change of a table that exists before and after it. */
    sealed interface OfTable extends SchemaChange {
        ObjectName table();

        @Override
        default ObjectName object() {
            return table();
        }
    }

    record CreateSequence(DdlNode.CreateSequence sequence) implements SchemaChange {
        @Override
        public ObjectName object() {
            return sequence.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createSequence(this);
        }
    }

    record DropSequence(DdlNode.CreateSequence sequence) implements SchemaChange {
        @Override
        public ObjectName object() {
            return sequence.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropSequence(this);
        }
    }

    /** Another first number or step of a sequence. */
    record ChangeSequence(DdlNode.CreateSequence before, DdlNode.CreateSequence after) implements SchemaChange {
        @Override
        public ObjectName object() {
            return after.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changeSequence(this);
        }
    }

    /** A new table with its keys and constraints. Its indexes are changes of their own. */
    record CreateTable(TableState created) implements SchemaChange {
        @Override
        public ObjectName object() {
            return created.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createTable(this);
        }
    }

    /** A table that is no longer wanted, with its rows and indexes. */
    record DropTable(TableState dropped) implements SchemaChange {
        @Override
        public ObjectName object() {
            return dropped.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropTable(this);
        }
    }

    record RenameTable(ObjectName before, ObjectName after) implements SchemaChange {
        @Override
        public ObjectName object() {
            return after;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameTable(this);
        }
    }

    record AddColumn(ObjectName table, ColumnState column) implements OfTable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addColumn(this);
        }
    }

    record DropColumn(ObjectName table, ColumnState column) implements OfTable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropColumn(this);
        }
    }

    /**
     * Another column where one of the two is known by its name only. No statement makes it.
     *
     * @param before empty if there is none
     * @param after empty if there is none
     */
    record ChangeUnknownColumn(
            ObjectName table, String column, Optional<TableColumn> before, Optional<TableColumn> after)
            implements OfTable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changeUnknownColumn(this);
        }
    }

    record RenameColumn(ObjectName table, String before, String after) implements OfTable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameColumn(this);
        }
    }

    record ChangeType(ObjectName table, String column, SqlType before, SqlType after) implements OfTable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changeType(this);
        }
    }

    /** @param nullable whether the column can be NULL after the change */
    record ChangeNullability(ObjectName table, String column, boolean nullable) implements OfTable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changeNullability(this);
        }
    }

    /** Another default, or an identity that is no longer one or becomes one; empty for NULL. */
    record ChangeDefault(ObjectName table, String column, Optional<ColumnFilling> before, Optional<ColumnFilling> after)
            implements OfTable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changeDefault(this);
        }
    }

    /** Another primary key; an empty list for none. */
    record ChangePrimaryKey(ObjectName table, List<String> before, List<String> after) implements OfTable {
        public ChangePrimaryKey {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changePrimaryKey(this);
        }
    }

    record AddConstraint(ObjectName table, TableConstraint constraint) implements OfTable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addConstraint(this);
        }
    }

    record DropConstraint(ObjectName table, TableConstraint constraint) implements OfTable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropConstraint(this);
        }
    }

    record CreateIndex(ObjectName table, IndexDefinition index) implements OfTable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createIndex(this);
        }
    }

    record DropIndex(ObjectName table, IndexDefinition index) implements OfTable {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropIndex(this);
        }
    }

    /** An index of the same name on other columns, unique or not, or with other options. */
    record ChangeIndex(ObjectName table, IndexDefinition before, IndexDefinition after) implements OfTable {
        /** Whether rows get in that the index refused. */
        boolean admitsMore() {
            return before.unique()
                    && !(after.unique()
                            && TableState.keys(before.columns()).containsAll(TableState.keys(after.columns())));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changeIndex(this);
        }
    }

    /** Other clauses that only some databases have, such as partitioning. */
    record ChangeOptions(ObjectName table, List<VendorNode.TableOption> before, List<VendorNode.TableOption> after)
            implements OfTable {
        public ChangeOptions {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changeOptions(this);
        }
    }

    /**
     * Rows that a plan moves, so that the schema stays the same.
     *
     * @param description what it does, for people
     */
    record ChangeRows(ObjectName table, List<ChangeNode> rows, String description) implements OfTable {
        public ChangeRows {
            rows = List.copyOf(rows);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changeRows(this);
        }
    }

    record CreateView(ViewState created) implements SchemaChange {
        @Override
        public ObjectName object() {
            return created.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createView(this);
        }
    }

    record DropView(ViewState dropped) implements SchemaChange {
        @Override
        public ObjectName object() {
            return dropped.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropView(this);
        }
    }

    record ChangeView(ViewState before, ViewState after) implements SchemaChange {
        @Override
        public ObjectName object() {
            return after.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.changeView(this);
        }
    }

    /** One method for each kind of change. */
    interface Visitor<R> {
        R createSequence(CreateSequence change);

        R dropSequence(DropSequence change);

        R changeSequence(ChangeSequence change);

        R createTable(CreateTable change);

        R dropTable(DropTable change);

        R renameTable(RenameTable change);

        R addColumn(AddColumn change);

        R dropColumn(DropColumn change);

        R changeUnknownColumn(ChangeUnknownColumn change);

        R renameColumn(RenameColumn change);

        R changeType(ChangeType change);

        R changeNullability(ChangeNullability change);

        R changeDefault(ChangeDefault change);

        R changePrimaryKey(ChangePrimaryKey change);

        R addConstraint(AddConstraint change);

        R dropConstraint(DropConstraint change);

        R createIndex(CreateIndex change);

        R dropIndex(DropIndex change);

        R changeIndex(ChangeIndex change);

        R changeOptions(ChangeOptions change);

        R changeRows(ChangeRows change);

        R createView(CreateView change);

        R dropView(DropView change);

        R changeView(ChangeView change);
    }
}
