package io.leanq.tree;

import io.leanq.InvalidDefinition;
import io.leanq.type.SqlType;

/** One change of a table, in {@code ALTER TABLE name …}: {@link DdlNode.AlterTable}. */
public sealed interface Alteration {

    <R> R accept(Visitor<R> visitor);

    /** {@code ADD COLUMN name type …} */
    record AddColumn(DdlNode.ColumnSpec column) implements Alteration {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addColumn(this);
        }
    }

    /** {@code DROP COLUMN name} */
    record DropColumn(String column) implements Alteration {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropColumn(this);
        }
    }

    /** {@code RENAME COLUMN name TO newName} */
    record RenameColumn(String column, String newName) implements Alteration {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameColumn(this);
        }
    }

    /**
     * {@code RENAME TO newName}
     *
     * @param newName a name without a schema: the table stays in its own
     */
    record RenameTable(String newName) implements Alteration {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.renameTable(this);
        }
    }

    /** {@code ALTER COLUMN name SET DATA TYPE type} */
    record SetType(String column, SqlType type) implements Alteration {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setType(this);
        }
    }

    /**
     * {@code ALTER COLUMN name SET DEFAULT value}
     *
     * @param value a value or a clock; an identity is refused, since it is no default
     */
    record SetDefault(String column, ColumnFilling value) implements Alteration {
        public SetDefault {
            if (value instanceof ColumnFilling.Identity) {
                throw new InvalidDefinition("column " + column
                        + ": an identity is no default, and no column becomes one: add a column that is an identity");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setDefault(this);
        }
    }

    /** {@code ALTER COLUMN name DROP DEFAULT} */
    record DropDefault(String column) implements Alteration {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropDefault(this);
        }
    }

    /** {@code ALTER COLUMN name DROP NOT NULL}, or {@code SET NOT NULL} */
    record SetNullable(String column, boolean nullable) implements Alteration {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setNullable(this);
        }
    }

    /** {@code ADD CONSTRAINT name …} */
    record AddConstraint(TableConstraint constraint) implements Alteration {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addConstraint(this);
        }
    }

    /** {@code DROP CONSTRAINT name}, where databases may have a word of their own for each kind. */
    record DropConstraint(String name, Kind kind) implements Alteration {
        /** What the constraint is. */
        public enum Kind {
            FOREIGN_KEY,
            UNIQUE,
            CHECK
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropConstraint(this);
        }
    }

    /** One method for each kind of change. */
    interface Visitor<R> {
        R addColumn(AddColumn change);

        R dropColumn(DropColumn change);

        R renameColumn(RenameColumn change);

        R renameTable(RenameTable change);

        R setType(SetType change);

        R setDefault(SetDefault change);

        R dropDefault(DropDefault change);

        R setNullable(SetNullable change);

        R addConstraint(AddConstraint change);

        R dropConstraint(DropConstraint change);
    }
}
