package io.leanq.evolve;

import io.leanq.tree.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of one table that no model can have, before and after. One that inserts can leave out is no change where
 * the other schema lacks it: a model cannot say that it wants the column. Used once, by one thread.
 */
final class UnknownColumnDiff {
    private final TableState before;
    private final TableState after;
    private final Set<String> hidden;
    private final List<SchemaChange> changes = new ArrayList<>();
    /** Those that no change names, since nothing can be said about them. */
    private final List<UnknownColumn> notCompared = new ArrayList<>();

    private final Set<ColumnState> taken = new HashSet<>();

    /** @param hidden the names of columns that a database adds by itself */
    UnknownColumnDiff(TableState before, TableState after, Set<String> hidden) {
        this.before = before;
        this.after = after;
        this.hidden = hidden;
        before.unknown().stream().filter(this::isShown).forEach(this::before);
        after.unknown().stream().filter(this::isShown).forEach(this::after);
    }

    private boolean isShown(UnknownColumn column) {
        return !hidden.contains(Identifiers.key(column.name()));
    }

    private void before(UnknownColumn column) {
        Optional<UnknownColumn> same = after.unknownColumn(column.name());
        Optional<ColumnState> known = same.isPresent()
                ? Optional.empty()
                : after.column(column.name()).or(() -> renamed(column.name()));
        known.ifPresent(taken::add);
        if (same.isPresent() ? same.get().isSame(column) : isNoChange(column, known)) {
            notCompared.add(column);
            known.ifPresent(wanted -> nullability(column, wanted));
        } else {
            change(Optional.of(column), same.isPresent() ? same : known);
        }
    }

    private void after(UnknownColumn column) {
        Optional<ColumnState> known = before.column(column.name());
        known.ifPresent(taken::add);
        if (before.unknownColumn(column.name()).isEmpty()) {
            if (isNoChange(column, known)) {
                notCompared.add(column);
                known.ifPresent(old -> nullability(old, column));
            } else {
                change(known, Optional.of(column));
            }
        }
    }

    private void nullability(TableColumn old, TableColumn wanted) {
        if (old.nullable() != wanted.nullable()) {
            changes.add(new SchemaChange.ChangeNullability(before.name(), old.name(), wanted.nullable()));
        }
    }

    private static boolean isNoChange(UnknownColumn column, Optional<ColumnState> known) {
        return known.isPresent() ? column.canBe(known.get()) : column.isOptional();
    }

    /** The wanted column that had the name earlier, and is not there yet. */
    private Optional<ColumnState> renamed(String earlier) {
        String key = Identifiers.key(earlier);
        return after.columns().stream()
                .filter(column -> before.column(column.name()).isEmpty())
                .filter(column -> TableState.keys(column.renamedFrom()).contains(key))
                .findFirst();
    }

    private void change(Optional<? extends TableColumn> old, Optional<? extends TableColumn> wanted) {
        String name = old.isPresent() ? old.get().name() : wanted.orElseThrow().name();
        changes.add(new SchemaChange.ChangeUnknownColumn(
                before.name(), name, old.map(TableColumn.class::cast), wanted.map(TableColumn.class::cast)));
    }

    /** Whether a column that a model can have is the counterpart of one that none can have. */
    boolean takes(ColumnState column) {
        return taken.contains(column);
    }

    List<SchemaChange> changes() {
        return changes;
    }

    List<UnknownColumn> notCompared() {
        return notCompared;
    }
}
