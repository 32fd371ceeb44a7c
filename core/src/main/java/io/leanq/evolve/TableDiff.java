package io.leanq.evolve;

import io.leanq.catalog.Facet;
import io.leanq.tree.DdlNode;
import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import io.leanq.tree.TableConstraint;
import io.leanq.tree.VendorNode;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * The changes of one table that exists before and after, without renames. A facet that one of the schemas does not tell
 * is no change. Used once, by one thread.
 */
final class TableDiff {
    private final TableState before;
    private final TableState after;
    private final SchemaState one;
    private final SchemaState other;
    private final List<SchemaChange> changes = new ArrayList<>();
    private final Set<String> hidden;
    private final UnknownColumnDiff unknown;

    TableDiff(TableState before, TableState after, SchemaState one, SchemaState other) {
        this.before = before;
        this.after = after;
        this.one = one;
        this.other = other;
        this.hidden = hidden(before, after);
        this.unknown = new UnknownColumnDiff(before, after, hidden);
    }

    /** The columns that a database adds because of an option: they are in a reflected table and in no model. */
    private static Set<String> hidden(TableState before, TableState after) {
        Set<String> names = new HashSet<>();
        for (TableState table : List.of(before, after)) {
            for (VendorNode.TableOption option : table.options()) {
                option.hiddenColumns().forEach(column -> names.add(Identifiers.key(column)));
            }
        }
        return names;
    }

    List<SchemaChange> changes() {
        columns();
        primaryKey();
        foreignKeys();
        IndexDiff indexes = new IndexDiff(before, after, one, other);
        changes.addAll(indexes.uniques());
        checks();
        changes.addAll(indexes.indexes());
        if (told(Facet.TABLE_OPTIONS) && !before.options().equals(after.options())) {
            changes.add(new SchemaChange.ChangeOptions(name(), before.options(), after.options()));
        }
        return changes;
    }

    /** The columns that no model can have, and that no change names. */
    List<UnknownColumn> notCompared() {
        return unknown.notCompared();
    }

    private ObjectName name() {
        return before.name();
    }

    private boolean told(Facet facet) {
        return one.tells(facet) && other.tells(facet);
    }

    private static Map<String, ColumnState> byKey(TableState table) {
        Map<String, ColumnState> columns = new HashMap<>();
        table.columns().forEach(column -> columns.put(Identifiers.key(column.name()), column));
        return columns;
    }

    private void columns() {
        Map<String, ColumnState> old = byKey(before);
        Map<String, ColumnState> wanted = byKey(after);
        for (ColumnState column : before.columns()) {
            String key = Identifiers.key(column.name());
            if (!wanted.containsKey(key) && !hidden.contains(key) && !unknown.takes(column)) {
                changes.add(new SchemaChange.DropColumn(name(), column));
            }
        }
        for (ColumnState column : after.columns()) {
            ColumnState there = old.get(Identifiers.key(column.name()));
            if (there != null) {
                column(there, column);
            } else if (!hidden.contains(Identifiers.key(column.name())) && !unknown.takes(column)) {
                changes.add(new SchemaChange.AddColumn(name(), column));
            }
        }
        changes.addAll(unknown.changes());
    }

    private void column(ColumnState old, ColumnState wanted) {
        if (told(Facet.TYPE) && isOtherType(old, wanted)) {
            changes.add(new SchemaChange.ChangeType(name(), old.name(), old.type(), wanted.type()));
        }
        if (told(Facet.NULLABILITY) && old.nullable() != wanted.nullable()) {
            changes.add(new SchemaChange.ChangeNullability(name(), old.name(), wanted.nullable()));
        }
        if (old.isIdentity() != wanted.isIdentity() ? isOtherIdentity(old, wanted) : isOtherDefault(old, wanted)) {
            changes.add(new SchemaChange.ChangeDefault(name(), old.name(), old.filling(), wanted.filling()));
        }
    }

