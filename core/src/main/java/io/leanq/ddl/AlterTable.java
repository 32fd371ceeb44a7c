package io.leanq.ddl;

import io.leanq.InvalidStatement;
import io.leanq.catalog.Names;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.ForeignKey;
import io.leanq.schema.Table;
import io.leanq.schema.TableDefinition;
import io.leanq.schema.UniqueConstraint;
import io.leanq.tree.Alteration;
import io.leanq.tree.Alteration.DropConstraint.Kind;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.tree.TableConstraint;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ALTER TABLE t …}: each method makes a statement with one change. The class of the table is the wanted state:
 * what is added or altered is taken from it; what is dropped or renamed is named by a text, since the class no longer
 * has it. Immutable and thread-safe; made by {@link Ddl#alterTable}.
 *
 * @param <T> the class of the table
 */
public final class AlterTable<T extends Table<T>> {
    private final TableDefinition table;

    AlterTable(TableDefinition table) {
        this.table = table;
    }

    private DdlStatement changed(Alteration change) {
        return DdlStatement.of(new DdlNode.AlterTable(table.name(), change));
    }

    private ColumnDefinition definition(String call, Column<T, ?> column) {
        Asked.column(table, call, column);
        return column.definition();
    }

    private String name(String call, String what, String given) {
        return Names.required(what + " in " + Asked.at(table, call), given);
    }

    private InvalidStatement refused(String call, String reason) {
        return new InvalidStatement(Asked.at(table, call) + ": " + reason);
    }

    /**
     * {@code ADD COLUMN c type …}, with the type, default and nullability of the class; the column stands last. Its
     * foreign keys, constraints and indexes are statements of their own. Existing rows get the default, or NULL:
     * databases refuse a column that is NOT NULL without a default, except where the table is empty.
     *
     * @throws InvalidStatement if the column is of another table, or belongs to the primary key
     */
    public DdlStatement addColumn(Column<T, ?> column) {
        ColumnDefinition added = definition("addColumn", column);
        if (table.primaryKey().contains(added.name())) {
            throw refused(
                    "addColumn(" + column + ")",
                    "the column belongs to the primary key, which existing rows cannot get: create a new table, and copy"
                            + " the rows");
        }
        return changed(new Alteration.AddColumn(table.spec(added)));
    }

    /**
     * {@code DROP COLUMN c}, with its values.
     *
     * @throws InvalidStatement if the class has the column in its primary key
     */
    public DdlStatement dropColumn(String column) {
        String dropped = name("dropColumn", "column", column);
        if (table.primaryKey().contains(dropped)) {
            throw refused(
                    "dropColumn(\"" + dropped + "\")",
                    "the column belongs to the primary key: create a new table without it, and copy the rows");
        }
        return changed(new Alteration.DropColumn(dropped));
    }

    /**
     * Gives a column the name that it has in the class: {@code RENAME COLUMN formerName TO c}.
     *
     * @throws InvalidStatement if the column is of another table, or the class has a column of the former name
     */
    public DdlStatement renameColumn(String formerName, Column<T, ?> column) {
        String former = name("renameColumn", "column", formerName);
        String renamed = Asked.column(table, "renameColumn", column);
        if (table.column(former).isPresent()) {
            throw refused(
                    "renameColumn(\"" + former + "\", " + column + ")",
                    "the class has a column " + former
                            + " too: give the name that the column has in the database only");
        }
        return changed(new Alteration.RenameColumn(former, renamed));
    }

    /**
     * Gives the table another name, {@code RENAME TO newName}, in its own schema: to put it aside, or to swap it with a
     * copy.
     *
     * @throws InvalidStatement if the table has the name already
     */
    public DdlStatement renameTo(String newName) {
        String renamed = name("renameTo", "table", newName);
        if (renamed.equals(table.name().name())) {
            throw refused("renameTo(\"" + renamed + "\")", "the table has this name already: give another");
        }
        return changed(new Alteration.RenameTable(renamed));
    }

    /**
     * Gives a table the name that it has in its class: {@code ALTER TABLE formerName RENAME TO t}, in the schema of the
     * class.
     *
     * @throws InvalidStatement if both names are equal
     */
    public DdlStatement renameFrom(String formerName) {
        String former = name("renameFrom", "table", formerName);
        if (former.equals(table.name().name())) {
            throw refused(
                    "renameFrom(\"" + former + "\")",
                    "the class has this name: give the name that it has in the database");
        }
        return DdlStatement.of(new DdlNode.AlterTable(
                new ObjectName(table.name().schema(), former),
                new Alteration.RenameTable(table.name().name())));
    }

    /** {@code ALTER COLUMN c SET DATA TYPE type}, with the type of the class; values that do not fit make it fail. */
    public DdlStatement alterType(Column<T, ?> column) {
        ColumnDefinition altered = definition("alterType", column);
        return changed(new Alteration.SetType(altered.name(), altered.type().sqlType()));
    }

    /**
     * {@code ALTER COLUMN c SET DEFAULT value}, with the default of the class; existing rows do not change.
     *
     * @throws InvalidStatement if the column has no default in the class, or is an identity
     */
    public DdlStatement setDefault(Column<T, ?> column) {
        ColumnDefinition altered = definition("setDefault", column);
        ColumnFilling value = altered.filling()
                .orElseThrow(() -> refused(
                        "setDefault(" + column + ")",
                        "the class has no default for it: say defaultValue(…) there, or dropDefault(column)"));
        if (value instanceof ColumnFilling.Identity) {
            throw refused(
                    "setDefault(" + column + ")", "an identity is no default: add a column that is one by addColumn");
        }
        return changed(new Alteration.SetDefault(altered.name(), value));
    }

    /** {@code ALTER COLUMN c DROP DEFAULT}; existing rows do not change. */
    public DdlStatement dropDefault(Column<T, ?> column) {
        return changed(new Alteration.DropDefault(Asked.column(table, "dropDefault", column)));
    }

    /** {@code ALTER COLUMN c SET NOT NULL}; a row with NULL in it makes it fail. */
    public DdlStatement setNotNull(Column<T, ?> column) {
        return changed(new Alteration.SetNullable(Asked.column(table, "setNotNull", column), false));
    }

    /**
     * {@code ALTER COLUMN c DROP NOT NULL}
     *
     * @throws InvalidStatement if the column belongs to the primary key
     */
    public DdlStatement dropNotNull(Column<T, ?> column) {
        String altered = Asked.column(table, "dropNotNull", column);
        if (table.primaryKey().contains(altered)) {
            throw refused("dropNotNull(" + column + ")", "a column of the primary key is never NULL: leave it so");
        }
        return changed(new Alteration.SetNullable(altered, true));
    }

    /**
     * {@code ADD CONSTRAINT name …}: adds a foreign key, unique or check constraint of the class. Rows that break it
     * make it fail.
     *
     * @throws InvalidStatement if the class has no constraint of this name
     */
    public DdlStatement addConstraint(String name) {
        String added = name("addConstraint", "constraint", name);
        TableConstraint constraint = table.constraint(added)
                .orElseThrow(() -> refused(
                        "addConstraint(\"" + added + "\")",
                        "the class has no foreign key, unique or check constraint of this name: it has "
                                + constraints()));
        return changed(new Alteration.AddConstraint(constraint));
    }

    private List<String> constraints() {
        List<String> names = new ArrayList<>();
        table.foreignKeys().stream().map(ForeignKey::name).forEach(names::add);
        table.uniques().stream().map(UniqueConstraint::name).forEach(names::add);
        table.checks().forEach(check -> names.add(check.name()));
        return names;
    }

    /** {@code DROP FOREIGN KEY name}, or {@code DROP CONSTRAINT name} where databases say so. */
    public DdlStatement dropForeignKey(String name) {
        return dropConstraint(name("dropForeignKey", "foreign key", name), Kind.FOREIGN_KEY);
    }

    /** {@code DROP CONSTRAINT name}, of a unique constraint. LeanXcale has no form for it, and refuses it. */
    public DdlStatement dropUnique(String name) {
        return dropConstraint(name("dropUnique", "unique constraint", name), Kind.UNIQUE);
    }

    /** {@code DROP CONSTRAINT name}, of a check constraint. LeanXcale has no form for it, and refuses it. */
    public DdlStatement dropCheck(String name) {
        return dropConstraint(name("dropCheck", "check constraint", name), Kind.CHECK);
    }

    private DdlStatement dropConstraint(String name, Kind kind) {
        return changed(new Alteration.DropConstraint(name, kind));
    }
}
