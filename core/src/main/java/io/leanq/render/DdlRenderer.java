package io.leanq.render;

import io.leanq.tree.ColumnFilling;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.tree.TableConstraint;
import io.leanq.tree.VendorNode;

/** Prints DDL: the standard's forms, and {@link DdlForms} where databases differ. Values are written into the text. */
final class DdlRenderer implements DdlNode.Visitor<Void>, TableConstraint.Visitor<Void>, ColumnFilling.Visitor<Void> {
    private final SqlWriter out;
    private final ExistenceTest existence;

    DdlRenderer(SqlWriter out, ExistenceTest existence) {
        this.out = out;
        this.existence = existence;
    }

    private boolean testsExistence() {
        if (existence == ExistenceTest.REQUIRED) {
            out.require(Feature.IF_NOT_EXISTS);
        }
        return existence != ExistenceTest.NONE && out.dialect().has(Feature.IF_NOT_EXISTS);
    }

    private SqlWriter create(String what, ObjectName name) {
        out.sql("CREATE ").sql(what).sql(' ');
        if (testsExistence()) {
            out.sql("IF NOT EXISTS ");
        }
        return out.name(name);
    }

    private SqlWriter drop(String what, ObjectName name) {
        out.sql("DROP ").sql(what).sql(' ');
        if (testsExistence()) {
            out.sql("IF EXISTS ");
        }
        return out.name(name);
    }

    @Override
    public Void createSequence(DdlNode.CreateSequence node) {
        out.require(Feature.SEQUENCE);
        create("SEQUENCE", node.name())
                .sql(' ')
                .sql(out.dialect().ddlForms().sequenceOptions(node.startWith(), node.incrementBy()));
        return null;
    }

    @Override
    public Void createTable(DdlNode.CreateTable node) {
        elements(node);
        options(node);
        return null;
    }

    private void elements(DdlNode.CreateTable node) {
        create("TABLE", node.name()).sql(" (");
        String separator = "";
        for (DdlNode.ColumnSpec column : node.columns()) {
            out.sql(separator)
                    .name(column.name())
                    .sql(' ')
                    .type(column.type(), " of column " + node.name() + "." + column.name());
            column.filling().ifPresent(filling -> filling.accept(this));
            if (!column.nullable()) {
                out.sql(" NOT NULL");
            }
            separator = ", ";
        }
        if (!node.primaryKey().isEmpty()) {
            out.sql(", PRIMARY KEY ").names(node.primaryKey());
        }
        for (TableConstraint constraint : node.constraints()) {
            out.sql(", ");
            constraint.accept(this);
        }
        out.sql(')');
    }

    private void options(DdlNode.CreateTable node) {
        for (VendorNode.TableOption option : node.options()) {
            out.sql(' ');
            out.vendor(option);
        }
    }

    @Override
    public Void createTableAs(DdlNode.CreateTableAs node) {
        out.require(Feature.TABLE_OF_QUERY);
        elements(node.table());
        out.sql(" AS ");
        out.queries().render(node.query());
        options(node.table());
        return null;
    }

    @Override
    public Void value(ColumnFilling.Value filling) {
        out.sql(" DEFAULT ");
        out.literal(filling.literal().type(), filling.literal().value());
        return null;
    }

    @Override
    public Void clock(ColumnFilling.Clock filling) {
        out.sql(" DEFAULT ").sql(filling.name());
        return null;
    }

    @Override
    public Void identity(ColumnFilling.Identity filling) {
        out.require(Feature.IDENTITY);
        out.sql(' ').sql(out.dialect().ddlForms().identity(filling.startWith(), filling.incrementBy()));
        return null;
    }

    @Override
    public Void foreignKey(DdlNode.ForeignKeySpec key) {
        out.sql("CONSTRAINT ").name(key.name()).sql(" FOREIGN KEY ").names(key.columns());
        out.sql(" REFERENCES ").name(key.target()).sql(' ').names(key.targetColumns());
        return null;
    }

    @Override
    public Void unique(DdlNode.UniqueSpec constraint) {
        out.sql("CONSTRAINT ").name(constraint.name()).sql(" UNIQUE ").names(constraint.columns());
        return null;
    }

    @Override
    public Void check(DdlNode.CheckSpec constraint) {
        Scope row = new Scope(null, true, 1);
        row.add(constraint.table());
        out.scope(row);
        out.sql("CONSTRAINT ").name(constraint.name()).sql(" CHECK (");
        out.expressions().render(constraint.condition());
        out.sql(')');
        out.scope(null);
        return null;
    }

    @Override
    public Void alterTable(DdlNode.AlterTable node) {
        out.sql("ALTER TABLE ").name(node.name()).sql(' ');
        return node.change().accept(new AlterationRenderer(out, node.name(), this));
    }

    @Override
    public Void access(DdlNode.Access node) {
        return node.change().accept(new AccessRenderer(out));
    }

    @Override
    public Void ofVendor(DdlNode.OfVendor node) {
        out.vendor(node.statement());
        return null;
    }

    @Override
    public Void createIndex(DdlNode.CreateIndex node) {
        create(node.unique() ? "UNIQUE INDEX" : "INDEX", node.name())
                .sql(" ON ")
                .name(node.table())
                .sql(' ')
                .names(node.columns());
        for (VendorNode.IndexOption option : node.options()) {
            out.sql(' ');
            out.vendor(option);
        }
        return null;
    }

    @Override
    public Void createView(DdlNode.CreateView node) {
        if (node.orReplace()) {
            out.require(Feature.REPLACE_VIEW);
        }
        out.sql(node.orReplace() ? "CREATE OR REPLACE VIEW " : "CREATE VIEW ");
        out.name(node.name()).sql(' ').names(node.columns()).sql(" AS ");
        out.queries().render(node.query());
        return null;
    }

    @Override
    public Void dropView(DdlNode.DropView node) {
        drop("VIEW", node.name());
        return null;
    }

    @Override
    public Void dropSequence(DdlNode.DropSequence node) {
        out.require(Feature.SEQUENCE);
        drop("SEQUENCE", node.name());
        return null;
    }

    @Override
    public Void dropTable(DdlNode.DropTable node) {
        drop("TABLE", node.name());
        return null;
    }

    @Override
    public Void dropIndex(DdlNode.DropIndex node) {
        drop("INDEX", node.name());
        return null;
    }
}
