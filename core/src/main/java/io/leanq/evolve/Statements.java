package io.leanq.evolve;

import io.leanq.render.Dialect;
import io.leanq.render.Feature;
import io.leanq.tree.Alteration;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.tree.TableConstraint;
import java.util.Optional;

/** The statement that makes each kind of change in place; none where no database has one. */
final class Statements
        implements SchemaChange.Visitor<Optional<DdlNode>>, TableConstraint.Visitor<Alteration.DropConstraint.Kind> {
    private final Dialect dialect;

    Statements(Dialect dialect) {
        this.dialect = dialect;
    }

    private static Optional<DdlNode> alter(ObjectName table, Alteration change) {
        return Optional.of(new DdlNode.AlterTable(table, change));
    }

    @Override
    public Optional<DdlNode> createSequence(SchemaChange.CreateSequence change) {
        return Optional.of(change.sequence());
    }

    @Override
    public Optional<DdlNode> dropSequence(SchemaChange.DropSequence change) {
        return Optional.of(new DdlNode.DropSequence(change.sequence().name()));
    }

    @Override
    public Optional<DdlNode> changeSequence(SchemaChange.ChangeSequence change) {
        return Optional.empty();
    }

    @Override
    public Optional<DdlNode> createTable(SchemaChange.CreateTable change) {
        return Optional.of(change.created().create(change.created().foreignKeys()));
    }

    @Override
    public Optional<DdlNode> dropTable(SchemaChange.DropTable change) {
        return Optional.of(new DdlNode.DropTable(change.dropped().name()));
    }

    @Override
    public Optional<DdlNode> renameTable(SchemaChange.RenameTable change) {
        return change.before().schema().equals(change.after().schema())
                ? alter(
                        change.before(),
                        new Alteration.RenameTable(change.after().name()))
                : Optional.empty();
    }

    @Override
    public Optional<DdlNode> addColumn(SchemaChange.AddColumn change) {
        return alter(change.table(), new Alteration.AddColumn(change.column().spec()));
    }

    @Override
    public Optional<DdlNode> dropColumn(SchemaChange.DropColumn change) {
        return alter(change.table(), new Alteration.DropColumn(change.column().name()));
    }

    @Override
    public Optional<DdlNode> renameColumn(SchemaChange.RenameColumn change) {
        return alter(change.table(), new Alteration.RenameColumn(change.before(), change.after()));
    }

    @Override
    public Optional<DdlNode> changeType(SchemaChange.ChangeType change) {
        return alter(change.table(), new Alteration.SetType(change.column(), change.after()));
    }

    @Override
    public Optional<DdlNode> changeNullability(SchemaChange.ChangeNullability change) {
        return alter(change.table(), new Alteration.SetNullable(change.column(), change.nullable()));
    }

    @Override
    public Optional<DdlNode> changeDefault(SchemaChange.ChangeDefault change) {
        if (isIdentity(change.before()) || isIdentity(change.after())) {
            return Optional.empty();
        }
        return alter(
                change.table(),
                change.after()
                        .<Alteration>map(filling -> new Alteration.SetDefault(change.column(), filling))
                        .orElseGet(() -> new Alteration.DropDefault(change.column())));
    }

    private static boolean isIdentity(Optional<ColumnFilling> filling) {
        return filling.isPresent() && filling.get() instanceof ColumnFilling.Identity;
    }

    @Override
    public Optional<DdlNode> changePrimaryKey(SchemaChange.ChangePrimaryKey change) {
        return Optional.empty();
    }

    @Override
    public Optional<DdlNode> addConstraint(SchemaChange.AddConstraint change) {
        return alter(change.table(), new Alteration.AddConstraint(change.constraint()));
    }

    @Override
    public Optional<DdlNode> dropConstraint(SchemaChange.DropConstraint change) {
        TableConstraint constraint = change.constraint();
        return alter(change.table(), new Alteration.DropConstraint(constraint.name(), constraint.accept(this)));
    }

    @Override
    public Alteration.DropConstraint.Kind foreignKey(DdlNode.ForeignKeySpec key) {
        return Alteration.DropConstraint.Kind.FOREIGN_KEY;
    }

    @Override
    public Alteration.DropConstraint.Kind unique(DdlNode.UniqueSpec unique) {
        return Alteration.DropConstraint.Kind.UNIQUE;
    }

    @Override
    public Alteration.DropConstraint.Kind check(DdlNode.CheckSpec check) {
        return Alteration.DropConstraint.Kind.CHECK;
    }

    @Override
    public Optional<DdlNode> createIndex(SchemaChange.CreateIndex change) {
        return Optional.of(new DdlNode.CreateIndex(
                new ObjectName(change.table().schema(), change.index().name()),
                change.table(),
                change.index().columns(),
                change.index().unique(),
                change.index().options()));
    }

    @Override
    public Optional<DdlNode> dropIndex(SchemaChange.DropIndex change) {
        return Optional.of(new DdlNode.DropIndex(
                new ObjectName(change.table().schema(), change.index().name())));
    }

    @Override
    public Optional<DdlNode> changeIndex(SchemaChange.ChangeIndex change) {
        return Optional.empty();
    }

    @Override
    public Optional<DdlNode> changeOptions(SchemaChange.ChangeOptions change) {
        return Optional.empty();
    }

    @Override
    public Optional<DdlNode> createView(SchemaChange.CreateView change) {
        return change.created()
                .query()
                .map(query -> new DdlNode.CreateView(
                        change.created().name(), change.created().columns(), query, dialect.has(Feature.REPLACE_VIEW)));
    }

    @Override
    public Optional<DdlNode> dropView(SchemaChange.DropView change) {
        return Optional.of(new DdlNode.DropView(change.dropped().name()));
    }

    @Override
    public Optional<DdlNode> changeView(SchemaChange.ChangeView change) {
        return dialect.has(Feature.REPLACE_VIEW)
                ? createView(new SchemaChange.CreateView(change.after()))
                : Optional.empty();
    }
}
