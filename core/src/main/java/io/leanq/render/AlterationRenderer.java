package io.leanq.render;

import io.leanq.tree.Alteration;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.DdlNode;
import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;

/** Prints what stands behind {@code ALTER TABLE name}. */
final class AlterationRenderer implements Alteration.Visitor<Void> {
    private final SqlWriter out;
    private final ObjectName table;
    private final DdlRenderer ddl;
    private final DdlForms forms;

    AlterationRenderer(SqlWriter out, ObjectName table, DdlRenderer ddl) {
        this.out = out;
        this.table = table;
        this.ddl = ddl;
        this.forms = out.dialect().ddlForms();
    }

    @Override
    public Void addColumn(Alteration.AddColumn change) {
        DdlNode.ColumnSpec column = change.column();
        // An identity is NOT NULL by itself, and HSQLDB would ask for a default.
        boolean identity = column.filling().orElse(null) instanceof ColumnFilling.Identity;
        String nullability = column.nullable() || identity ? "" : " NOT NULL";
        if (identity) {
            out.require(Feature.ADD_IDENTITY);
        }
        out.sql("ADD COLUMN ").name(column.name()).sql(' ');
        type(column.name(), column.type());
        out.sql(forms.addsNullabilityFirst() ? nullability : "");
        column.filling().ifPresent(filling -> filling.accept(ddl));
        out.sql(forms.addsNullabilityFirst() ? "" : nullability);
        return null;
    }

    @Override
    public Void dropColumn(Alteration.DropColumn change) {
        out.sql("DROP COLUMN ").name(change.column());
        return null;
    }

    @Override
    public Void renameColumn(Alteration.RenameColumn change) {
        out.require(Feature.RENAME_COLUMN);
        out.sql(forms.renameColumn(Identifiers.spelled(change.column()), Identifiers.spelled(change.newName())));
        return null;
    }

    @Override
    public Void renameTable(Alteration.RenameTable change) {
        out.sql(forms.renameTable()).sql(' ').name(change.newName());
        return null;
    }

    @Override
    public Void setType(Alteration.SetType change) {
        alterColumn(change.column()).sql(forms.setType()).sql(' ');
        type(change.column(), change.type());
        return null;
    }

    @Override
    public Void setDefault(Alteration.SetDefault change) {
        alterColumn(change.column()).sql(forms.setDefault());
        return change.value().accept(ddl);
    }

    @Override
    public Void dropDefault(Alteration.DropDefault change) {
        alterColumn(change.column()).sql(forms.dropDefault());
        return null;
    }

    @Override
    public Void setNullable(Alteration.SetNullable change) {
        alterColumn(change.column()).sql(forms.setNullable(change.nullable()));
        return null;
    }

    @Override
    public Void addConstraint(Alteration.AddConstraint change) {
        out.sql("ADD ");
        return change.constraint().accept(ddl);
    }

    @Override
    public Void dropConstraint(Alteration.DropConstraint change) {
        boolean foreignKey = change.kind() == Alteration.DropConstraint.Kind.FOREIGN_KEY;
        if (!foreignKey) {
            out.require(Feature.DROP_CONSTRAINT);
        }
        out.sql(foreignKey ? forms.dropForeignKey() : forms.dropConstraint())
                .sql(' ')
                .name(change.name());
        return null;
    }

    private SqlWriter alterColumn(String column) {
        return out.sql("ALTER COLUMN ").name(column).sql(' ');
    }

    private void type(String column, SqlType type) {
        out.type(type, " of column " + table + "." + column);
    }
}