    private boolean isOtherType(ColumnState old, ColumnState wanted) {
        if (!old.type().sameKind(wanted.type())) {
            return true;
        }
        boolean lengths = told(Facet.LENGTH)
                && old.lengthTold()
                && wanted.lengthTold()
                && !old.type().lacksLength()
                && !wanted.type().lacksLength();
        // A type that is written without a length has the length that the database chooses.
        return lengths
                && hasSize(old.type())
                && hasSize(wanted.type())
                && !old.type().equals(wanted.type());
    }

    private static boolean hasSize(SqlType type) {
        return type instanceof SqlType.Decimal || !type.equals(type.withoutLength());
    }

    private boolean isOtherIdentity(ColumnState old, ColumnState wanted) {
        return told(Facet.IDENTITY) && old.fillingTold() && wanted.fillingTold();
    }

    private boolean isOtherDefault(ColumnState old, ColumnState wanted) {
        if (!told(Facet.DEFAULT) || !old.fillingTold() || !wanted.fillingTold()) {
            return false;
        }
        if (old.isIdentity()) {
            return told(Facet.SEQUENCE_OPTIONS) && !old.filling().equals(wanted.filling());
        }
        return old.filling().isPresent() != wanted.filling().isPresent()
                || old.filling().isPresent()
                        && !old.filling().get().means(wanted.filling().get());
    }

    private void primaryKey() {
        List<String> old = TableState.keys(before.primaryKey());
        List<String> wanted = TableState.keys(after.primaryKey());
        List<String> visible = old.stream()
                .filter(column -> wanted.contains(column) || !hidden.contains(column))
                .toList();
        List<String> visibleWanted = wanted.stream()
                .filter(column -> old.contains(column) || !hidden.contains(column))
                .toList();
        if (told(Facet.PRIMARY_KEY) && !visible.equals(visibleWanted)) {
            changes.add(new SchemaChange.ChangePrimaryKey(name(), before.primaryKey(), after.primaryKey()));
        }
    }

    /** Foreign keys are the same if they have the same effect: their names depend on who created them. */
    private void foreignKeys() {
        if (told(Facet.FOREIGN_KEY)) {
            constraints(before.foreignKeys(), after.foreignKeys(), TableDiff::isSame);
        }
    }

    private static boolean isSame(DdlNode.ForeignKeySpec key, DdlNode.ForeignKeySpec other) {
        return key.target().key().equals(other.target().key()) && pairs(key).equals(pairs(other));
    }

    private static Set<List<String>> pairs(DdlNode.ForeignKeySpec key) {
        Set<List<String>> pairs = new HashSet<>();
        for (int i = 0; i < key.columns().size(); i++) {
            pairs.add(List.of(
                    Identifiers.key(key.columns().get(i)),
                    Identifiers.key(key.targetColumns().get(i))));
        }
        return pairs;
    }

    private <C extends TableConstraint> void constraints(
            List<C> all, List<C> wanted, BiPredicate<? super C, ? super C> isSame) {
        dropped(all, wanted, isSame)
                .forEach(constraint -> changes.add(new SchemaChange.DropConstraint(name(), constraint)));
        dropped(wanted, all, isSame)
                .forEach(constraint -> changes.add(new SchemaChange.AddConstraint(name(), constraint)));
    }

    /** Those of one list that have no equal in the other. */
    private static <C> List<C> dropped(List<C> all, List<C> wanted, BiPredicate<? super C, ? super C> isSame) {
        return all.stream()
                .filter(one -> wanted.stream().noneMatch(other -> isSame.test(one, other)))
                .toList();
    }

    private void checks() {
        if (told(Facet.CHECK)) {
            constraints(
                    before.checks(),
                    after.checks(),
                    (check, other) -> Identifiers.key(check.name()).equals(Identifiers.key(other.name()))
                            && StandardText.isSame(name(), check, other));
        }
    }

    @Override
    public String toString() {
        return changes.stream().map(SchemaChange::words).collect(Collectors.joining(", "));
    }
}
