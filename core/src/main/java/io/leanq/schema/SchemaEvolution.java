package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.catalog.IndexDefinition;
import io.leanq.evolve.NotPermitted;
import io.leanq.evolve.Permission;
import io.leanq.evolve.PlanFailed;
import io.leanq.evolve.PlanMismatch;
import io.leanq.evolve.PlanRefused;
import io.leanq.evolve.PlanStep;
import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.evolve.SchemaState;
import io.leanq.evolve.TableState;
import io.leanq.evolve.Tolerance;
import io.leanq.tree.DdlNode;
import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One call of evolve. Used once, by one thread. */
final class SchemaEvolution {
    /** The most plans of one call; another one is made where a program beside it has changed the schema meanwhile. */
    private static final int MOST_PLANS = 10;

    private final MetaData metadata;
    private final SchemaTarget target;
    private final Set<Permission> permitted;
    private final SchemaState wanted;
    private final List<PlanStep> done = new ArrayList<>();

    SchemaEvolution(MetaData metadata, SchemaTarget target, Set<Permission> permitted) {
        this.metadata = metadata;
        this.target = target;
        this.permitted = permitted;
        this.wanted = ModelState.withoutLoneIndexes(metadata);
    }

    Evolved run() {
        SchemaDiff diff = diff();
        for (int plans = 0; plans < MOST_PLANS; plans++) {
            try {
                SchemaDiff now = diff.filter(this::isPermitted);
                List<SchemaChange> left = diff.changes().stream()
                        .filter(change -> !isPermitted(change))
                        .toList();
                requireTolerated(left, now);
                if (now.isEmpty()) {
                    return new Evolved(done, left, diff.notCompared());
                }
                done.addAll(SchemaPlan.of(now, target.dialect())
                        .applyTo(target, permitted.toArray(Permission[]::new))
                        .done());
                diff = diff();
            } catch (NotPermitted | PlanRefused | PlanFailed | PlanMismatch e) {
                // The catalog may have been read while a program beside this one changed the schema.
                SchemaDiff later = diff();
                if (later.toString().equals(diff.toString())) {
                    throw e;
                }
                diff = later;
                if (e instanceof PlanFailed failed) {
                    done.addAll(failed.done());
                } else if (e instanceof PlanMismatch mismatch) {
                    done.addAll(mismatch.done());
                }
            }
        }
        throw new LeanqException("the schema still differs after " + MOST_PLANS
                + " plans: another program changes it as well, or an object of another kind or table has one of the"
                + " names:\n"
                + diff);
    }

    /** The changes of the objects that the classes name. */
    private SchemaDiff diff() {
        SchemaState now = target.state(names());
        return SchemaDiff.between(now, withListedIndexes(now)).filter(this::isOfClass);
    }

    /** The wanted schema, with the tables of listed indexes that are not listed themselves, as they are. */
    private SchemaState withListedIndexes(SchemaState now) {
        Map<TableDefinition, List<IndexDefinition>> listed = new LinkedHashMap<>();
        metadata.indexes().stream()
                .filter(index -> !metadata.tables().contains(index.table()))
                .forEach(index -> listed.computeIfAbsent(index.table(), table -> new ArrayList<>())
                        .add(index.definition()));
        if (listed.isEmpty()) {
            return wanted;
        }
        List<TableState> tables = new ArrayList<>(wanted.tables());
        listed.forEach(
                (table, indexes) -> tables.add(
                        now.table(table.name())
                                .map(there -> there.withListed(indexes))
                                .orElseThrow(
                                        () -> new InvalidDefinition(
                                                "index " + indexes.get(0).name() + " is of " + table
                                                        + ", which is neither in this MetaData nor in the database: add it to MetaData.of(…)"))));
        return SchemaState.of(tables, List.copyOf(wanted.views()), List.copyOf(wanted.sequences()), wanted.notTold());
    }

    private Iterable<ObjectName> earlierNames(TableDefinition table) {
        return table.renamedFrom().stream()
                .map(earlier -> new ObjectName(table.name().schema(), earlier))
                .toList();
    }

    private List<ObjectName> names() {
        Map<ObjectName, ObjectName> names = new LinkedHashMap<>();
        metadata.names().forEach(name -> names.put(name.key(), name));
        metadata.tables().forEach(table -> earlierNames(table).forEach(name -> names.putIfAbsent(name.key(), name)));
        return List.copyOf(names.values());
    }

    /** Whether the change is not the end of a table, view or sequence, which other programs may use. */
    private boolean isOfClass(SchemaChange change) {
        return !(change instanceof SchemaChange.DropTable
                || change instanceof SchemaChange.DropView
                || change instanceof SchemaChange.DropSequence);
    }

    private boolean isPermitted(SchemaChange change) {
        return change.permission().map(permitted::contains).orElse(true);
    }

    private void requireTolerated(List<SchemaChange> left, SchemaDiff now) {
        List<SchemaChange> needed = left.stream()
                .filter(change -> !(change instanceof SchemaChange.DropConstraint)
                                && !(change instanceof SchemaChange.ChangeIndex)
                                && Stream.of(Tolerance.values()).noneMatch(tolerance -> tolerance.allows(change))
                        || now.changes().stream().anyMatch(other -> isNeededFor(other, change)))
                .toList();
        if (!needed.isEmpty()) {
            throw NotPermitted.of(needed, done);
        }
    }

    /**
     * Whether the drop of an index or constraint must come before another change: the end of one of its columns, which
     * databases refuse or which takes the index away, or a constraint of the same name.
     */
    private static boolean isNeededFor(SchemaChange other, SchemaChange left) {
        if (other instanceof SchemaChange.DropColumn drop) {
            return isOfTable(left, drop.table())
                    && columns(left).stream()
                            .anyMatch(column -> Identifiers.key(column)
                                    .equals(Identifiers.key(drop.column().name())));
        }
        return other instanceof SchemaChange.AddConstraint add
                && isOfTable(left, add.table())
                && Identifiers.key(add.constraint().name()).equals(Identifiers.key(nameOfDropped(left)));
    }

    private static boolean isOfTable(SchemaChange change, ObjectName table) {
        return change.object().key().equals(table.key());
    }

    private static String nameOfDropped(SchemaChange change) {
        if (change instanceof SchemaChange.DropIndex drop) {
            return drop.index().name();
        }
        if (change instanceof SchemaChange.ChangeIndex index) {
            return index.before().name();
        }
        return change instanceof SchemaChange.DropConstraint drop
                ? drop.constraint().name()
                : "";
    }

    private static List<String> columns(SchemaChange change) {
        if (change instanceof SchemaChange.DropIndex drop) {
            return drop.index().columns();
        }
        if (change instanceof SchemaChange.ChangeIndex index) {
            return index.before().columns();
        }
        if (change instanceof SchemaChange.DropConstraint drop) {
            return drop.constraint() instanceof DdlNode.ForeignKeySpec key
                    ? key.columns()
                    : drop.constraint() instanceof DdlNode.UniqueSpec unique ? unique.columns() : List.of();
        }
        return List.of();
    }
}
