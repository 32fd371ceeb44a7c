package io.leanq.tree;

import io.leanq.type.SqlType;
import java.util.List;
import java.util.Optional;

/** A statement that changes the schema. Creations are written so that they do nothing where the object is there. */
public sealed interface DdlNode {

    <R> R accept(Visitor<R> visitor);

    /** What it is about, for reports. */
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
            List<ForeignKeySpec> foreignKeys,
            List<VendorNode.TableOption> options)
            implements DdlNode {
        public CreateTable {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
            foreignKeys = List.copyOf(foreignKeys);
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.createTable(this);
        }
    }

    /** One column of CREATE TABLE. */
    record ColumnSpec(String name, SqlType type, boolean nullable, Optional<ExpressionNode.Literal> defaultValue) {}

    /** A foreign key; both lists are in the order of the key. */
    record ForeignKeySpec(String name, List<String> columns, ObjectName target, List<String> targetColumns) {
        public ForeignKeySpec {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }
    }

    /** {@code ALTER TABLE … ADD CONSTRAINT …}: for keys of tables that point at each other. */
    record AddForeignKey(ObjectName name, ForeignKeySpec key) implements DdlNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addForeignKey(this);
        }
    }

    /** {@code ALTER TABLE … DROP FOREIGN KEY …} */
    record DropForeignKey(ObjectName name, String key) implements DdlNode {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropForeignKey(this);
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

        R addForeignKey(AddForeignKey node);

        R dropForeignKey(DropForeignKey node);

        R createIndex(CreateIndex node);

        R dropSequence(DropSequence node);

        R dropTable(DropTable node);

        R dropIndex(DropIndex node);
    }
}
