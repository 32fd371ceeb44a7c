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
        implements SchemaChange.Visitor<Optional<PlanStatement>>,
                TableConstraint.Visitor<Alteration.DropConstraint.Kind> {
    private final Dialect dialect;

    Statements(Dialect dialect) {
        this.dialect = dialect;
    }

    private static Optional<PlanStatement> schema(DdlNode statement) {
        return Optional.of(new PlanStatement.OfSchema(statement));
    }

    private static Optional<PlanStatement> alter(ObjectName table, Alteration change) {
        return schema(new DdlNode.AlterTable(table, change));
    }

    @Override
    public Optional<PlanStatement> createSequence(SchemaChange.CreateSequence change) {
        return schema(change.sequence());
    }

    @Override
    public Optional<PlanStatement> dropSequence(SchemaChange.DropSequence change) {
        return schema(new DdlNode.DropSequence(change.sequence().name()));
    }

    @Override
    public Optional<PlanStatement> changeSequence(SchemaChange.ChangeSequence change) {
        return Optional.empty();
    }

    @Override
    public Optional<PlanStatement> createTable(SchemaChange.CreateTable change) {
        return schema(change.created().create(change.created().foreignKeys()));
    }

    @Override
    public Optional<PlanStatement> dropTable(SchemaChange.DropTable change) {
        return schema(new DdlNode.DropTable(change.dropped().name()));
    }

    @Override
    public Optional<PlanStatement> renameTable(SchemaChange.RenameTable change) {
        return change.before().schema().equals(change.after().schema())
                ? alter(
                        change.before(),
                        new Alteration.RenameTable(change.after().name()))
                : Optional.empty();
    }

    @Override
    public Optional<PlanStatement> addColumn(SchemaChange.AddColumn change) {
        return alter(change.table(), new Alteration.AddColumn(change.column().spec()));
    }

    @Override
    public Optional<PlanStatement> dropColumn(SchemaChange.DropColumn change) {
        return alter(change.table(), new Alteration.DropColumn(change.column().name()));
    }

    @Override
    public Optional<PlanStatement> changeUnknownColumn(SchemaChange.ChangeUnknownColumn change) {
        return Optional.empty();
    }

    @Override
    public Optional<PlanStatement> renameColumn(SchemaChange.RenameColumn change) {
        return alter(change.table(), new Alteration.RenameColumn(change.before(), change.after()));
    }

    @Override
    public Optional<PlanStatement> changeType(SchemaChange.ChangeType change) {
        return alter(change.table(), new Alteration.SetType(change.column(), change.after()));
    }

    @Override
    public Optional<PlanStatement> changeNullability(SchemaChange.ChangeNullability change) {
        return alter(change.table(), new Alteration.SetNullable(change.column(), change.nullable()));
    }

    @Override
    public Optional<PlanStatement> changeDefault(SchemaChange.ChangeDefault change) {
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
    public Optional<PlanStatement> changePrimaryKey(SchemaChange.ChangePrimaryKey change) {
        return Optional.empty();
    }

    @Override
    public Optional<PlanStatement> addConstraint(SchemaChange.AddConstraint change) {
        return alter(change.table(), new Alteration.AddConstraint(change.constraint()));
    }

    @Override
    public Optional<PlanStatement> dropConstraint(SchemaChange.DropConstraint change) {
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
    public Optional<PlanStatement> createIndex(SchemaChange.CreateIndex change) {
        return schema(new DdlNode.CreateIndex(
                new ObjectName(change.table().schema(), change.index().name()),
                change.table(),
                change.index().columns(),
                change.index().unique(),
                change.index().options()));
    }

    @Override
    public Optional<PlanStatement> dropIndex(SchemaChange.DropIndex change) {
        return schema(new DdlNode.DropIndex(
                new ObjectName(change.table().schema(), change.index().name())));
    }

    @Override
    public Optional<PlanStatement> changeIndex(SchemaChange.ChangeIndex change) {
        return Optional.empty();
    }

    @Override
    public Optional<PlanStatement> changeOptions(SchemaChange.ChangeOptions change) {
        return Optional.empty();
    }

    @Override
    public Optional<PlanStatement> changeRows(SchemaChange.ChangeRows change) {
        return Optional.of(new PlanStatement.OfRows(change.rows()));
    }

    @Override
    public Optional<PlanStatement> createView(SchemaChange.CreateView change) {
        ViewState view = change.created();
        return view.query()
                .flatMap(query -> schema(
                        new DdlNode.CreateView(view.name(), view.columns(), query, dialect.has(Feature.REPLACE_VIEW))));
    }

    @Override
    public Optional<PlanStatement> dropView(SchemaChange.DropView change) {
        return schema(new DdlNode.DropView(change.dropped().name()));
    }

    @Override
    public Optional<PlanStatement> changeView(SchemaChange.ChangeView change) {
        return dialect.has(Feature.REPLACE_VIEW)
                ? createView(new SchemaChange.CreateView(change.after()))
                : Optional.empty();
    }
}
