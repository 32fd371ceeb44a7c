package io.leanq.evolve;

import io.leanq.catalog.Facet;
import io.leanq.tree.DdlNode;
import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The changes that make one schema equal to another. A table or column is renamed only where the wanted schema declares
 * its earlier name ({@code renamedFrom}); otherwise the old one is dropped and a new one is made. Names are compared as
 * databases do, defaults by their meaning, foreign keys by their effect, types without the length that a database
 * chooses. What one of the schemas does not tell is not compared: {@link #notCompared}. Immutable.
 */
public final class SchemaDiff {
    private final SchemaState current;
    private final SchemaState wanted;
    private final List<SchemaChange> changes;
    /** The changes that a filter has taken away. */
    private final List<SchemaChange> leftOut;

    private final Map<ObjectName, List<UnknownColumn>> unknown;

    private SchemaDiff(
            SchemaState current,
            SchemaState wanted,
            List<SchemaChange> changes,
            List<SchemaChange> leftOut,
            Map<ObjectName, List<UnknownColumn>> unknown) {
        this.unknown = unknown;
        this.current = current;
        this.wanted = wanted;
        this.changes = List.copyOf(changes);
        this.leftOut = List.copyOf(leftOut);
    }

    /**
     * The changes that make {@code current} equal to {@code wanted}.
     *
     * @throws NullPointerException if one of them is null
     */
    public static SchemaDiff between(SchemaSource current, SchemaSource wanted) {
        SchemaState before = current.state();
        SchemaState after = wanted.state();
        Comparing comparing = new Comparing(before, after);
        List<SchemaChange> changes = comparing.run();
        return new SchemaDiff(before, after, changes, List.of(), Collections.unmodifiableMap(comparing.unknown));
    }

    /** This diff without the changes that do not pass; a plan of it makes the others. */
    public SchemaDiff filter(Predicate<? super SchemaChange> wantedChanges) {
        Map<Boolean, List<SchemaChange>> parts =
                changes.stream().collect(Collectors.partitioningBy(wantedChanges::test));
        List<SchemaChange> out = new ArrayList<>(leftOut);
        out.addAll(parts.get(false));
        return new SchemaDiff(current, wanted, parts.get(true), out, unknown);
    }

    boolean leavesOut(Predicate<SchemaChange> kind) {
        return leftOut.stream().anyMatch(kind);
    }

    /** This diff without the changes that one of the tolerances makes needless. */
    public SchemaDiff tolerating(Tolerance... tolerances) {
        return filter(change -> Stream.of(tolerances).noneMatch(tolerance -> tolerance.allows(change)));
    }

    /** The changes: renames first, then table by table in the order of the wanted schema, drops last. */
    public List<SchemaChange> changes() {
        return changes;
    }

    /** Whether the schemas are equal in all that both tell. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The facets that one of the schemas does not tell of any object. */
    public Set<Facet> notCompared() {
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        facets.addAll(current.notTold());
        facets.addAll(wanted.notTold());
        if (!unknown.isEmpty()) {
            facets.add(Facet.UNKNOWN_COLUMN);
        }
        return Collections.unmodifiableSet(facets);
    }

    /**
     * The columns of tables and views that no model can have and of which no change tells, by the table or view: that
     * the other schema lacks them is no change, if inserts can give them no value.
     */
    public Map<ObjectName, List<UnknownColumn>> unknownColumns() {
        return unknown;
    }

    public SchemaState current() {
        return current;
    }

    public SchemaState wanted() {
        return wanted;
    }

    /** The changes as lines of text; a sentence if there are none. */
    @Override
    public String toString() {
        return changes.isEmpty()
                ? "the schemas are equal"
                : changes.stream().map(SchemaChange::words).collect(Collectors.joining("\n"));
    }

    /** Collects the changes, and keeps the schema after those found so far, so that renames are not seen twice. */
    private static final class Comparing {
        private SchemaState now;
        private final SchemaState wanted;
        private final List<SchemaChange> changes = new ArrayList<>();
        private final Map<ObjectName, List<UnknownColumn>> unknown = new LinkedHashMap<>();

        Comparing(SchemaState current, SchemaState wanted) {
            this.now = current;
            this.wanted = wanted;
        }

        List<SchemaChange> run() {
            // A name that another rename must free first is free in a later round.
            while (wanted.tables().stream().anyMatch(this::renameTable)) {}
            wanted.tables().forEach(this::renameColumns);
            sequences();
            for (TableState table : wanted.tables()) {
                Optional<TableState> there = now.table(table.name());
                if (there.isPresent()) {
                    TableDiff diff = new TableDiff(there.get(), table, now, wanted);
                    changes.addAll(diff.changes());
                    notCompared(table.name(), diff.notCompared());
                } else {
                    changes.add(new SchemaChange.CreateTable(table.withIndexes(List.of())));
                    table.indexes().forEach(index -> changes.add(new SchemaChange.CreateIndex(table.name(), index)));
                }
            }
            views();
            for (TableState table : now.tables()) {
                if (wanted.table(table.name()).isPresent()) {
                    continue;
                }
                if (table.columns().isEmpty()) {
                    // No model can have such a table, so that a model lacks it does not mean that it is not wanted.
                    notCompared(table.name(), table.unknown());
                } else {
                    changes.add(new SchemaChange.DropTable(table));
                }
            }
            return changes;
        }

        private void notCompared(ObjectName object, List<UnknownColumn> columns) {
            if (!columns.isEmpty()) {
                unknown.put(object, List.copyOf(columns));
            }
        }

        private void rename(SchemaChange change) {
            changes.add(change);
            now = change.applyTo(now);
        }

        /** Returns whether the table is renamed now. */
        private boolean renameTable(TableState table) {
            if (now.table(table.name()).isPresent()) {
                return false;
            }
            Optional<ObjectName> old = earlierName(table, new HashSet<>());
            old.ifPresent(name -> rename(new SchemaChange.RenameTable(name, table.name())));
            return old.isPresent();
        }

        /** The earlier name of a table whose table is there, and is not wanted or is renamed itself. */
        private Optional<ObjectName> earlierName(TableState table, Set<ObjectName> asked) {
            return table.renamedFrom().stream()
                    .map(earlier -> new ObjectName(table.name().schema(), earlier))
                    .filter(old -> asked.add(old.key()))
                    .filter(old -> wanted.table(old)
                            .map(taken -> earlierName(taken, asked).isPresent())
                            .orElse(true))
                    .flatMap(old -> now.table(old).stream())
                    .map(TableState::name)
                    .findFirst();
        }

        private void renameColumns(TableState table) {
            // As with tables, a name can be free in a later round only.
            while (table.columns().stream().anyMatch(column -> renameColumn(table, column))) {}
        }

        private boolean renameColumn(TableState table, ColumnState column) {
            Optional<TableState> there = now.table(table.name());
            if (there.isEmpty() || there.get().column(column.name()).isPresent()) {
                return false;
            }
            Optional<String> old = earlierName(there.get(), table, column, new HashSet<>());
            old.ifPresent(
                    name -> rename(new SchemaChange.RenameColumn(there.get().name(), name, column.name())));
            return old.isPresent();
        }

        private static Optional<String> earlierName(
                TableState there, TableState table, ColumnState column, Set<String> asked) {
            return column.renamedFrom().stream()
                    .filter(earlier -> asked.add(Identifiers.key(earlier)))
                    .filter(earlier -> table.column(earlier)
                            .map(taken ->
                                    earlierName(there, table, taken, asked).isPresent())
                            .orElse(true))
                    .flatMap(earlier -> there.column(earlier).stream())
                    .map(ColumnState::name)
                    .findFirst();
        }

        private boolean told(Facet facet) {
            return now.tells(facet) && wanted.tells(facet);
        }

        private void sequences() {
            if (!told(Facet.SEQUENCE)) {
                return;
            }
            for (DdlNode.CreateSequence sequence : wanted.sequences()) {
                Optional<DdlNode.CreateSequence> there = now.sequence(sequence.name());
                if (there.isEmpty()) {
                    changes.add(new SchemaChange.CreateSequence(sequence));
                } else if (told(Facet.SEQUENCE_OPTIONS) && isOther(there.get(), sequence)) {
                    changes.add(new SchemaChange.ChangeSequence(there.get(), sequence));
                }
            }
            for (DdlNode.CreateSequence sequence : now.sequences()) {
                if (wanted.sequence(sequence.name()).isEmpty()) {
                    changes.add(new SchemaChange.DropSequence(sequence));
                }
            }
        }

        private static boolean isOther(DdlNode.CreateSequence one, DdlNode.CreateSequence other) {
            return one.startWith() != other.startWith() || one.incrementBy() != other.incrementBy();
        }

        private void views() {
            for (ViewState view : now.views()) {
                boolean isWanted = wanted.view(view.name()).isPresent();
                if (!isWanted && !view.columns().isEmpty()) {
                    changes.add(new SchemaChange.DropView(view));
                } else if (!isWanted) {
                    notCompared(view.name(), view.unknown());
                }
            }
            for (ViewState view : wanted.views()) {
                Optional<ViewState> there = now.view(view.name());
                if (there.isEmpty()) {
                    changes.add(new SchemaChange.CreateView(view));
                } else if (isOther(there.get(), view)) {
                    changes.add(new SchemaChange.ChangeView(there.get(), view));
                } else {
                    List<UnknownColumn> columns = new ArrayList<>(there.get().unknown());
                    columns.addAll(view.unknown());
                    notCompared(view.name(), columns);
                }
            }
        }

        /** Whether a view has columns that the query of the other one does not give. */
        private static boolean hasMore(ViewState view, ViewState other) {
            return !view.unknown().isEmpty() && other.query().isPresent();
        }

        private boolean isOther(ViewState view, ViewState other) {
            return hasMore(view, other)
                    || hasMore(other, view)
                    || !view.columns().stream()
                            .map(Identifiers::key)
                            .toList()
                            .equals(other.columns().stream()
                                    .map(Identifiers::key)
                                    .toList())
                    || told(Facet.VIEW_QUERY)
                            && view.create().isPresent()
                            && other.create().isPresent()
                            && !StandardText.isSame(
                                    view.create().get(), other.create().get());
        }
    }
}
