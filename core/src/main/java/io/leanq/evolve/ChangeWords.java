package io.leanq.evolve;

import io.leanq.catalog.IndexDefinition;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.DdlNode;
import io.leanq.tree.TableConstraint;
import io.leanq.tree.VendorNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes changes for people. */
final class ChangeWords implements SchemaChange.Visitor<String>, TableConstraint.Visitor<String> {
    private static final ChangeWords WORDS = new ChangeWords();

    private ChangeWords() {}

    static String of(SchemaChange change) {
        return change.accept(WORDS);
    }

    static String of(TableConstraint constraint) {
        return constraint.accept(WORDS);
    }

    @Override
    public String createSequence(SchemaChange.CreateSequence change) {
        return "create sequence " + change.sequence().name();
    }

    @Override
    public String dropSequence(SchemaChange.DropSequence change) {
        return "drop sequence " + change.sequence().name();
    }

    @Override
    public String changeSequence(SchemaChange.ChangeSequence change) {
        return "change sequence " + change.after().name() + ": " + numbers(change.before()) + " becomes "
                + numbers(change.after());
    }

    private static String numbers(DdlNode.CreateSequence sequence) {
        return "start " + sequence.startWith() + " step " + sequence.incrementBy();
    }

    @Override
    public String createTable(SchemaChange.CreateTable change) {
        return "create table " + change.created();
    }

    @Override
    public String dropTable(SchemaChange.DropTable change) {
        return "drop table " + change.dropped();
    }

    @Override
    public String renameTable(SchemaChange.RenameTable change) {
        return "rename table " + change.before() + " to " + change.after();
    }

    @Override
    public String addColumn(SchemaChange.AddColumn change) {
        return "add column " + change.table() + "." + change.column()
                + filled(change.column().filling());
    }

    private static String filled(Optional<ColumnFilling> filling) {
        return filling.isEmpty() ? "" : ", " + of(filling);
    }

    @Override
    public String dropColumn(SchemaChange.DropColumn change) {
        return "drop column " + change.table() + "." + change.column();
    }

    @Override
    public String changeUnknownColumn(SchemaChange.ChangeUnknownColumn change) {
        if (change.before().isEmpty()) {
            return "add column " + change.table() + "." + change.after().orElseThrow();
        }
        TableColumn before = change.before().get();
        if (change.after().isEmpty()) {
            return "drop column " + change.table() + "." + before;
        }
        TableColumn after = change.after().get();
        return "change column " + change.table() + "." + before.name() + ": " + before.typeWords() + " becomes "
                + (before.name().equals(after.name()) ? after.typeWords() : after);
    }

    @Override
    public String renameColumn(SchemaChange.RenameColumn change) {
        return "rename column " + change.table() + "." + change.before() + " to " + change.after();
    }

    @Override
    public String changeType(SchemaChange.ChangeType change) {
        return "change column " + change.table() + "." + change.column() + ": " + change.before() + " becomes "
                + change.after();
    }

    @Override
    public String changeNullability(SchemaChange.ChangeNullability change) {
        return "change column " + change.table() + "." + change.column()
                + (change.nullable() ? ": NOT NULL becomes NULL" : ": NULL becomes NOT NULL");
    }

    @Override
    public String changeDefault(SchemaChange.ChangeDefault change) {
        return "change column " + change.table() + "." + change.column() + ": " + of(change.before()) + " becomes "
                + of(change.after());
    }

    private static String of(Optional<ColumnFilling> filling) {
        return filling.map(ColumnFilling::words).orElse("no default");
    }

    @Override
    public String changePrimaryKey(SchemaChange.ChangePrimaryKey change) {
        return "change primary key of " + change.table() + ": " + key(change.before()) + " becomes "
                + key(change.after());
    }

    private static String key(List<String> columns) {
        return columns.isEmpty() ? "none" : columns.toString();
    }

    @Override
    public String addConstraint(SchemaChange.AddConstraint change) {
        return "add to " + change.table() + " " + of(change.constraint());
    }

    @Override
    public String dropConstraint(SchemaChange.DropConstraint change) {
        return "drop from " + change.table() + " " + of(change.constraint());
    }

    @Override
    public String foreignKey(DdlNode.ForeignKeySpec key) {
        return "foreign key " + key.name() + " " + key.columns() + " -> " + key.target() + key.targetColumns();
    }

    @Override
    public String unique(DdlNode.UniqueSpec unique) {
        return "unique constraint " + unique.name() + " on " + unique.columns();
    }

    @Override
    public String check(DdlNode.CheckSpec check) {
        return "check constraint " + check.name();
    }

    @Override
    public String createIndex(SchemaChange.CreateIndex change) {
        return "create index " + change.table() + "." + of(change.index());
    }

    @Override
    public String dropIndex(SchemaChange.DropIndex change) {
        return "drop index " + change.table() + "." + of(change.index());
    }

    @Override
    public String changeIndex(SchemaChange.ChangeIndex change) {
        return "change index " + change.table() + "." + of(change.before()) + " becomes " + on(change.after());
    }

    private static String of(IndexDefinition index) {
        return index.name() + " " + on(index);
    }

    private static String on(IndexDefinition index) {
        return (index.unique() ? "unique on " : "on ") + index.columns() + options(index.options());
    }

    private static String options(List<? extends VendorNode> options) {
        return options.isEmpty()
                ? ""
                : options.stream().map(VendorNode::feature).collect(Collectors.joining(", ", " with ", ""));
    }

    @Override
    public String changeOptions(SchemaChange.ChangeOptions change) {
        return "change options of table " + change.table() + ":" + optionsOrNone(change.before()) + " becomes"
                + optionsOrNone(change.after());
    }

    private static String optionsOrNone(List<? extends VendorNode> options) {
        return options.isEmpty() ? " none" : options(options);
    }

    @Override
    public String changeRows(SchemaChange.ChangeRows change) {
        return change.description();
    }

    @Override
    public String createView(SchemaChange.CreateView change) {
        return "create view " + change.created();
    }

    @Override
    public String dropView(SchemaChange.DropView change) {
        return "drop view " + change.dropped();
    }

    @Override
    public String changeView(SchemaChange.ChangeView change) {
        return "change the query of view " + change.after();
    }
}
