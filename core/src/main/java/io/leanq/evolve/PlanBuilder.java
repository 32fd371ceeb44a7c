package io.leanq.evolve;

import io.leanq.render.Dialect;
import io.leanq.render.UnsupportedSqlException;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.tree.TableConstraint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the changes of a diff into the order in which databases take them, and finds the statement of each. Used once,
 * by one thread.
 */
final class PlanBuilder {
    /** The steps of a plan, in the order in which they run. */
    private enum Phase {
        DROP_VIEWS,
        RENAMES,
        DROP_FOREIGN_KEYS,
        DROP_CONSTRAINTS,
        DROP_INDEXES,
        SEQUENCES,
        TABLES,
        COPIES,
        COLUMNS,
        CONSTRAINTS,
        INDEXES,
        FOREIGN_KEYS,
        VIEWS,
        DROP_COLUMNS,
        DROP_TABLES,
        LATE_VIEWS,
        DROP_SEQUENCES
    }

    private final SchemaDiff diff;
    private final Dialect dialect;
    private final TableCopies copies;
    private final Map<Phase, List<PlanStep>> steps = new EnumMap<>(Phase.class);
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<TableState> created = new ArrayList<>();
    private final Set<ObjectName> createdNames = new HashSet<>();
    private final List<TableState> dropped = new ArrayList<>();

    PlanBuilder(SchemaDiff diff, Dialect dialect, Set<PlanOption> options) {
        this.diff = diff;
        this.dialect = dialect;
        this.copies = options.contains(PlanOption.COPY_AND_SWAP) ? TableCopies.of(diff, dialect) : TableCopies.NONE;
    }

