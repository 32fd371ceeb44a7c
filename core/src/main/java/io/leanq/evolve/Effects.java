package io.leanq.evolve;

import io.leanq.tree.DdlNode;
import io.leanq.tree.TableConstraint;
import java.util.Optional;

/** The effect of each kind of change. What LeanXcale locks or rewrites is not documented; the words do not claim it. */
final class Effects implements SchemaChange.Visitor<Effect>, TableConstraint.Visitor<Effect> {
    private static final Effects EFFECTS = new Effects();
    private static final String MOVE =
            "add the new one, write both, copy the old values, read the new one, then drop the" + " old one";

    private Effects() {}

    static Effect of(SchemaChange change) {
        return change.accept(EFFECTS);
    }

    /** What the change needs; empty also for a change that no single statement makes. */
    static Optional<Permission> permission(SchemaChange change) {
        boolean divided = change instanceof SchemaChange.ChangeSequence
                || change instanceof SchemaChange.ChangePrimaryKey
                || change instanceof SchemaChange.ChangeUnknownColumn
                || change instanceof SchemaChange.ChangeOptions;
        return divided ? Optional.empty() : of(change).permission();
    }

    private static Effect unexpected(SchemaChange change) {
        throw new IllegalStateException("no statement makes this change: " + change.words());
    }

    @Override
    public Effect createSequence(SchemaChange.CreateSequence change) {
        return Effect.safe("adds the sequence");
    }

    @Override
    public Effect dropSequence(SchemaChange.DropSequence change) {
        return Effect.destructive(Permission.DROP_SEQUENCE, "loses the number that the sequence has reached")
                .breaking(
                        "programs from before draw their numbers from it",
                        "stop drawing from it in all programs first, then drop it");
    }

    @Override
    public Effect changeSequence(SchemaChange.ChangeSequence change) {
        return unexpected(change);
    }

    @Override
    public Effect createTable(SchemaChange.CreateTable change) {
        return Effect.safe("adds the table");
    }

    @Override
    public Effect dropTable(SchemaChange.DropTable change) {
        return Effect.destructive(Permission.DROP_TABLE, "loses the table's rows")
                .breaking("programs from before use the table", "stop using it in all programs first, then drop it");
    }

    @Override
    public Effect renameTable(SchemaChange.RenameTable change) {
        return Effect.safe("keeps the rows")
                .breaking("programs from before use the name " + change.before().name(), MOVE);
    }

    @Override
    public Effect addColumn(SchemaChange.AddColumn change) {
        ColumnState column = change.column();
        if (column.nullable() || column.filling().isPresent()) {
            return Effect.safe("gives existing rows "
                    + (column.isIdentity() ? "numbers" : column.filling().isPresent() ? "the default" : "NULL")
                    + "; an upsert by a program from before does so again");
        }
        return Effect.slow("is refused if the table has rows")
                .breaking(
                        "inserts of programs from before give the column no value",
                        "add it as NULL, write it in all programs, fill the old rows, then make it NOT NULL");
    }

    @Override
    public Effect dropColumn(SchemaChange.DropColumn change) {
        return Effect.destructive(Permission.DROP_COLUMN, "loses the column's values")
                .breaking("programs from before use the column", "stop using it in all programs first, then drop it");
    }

    @Override
    public Effect changeUnknownColumn(SchemaChange.ChangeUnknownColumn change) {
        return unexpected(change);
    }

    @Override
    public Effect renameColumn(SchemaChange.RenameColumn change) {
        return Effect.safe("keeps the values").breaking("programs from before use the name " + change.before(), MOVE);
    }

    @Override
    public Effect changeType(SchemaChange.ChangeType change) {
        if (!Widening.holdsAll(change.before(), change.after())) {
            return Effect.destructive(
                            Permission.NARROW_TYPE, "cuts values that do not fit, or is refused because of them")
                    .breaking("programs from before write values that no longer fit", MOVE);
        }
        if (change.before().sameKind(change.after())) {
            return Effect.safe("keeps the values");
        }
        return Effect.slow("keeps the values, and may write all rows anew")
                .breaking(
                        "programs from before cannot read values that only " + change.after() + " holds",
                        "change the type, bring all programs to it, then write such values");
    }

