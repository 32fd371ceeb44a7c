package io.leanq.tree;

import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;

/** A statement that changes the schema. A creation has no effect where the object exists already. */
public sealed interface DdlNode {

    <R> R accept(Visitor<R> visitor);

    /** The object that the statement creates, changes or drops, for reports. */
    ObjectName name();

    record CreateSequence(ObjectName name, long startWith, long incrementBy) implements DdlNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createSequence(this);
        }
    }

    record CreateTable(
            ObjectName name,
            List<ColumnSpec> columns,
            List<String> primaryKey,
            List<TableConstraint> constraints,
            List<VendorNode.TableOption> options)
            implements DdlNode {
        public CreateTable {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
            constraints = List.copyOf(constraints);
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createTable(this);
        }
    }

    /**
     * {@code CREATE TABLE name (…) AS query}: a new table with the rows of a query, with as many columns as the query
     * and with the values of the query written into the text.
     */
    record CreateTableAs(CreateTable table, QueryNode query) implements DdlNode {
        @Override
        public ObjectName name() {
            return table.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createTableAs(this);
        }
    }

    /** One column of CREATE TABLE. */
    record ColumnSpec(String name, SqlType type, boolean nullable, Optional<ColumnFilling> filling) {}

    /** A foreign key; both lists are in the order of the key. */
    record ForeignKeySpec(String name, List<String> columns, ObjectName target, List<String> targetColumns)
            implements TableConstraint {
        public ForeignKeySpec {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }

        @Override
        public <R> R accept(TableConstraint.Visitor<R> visitor) {
            return visitor.foreignKey(this);
        }
    }

    /** {@code CONSTRAINT name UNIQUE (columns)} */
    record UniqueSpec(String name, List<String> columns) implements TableConstraint {
        public UniqueSpec {
            columns = List.copyOf(columns);
        }

        @Override
        public <R> R accept(TableConstraint.Visitor<R> visitor) {
            return visitor.unique(this);
        }
    }

    /**
     * {@code CONSTRAINT name CHECK (condition)}, with the values of the condition written into the text.
     *
     * @param table the table that the columns of the condition belong to
     */
    record CheckSpec(String name, SourceInstance.OfTable table, ExpressionNode condition) implements TableConstraint {
        @Override
        public <R> R accept(TableConstraint.Visitor<R> visitor) {
            return visitor.check(this);
        }
    }

    /** {@code ALTER TABLE name …}: one change of one table. */
    record AlterTable(ObjectName name, Alteration change) implements DdlNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alterTable(this);
        }
    }

    record CreateIndex(
            ObjectName name,
            ObjectName table,
            List<String> columns,
            boolean unique,
            List<VendorNode.IndexOption> options)
            implements DdlNode {
        public CreateIndex {
            columns = List.copyOf(columns);
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createIndex(this);
        }
    }

    /**
     * {@code CREATE [OR REPLACE] VIEW name (columns) AS query}, with as many columns as the query and with the values
     * of the query written into the text.
     */
    record CreateView(ObjectName name, List<String> columns, QueryNode query, boolean orReplace) implements DdlNode {
        public CreateView {
            columns = List.copyOf(columns);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createView(this);
        }
    }

    /** A change of users, of roles or of their rights. */
    record Access(AccessChange change) implements DdlNode {
        @Override
        public ObjectName name() {
            return ObjectName.of(change.name());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.access(this);
        }
    }

    /** A statement that only one kind of database has. */
    record OfVendor(VendorNode.SchemaStatement statement) implements DdlNode {
        @Override
        public ObjectName name() {
            return statement.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ofVendor(this);
        }
    }

    record DropView(ObjectName name) implements DdlNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropView(this);
        }
    }

    record DropSequence(ObjectName name) implements DdlNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropSequence(this);
        }
    }

    record DropTable(ObjectName name) implements DdlNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropTable(this);
        }
    }

    record DropIndex(ObjectName name) implements DdlNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropIndex(this);
        }
    }

    /** One method for each kind of DDL. */
    interface Visitor<R> {
        R createSequence(CreateSequence node);

        R createTable(CreateTable node);

        R createTableAs(CreateTableAs node);

        R alterTable(AlterTable node);

        R createIndex(CreateIndex node);

        R createView(CreateView node);

        R access(Access node);

        R ofVendor(OfVendor node);

        R dropView(DropView node);

        R dropSequence(DropSequence node);

        R dropTable(DropTable node);

        R dropIndex(DropIndex node);
    }
}