    /** @throws PlanRefused if a change has no statement */
    List<PlanStep> run() {
        diff.changes().stream().filter(change -> !copies.concern(change)).forEach(this::place);
        freeNames();
        createTables();
        dropTables();
        copies.all().forEach(this::copy);
        views();
        if (!refusals.isEmpty()) {
            throw new PlanRefused(refusals);
        }
        List<PlanStep> all = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            all.addAll(steps.getOrDefault(phase, List.of()));
        }
        return all;
    }

    private void place(SchemaChange change) {
        if (change instanceof SchemaChange.CreateTable create) {
            if (!create.created().unknown().isEmpty()) {
                refusals.add(InPlace.refusal(create));
            }
            created.add(create.created());
            createdNames.add(create.object().key());
        } else if (change instanceof SchemaChange.DropTable drop) {
            dropped.add(drop.dropped());
        } else if (change instanceof SchemaChange.ChangeIndex index) {
            SchemaChange.DropIndex drop = new SchemaChange.DropIndex(index.table(), index.before());
            step(Phase.DROP_INDEXES, drop, Effects.of(index));
            step(Phase.INDEXES, new SchemaChange.CreateIndex(index.table(), index.after()));
        } else if (change instanceof SchemaChange.CreateIndex && isNew(change.object())) {
            step(Phase.INDEXES, change, Effect.onNewTable());
        } else if (!PlannedViews.isOfView(change)) {
            step(phase(change), change);
        }
    }

    /** Whether the plan creates the table. The diff has the table before its indexes. */
    private boolean isNew(ObjectName table) {
        return createdNames.contains(table.key());
    }

    private static Phase phase(SchemaChange change) {
        if (change instanceof SchemaChange.RenameTable || change instanceof SchemaChange.RenameColumn) {
            return Phase.RENAMES;
        }
        if (change instanceof SchemaChange.DropConstraint drop) {
            return isForeignKey(drop.constraint()) ? Phase.DROP_FOREIGN_KEYS : Phase.DROP_CONSTRAINTS;
        }
        if (change instanceof SchemaChange.AddConstraint add) {
            return isForeignKey(add.constraint()) ? Phase.FOREIGN_KEYS : Phase.CONSTRAINTS;
        }
        if (change instanceof SchemaChange.DropIndex) {
            return Phase.DROP_INDEXES;
        }
        if (change instanceof SchemaChange.CreateIndex) {
            return Phase.INDEXES;
        }
        if (change instanceof SchemaChange.CreateSequence || change instanceof SchemaChange.ChangeSequence) {
            return Phase.SEQUENCES;
        }
        if (change instanceof SchemaChange.DropSequence) {
            return Phase.DROP_SEQUENCES;
        }
        return change instanceof SchemaChange.DropColumn ? Phase.DROP_COLUMNS : Phase.COLUMNS;
    }

    private static boolean isForeignKey(TableConstraint constraint) {
        return constraint instanceof DdlNode.ForeignKeySpec;
    }

    private void step(Phase phase, SchemaChange change) {
        step(phase, change, null);
    }

    /** @param effect the effect of this step; null for that of every such change */
    private void step(Phase phase, SchemaChange change, @Nullable Effect effect) {
        Optional<PlanStatement> statement = change.accept(new Statements(dialect));
        if (statement.isEmpty()) {
            refusals.add(InPlace.refusal(change));
            return;
        }
        try {
            String sql = statement.get().sql(dialect);
            steps.computeIfAbsent(phase, p -> new ArrayList<>())
                    .add(PlanStep.of(change, statement.get(), sql, effect == null ? Effects.of(change) : effect));
        } catch (UnsupportedSqlException e) {
            refusals.add(new Refusal(change, dialect + " has no form of it", e.alternative()));
        }
    }

    /**
     * Drops the indexes and foreign keys of dropped tables whose names the wanted schema has elsewhere: their tables
     * are dropped last, and CREATE INDEX IF NOT EXISTS does nothing while there is an index of the name.
     */
    private void freeNames() {
        Set<ObjectName> indexes = new HashSet<>();
        Set<ObjectName> keys = new HashSet<>();
        for (TableState table : diff.wanted().tables()) {
            table.indexes().forEach(index -> indexes.add(beside(table, index.name())));
            table.foreignKeys().forEach(key -> keys.add(beside(table, key.name())));
        }
        dropped.replaceAll(table -> {
            table.indexes().stream()
                    .filter(index -> indexes.contains(beside(table, index.name())))
                    .forEach(index -> step(
                            Phase.DROP_INDEXES,
                            new SchemaChange.DropIndex(table.name(), index),
                            Effect.safe("makes way for the index of the same name below")));
            Map<Boolean, List<DdlNode.ForeignKeySpec>> taken = table.foreignKeys().stream()
                    .collect(Collectors.partitioningBy(key -> keys.contains(beside(table, key.name()))));
            taken.get(true)
                    .forEach(key -> step(
                            Phase.DROP_FOREIGN_KEYS,
                            new SchemaChange.DropConstraint(table.name(), key),
                            Effect.safe("makes way for the key of the same name below")));
            return table.withForeignKeys(taken.get(false));
        });
    }

    /** The name of an index or constraint, which stands once in the schema of its table. */
    private static ObjectName beside(TableState table, String name) {
        return new ObjectName(table.name().schema(), name).key();
    }

    /**
     * Creates tables after those that they reference. A foreign key that closes a cycle, or that references columns
     * which only a unique index keeps unique, is added after all tables and indexes.
     */
    private void createTables() {
        List<TableState> open = new ArrayList<>(created);
        Set<ObjectName> missing = new HashSet<>();
        open.forEach(table -> missing.add(table.name().key()));
        while (!open.isEmpty()) {
            TableState next = open.stream()
                    .filter(table -> table.foreignKeys().stream().noneMatch(key -> isOpen(key, table, missing)))
                    .findFirst()
                    .orElse(open.get(0));
            open.remove(next);
            List<DdlNode.ForeignKeySpec> now = new ArrayList<>();
            for (DdlNode.ForeignKeySpec key : next.foreignKeys()) {
                if (isOpen(key, next, missing) || !isToKey(key)) {
                    step(Phase.FOREIGN_KEYS, new SchemaChange.AddConstraint(next.name(), key), Effect.onNewTable());
                } else {
                    now.add(key);
                }
            }
            missing.remove(next.name().key());
            step(Phase.TABLES, new SchemaChange.CreateTable(next.withForeignKeys(now)));
        }
    }

    private static boolean isOpen(DdlNode.ForeignKeySpec key, TableState table, Set<ObjectName> missing) {
        ObjectName target = key.target().key();
        return !target.equals(table.name().key()) && missing.contains(target);
    }

    /**
     * Whether the columns at which a key points are a key of their table before tables are created; true if the table
     * is unknown. Constraints are added, and tables are copied, after that.
     */
    private boolean isToKey(DdlNode.ForeignKeySpec key) {
        Optional<TableState> wanted = diff.wanted().table(key.target());
        if (wanted.isEmpty()) {
            return true;
        }
        Optional<TableState> now = isNew(key.target()) ? wanted : diff.current().table(key.target());
        return now.filter(table -> table.isKey(key.targetColumns())).isPresent() && !copies.take(key.target());
    }

    private void refuse(TableCopy copy, String why, String way) {
        copies.of(copy).forEach(change -> refusals.add(new Refusal(change, why, way)));
    }

    /**
     * Puts a copy in the place of a table. Foreign keys of other tables that point at the table are dropped before and
     * added again behind; so are all names that can stand only once in a schema.
     */
    private void copy(TableCopy copy) {
        if (copy.obstacle().isPresent()) {
            refuse(copy, copy.obstacle().get(), "copy the rows by statements of your own");
            return;
        }
        if (diff.leavesOut(
                change -> copies.concern(change) && change.object().key().equals(copies.nameOf(copy)))) {
            refuse(copy, "a copy makes all changes of its table, and the diff leaves some out", "filter all or none");
            return;
        }
        ObjectName from = copy.from().name();
        TableState wanted = diff.wanted().table(copies.nameOf(copy)).orElseThrow();
        for (TableState other : diff.current().tables()) {
            ObjectName otherName = copies.nameNow(other.name());
            other.foreignKeys().stream()
                    .filter(key -> key.target().key().equals(from.key()) && other != copy.from())
                    .filter(key -> !isDropped(otherName, key))
                    .forEach(key -> step(
                            Phase.DROP_FOREIGN_KEYS,
                            new SchemaChange.DropConstraint(otherName, key),
                            Effect.safe("makes way for the copy of " + from
                                    + (isDropped(otherName) ? "" : "; it is added again below"))));
        }
        step(Phase.COPIES, new SchemaChange.CreateTable(copy.to()), TableCopies.creation(copy));
        step(
                Phase.COPIES,
                new SchemaChange.ChangeRows(
                        copy.to().name(),
                        List.of(copy.clear(), copy.fill()),
                        "copy the rows of " + copy.from() + " to " + copy.to()),
                TableCopies.copying(copy));
        // The old table is dropped last: a program that is late finds no table to drop that has the only rows.
        ObjectName old = TableCopies.freeName(diff, from, "__old");
        step(Phase.COPIES, new SchemaChange.RenameTable(from, old), TableCopies.swap());
        step(
                Phase.COPIES,
                new SchemaChange.RenameTable(copy.to().name(), wanted.name()),
                Effect.safe("puts the copy in the place of the table"));
        step(Phase.COPIES, new SchemaChange.DropTable(copy.from().named(old)), TableCopies.end());
        wanted.uniques()
                .forEach(unique -> step(Phase.CONSTRAINTS, new SchemaChange.AddConstraint(wanted.name(), unique)));
        wanted.checks().forEach(check -> step(Phase.CONSTRAINTS, new SchemaChange.AddConstraint(wanted.name(), check)));
        wanted.indexes().forEach(index -> step(Phase.INDEXES, new SchemaChange.CreateIndex(wanted.name(), index)));
        wanted.foreignKeys()
                .forEach(key -> step(Phase.FOREIGN_KEYS, new SchemaChange.AddConstraint(wanted.name(), key)));
        for (TableState other : diff.wanted().tables()) {
            other.foreignKeys().stream()
                    .filter(key -> key.target().key().equals(wanted.name().key()) && other != wanted)
                    .filter(key -> copies.isToBeAddedAgain(other, key))
                    .forEach(key -> step(Phase.FOREIGN_KEYS, new SchemaChange.AddConstraint(other.name(), key)));
        }
    }

    /** Whether another step drops a foreign key. */
    private boolean isDropped(ObjectName table, DdlNode.ForeignKeySpec key) {
        SchemaChange drop = new SchemaChange.DropConstraint(table, key);
        return copies.isDropped(table, key)
                || steps.getOrDefault(Phase.DROP_FOREIGN_KEYS, List.of()).stream()
                        .anyMatch(step -> step.change().equals(drop));
    }

    private boolean isDropped(ObjectName table) {
        return dropped.stream().anyMatch(one -> one.name().key().equals(table.key()));
    }

    /** Drops tables after those that reference them. Foreign keys of a cycle are dropped first. */
    private void dropTables() {
        Map<ObjectName, TableState> open = new LinkedHashMap<>();
        dropped.forEach(table -> open.put(table.name().key(), table));
        Map<ObjectName, Set<ObjectName>> pointing = pointing(dropped);
        while (!open.isEmpty()) {
            ObjectName next = open.keySet().stream()
                    .filter(name -> pointing.getOrDefault(name, Set.of()).isEmpty())
                    .findFirst()
                    .orElseGet(() -> open.keySet().iterator().next());
            TableState table = open.remove(next);
            for (ObjectName other : pointing.getOrDefault(next, Set.of())) {
                for (DdlNode.ForeignKeySpec key : open.get(other).foreignKeys()) {
                    if (key.target().key().equals(next)) {
                        SchemaChange.DropConstraint drop =
                                new SchemaChange.DropConstraint(open.get(other).name(), key);
                        step(Phase.DROP_FOREIGN_KEYS, drop, Effect.safe("makes way for the end of both tables"));
                    }
                }
            }
            pointing.values().forEach(names -> names.remove(next));
            step(Phase.DROP_TABLES, new SchemaChange.DropTable(table));
        }
    }

    /** The other tables that reference each table. */
    private static Map<ObjectName, Set<ObjectName>> pointing(List<TableState> tables) {
        Map<ObjectName, Set<ObjectName>> pointing = new HashMap<>();
        for (TableState table : tables) {
            ObjectName name = table.name().key();
            for (DdlNode.ForeignKeySpec key : table.foreignKeys()) {
                ObjectName target = key.target().key();
                if (!target.equals(name)) {
                    pointing.computeIfAbsent(target, any -> new LinkedHashSet<>())
                            .add(name);
                }
            }
        }
        return pointing;
    }

    private void views() {
        PlannedViews views = new PlannedViews(diff, dialect, copies::concern);
        views.drops().forEach(view -> step(Phase.DROP_VIEWS, view.change(), view.effect()));
        views.creations().forEach(view -> step(Phase.VIEWS, view.change(), view.effect()));
        views.late().forEach(view -> step(Phase.LATE_VIEWS, view.change(), view.effect()));
    }
}