    @Override
    public Effect changeNullability(SchemaChange.ChangeNullability change) {
        if (change.nullable()) {
            return Effect.safe("keeps the values")
                    .breaking(
                            "programs from before may read a NULL that they do not expect",
                            "change the column, bring all programs to it, then write NULL");
        }
        return Effect.slow("looks at all rows, and is refused if one has NULL")
                .breaking(
                        "programs from before may write NULL",
                        "write a value in all programs first, fill the old rows, then make it NOT NULL");
    }

    @Override
    public Effect changeDefault(SchemaChange.ChangeDefault change) {
        Effect effect = Effect.safe("concerns later inserts only");
        return change.after().isPresent()
                ? effect
                : effect.breaking(
                        "inserts of programs from before leave the column out and get no value",
                        "write a value in all programs first, then drop the default");
    }

    @Override
    public Effect changePrimaryKey(SchemaChange.ChangePrimaryKey change) {
        return unexpected(change);
    }

    @Override
    public Effect addConstraint(SchemaChange.AddConstraint change) {
        return change.constraint().accept(this);
    }

    private static Effect constraint(String rows) {
        return Effect.slow("looks at all rows, and is refused because of " + rows)
                .breaking(
                        "programs from before may write " + rows,
                        "keep to it in all programs first, mend the old rows, then add it");
    }

    @Override
    public Effect foreignKey(DdlNode.ForeignKeySpec key) {
        return constraint("a row that points at none");
    }

    @Override
    public Effect unique(DdlNode.UniqueSpec unique) {
        return constraint("equal rows");
    }

    @Override
    public Effect check(DdlNode.CheckSpec check) {
        return constraint("a row that fails the condition");
    }

    @Override
    public Effect dropConstraint(SchemaChange.DropConstraint change) {
        return Effect.safe("admits rows that it refused").permitted(Permission.DROP_CONSTRAINT);
    }

    @Override
    public Effect createIndex(SchemaChange.CreateIndex change) {
        return change.index().unique() ? constraint("equal rows") : Effect.slow("reads all rows");
    }

    @Override
    public Effect dropIndex(SchemaChange.DropIndex change) {
        return droppedIndex(change).permitted(Permission.DROP_INDEX);
    }

    private static Effect droppedIndex(SchemaChange.DropIndex change) {
        return Effect.safe(
                change.index().unique()
                        ? "admits equal rows; queries that used it read more rows"
                        : "makes queries that used it read more rows");
    }

    /** The effect of the drop with which the change begins. */
    @Override
    public Effect changeIndex(SchemaChange.ChangeIndex change) {
        return change.admitsMore()
                ? Effect.safe("makes way for the index of the same name below, which admits rows that this one refuses")
                        .permitted(Permission.DROP_INDEX)
                : Effect.safe("makes way for the index of the same name below");
    }

    @Override
    public Effect changeOptions(SchemaChange.ChangeOptions change) {
        return unexpected(change);
    }

    @Override
    public Effect changeRows(SchemaChange.ChangeRows change) {
        return Effect.slow("reads and writes all rows");
    }

    @Override
    public Effect createView(SchemaChange.CreateView change) {
        return Effect.safe("adds the view");
    }

    @Override
    public Effect dropView(SchemaChange.DropView change) {
        return Effect.destructive(Permission.DROP_VIEW, "loses the view's query")
                .breaking("programs from before read the view", "stop reading it in all programs first, then drop it");
    }

    @Override
    public Effect changeView(SchemaChange.ChangeView change) {
        Effect effect = Effect.safe("replaces the view's query");
        return change.before().columns().equals(change.after().columns())
                ? effect
                : effect.breaking(
                        "programs from before read its old columns",
                        "create a view of another name, and drop this one");
    }
}
