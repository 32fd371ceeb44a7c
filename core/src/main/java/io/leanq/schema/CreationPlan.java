package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Catalog;
import io.leanq.catalog.Facet;
import io.leanq.catalog.IndexDefinition;
import io.leanq.evolve.Tolerance;
import io.leanq.render.Dialect;
import io.leanq.render.Feature;
import io.leanq.tree.Alteration;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The statements that createAll will run, found before the first one runs: those for sequences, tables, indexes,
 * foreign keys that are created later than their tables, and views.
 */
final class CreationPlan {
    private final MetaData metadata;
    private final Catalog catalog;
    private final Dialect dialect;
    private final Set<Tolerance> tolerances;
    private final Map<DdlNode, String> statements = new LinkedHashMap<>();
    private final List<String> present = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Map<TableDefinition, List<UniqueConstraint>> unseenUniques = new LinkedHashMap<>();
    private final Set<Facet> notCompared = EnumSet.of(Facet.SEQUENCE_OPTIONS, Facet.TABLE_OPTIONS);

    CreationPlan(MetaData metadata, Catalog catalog, Dialect dialect, Set<Tolerance> tolerances) {
        this.tolerances = tolerances;
        this.metadata = metadata;
        this.catalog = catalog;
        this.dialect = dialect;
        notCompared.addAll(catalog.notTold());
        for (Sequence sequence : metadata.sequences()) {
            plan(catalog.hasSequence(sequence.name()), "sequence " + sequence, sequence.ddl());
        }
        Map<ForeignKey, TableDefinition> later = tables();
        for (Index index : metadata.indexes()) {
            if (!metadata.tables().contains(index.table())) {
                catalog.table(index.table().name())
                        .ifPresent(found -> differences.addAll(
                                TableComparison.ofIndex(index.table(), index.definition(), found, catalog)));
                index(index.table(), catalog.table(index.table().name()), index.definition());
            }
        }
        later.forEach(this::foreignKey);
        metadata.views().forEach(this::view);
    }

    /** The plan for the present state of the database. */
    static CreationPlan now(MetaData metadata, SchemaTarget target, Set<Tolerance> tolerances) {
        return new CreationPlan(metadata, target.catalog(metadata.names()), target.dialect(), tolerances);
    }

    /** The statements in the order in which they must run, each with a label of the object that it creates. */
    Map<DdlNode, String> statements() {
        return statements;
    }

    /**
     * The statements as text.
     *
     * @throws SchemaMismatch if an object exists but differs
     */
    List<String> sql() {
        requireNoDifference();
        requireTargets();
        return statements.keySet().stream().map(dialect::render).toList();
    }

    List<String> present() {
        return present;
    }

    Set<Facet> notCompared() {
        return notCompared;
    }

    /** The unique constraints of existing tables for which the catalog does not show whether they exist. */
    Map<TableDefinition, List<UniqueConstraint>> unseenUniques() {
        return unseenUniques;
    }

    boolean hasDifference() {
        return !differences.isEmpty();
    }

    /** @throws SchemaMismatch if an object exists but differs */
    void requireNoDifference() {
        if (!differences.isEmpty()) {
            throw new SchemaMismatch(differences, notCompared);
        }
    }

    /**
     * Checks that no index is missing. Called on the plan that is made after the statements of an earlier plan: CREATE
     * INDEX IF NOT EXISTS does nothing if an index of another table has the same name. Nothing is checked if the
     * catalog does not show indexes.
     *
     * @throws SchemaMismatch if an index is missing, or an object differs
     */
    void requireIndexes() {
        if (catalog.notTold().contains(Facet.INDEX)) {
            return;
        }
        for (DdlNode statement : statements.keySet()) {
            if (statement instanceof DdlNode.CreateIndex index
                    && catalog.table(index.table()).isPresent()) {
                differences.add(new Difference(
                        index.table() + "." + index.name().name(),
                        Facet.INDEX,
                        "on " + index.columns(),
                        "none after CREATE INDEX, so another table has an index of this name: name it otherwise"));
            }
        }
        requireNoDifference();
    }

    private void plan(boolean there, String label, DdlNode create) {
        if (there) {
            present.add(label);
        } else {
            statements.put(create, label);
        }
    }

    /**
     * Plans the tables. Returns the foreign keys that are created after tables and indexes: those that close a cycle,
     * and those that reference a unique index.
     */
    private Map<ForeignKey, TableDefinition> tables() {
        TableOrder order = new TableOrder(metadata.tables());
        Map<ForeignKey, TableDefinition> later = new LinkedHashMap<>(order.deferred());
        for (TableDefinition table : order.order()) {
            table.foreignKeys().stream()
                    .filter(key -> UniqueTarget.onlyIndex(metadata, key).isPresent())
                    .forEach(key -> later.put(key, table));
        }
        for (TableDefinition table : order.order()) {
            Optional<Catalog.TableFound> there = catalog.table(table.name());
            List<ForeignKey> immediate = new ArrayList<>(table.foreignKeys());
            immediate.removeAll(later.keySet());
            there.ifPresent(found -> compare(table, later.keySet(), found));
            if (there.isEmpty() && catalog.view(table.name()).isPresent()) {
                // CREATE IF NOT EXISTS would do nothing for this view.
                differences.add(namesake(table.name(), "a table", "a view"));
            } else {
                plan(there.isPresent(), "table " + table, table.ddl(immediate));
            }
        }
        for (TableDefinition table : order.order()) {
            metadata.indexesOf(table).forEach(index -> index(table, catalog.table(table.name()), index));
        }
        return later;
    }

    /** Plans a foreign key that is created later than its table. The table can exist without the key. */
    private void foreignKey(ForeignKey key, TableDefinition table) {
        Optional<Catalog.TableFound> there = catalog.table(table.name());
        boolean found =
                there.flatMap(t -> TableComparison.foreignKey(t, key, catalog)).isPresent()
                        || there.isPresent() && catalog.notTold().contains(Facet.FOREIGN_KEY);
        plan(found, "foreign key " + key.name(), key.addition(table));
    }

    private void compare(TableDefinition table, Set<ForeignKey> createdLater, Catalog.TableFound found) {
        TableComparison comparison =
                TableComparison.of(table, createdLater, metadata.indexesOf(table), found, catalog, tolerances);
        differences.addAll(comparison.differences());
        notCompared.addAll(comparison.notSeen());
        if (!comparison.unseenUniques().isEmpty()) {
            unseenUniques.put(table, comparison.unseenUniques());
        }
        if (!table.checks().isEmpty()) {
            notCompared.add(Facet.CHECK);
        }
    }

    private void index(TableDefinition table, Optional<Catalog.TableFound> found, IndexDefinition index) {
        boolean there =
                found.flatMap(f -> TableComparison.index(f, index.name())).isPresent();
        if (there && !index.options().isEmpty()) {
            notCompared.add(Facet.INDEX_OPTIONS);
        }
        plan(there, "index " + index.name(), Index.ddl(table, index));
    }

    private void view(View<?> view) {
        Optional<Catalog.ViewFound> there = catalog.view(view.definition().name());
        there.ifPresent(found -> {
            ViewComparison comparison = new ViewComparison(view, found, catalog);
            differences.addAll(comparison.differences());
            notCompared.addAll(comparison.notSeen());
        });
        if (there.isEmpty() && catalog.table(view.definition().name()).isPresent()) {
            differences.add(namesake(view.definition().name(), "a view", "a table"));
        } else if (view.hasQuery()) {
            // OR REPLACE is safe if two programs create the view at the same time; an existing view is not replaced.
            plan(there.isPresent(), "view " + view, view.ddl(dialect.has(Feature.REPLACE_VIEW)));
        } else if (there.isPresent()) {
            present.add("view " + view);
        } else {
            differences.add(new Difference(
                    view.toString(),
                    Facet.EXISTENCE,
                    "a view whose query only the database knows",
                    "none, so create it there"));
        }
    }

    private static Difference namesake(ObjectName name, String expected, String found) {
        return new Difference(name.toString(), Facet.EXISTENCE, expected, found + " of this name");
    }

    /**
     * Checks the targets of foreign keys before tables are created.
     *
     * @throws InvalidDefinition if the table that a foreign key references does not exist and is not planned
     */
    void requireTargets() {
        for (TableDefinition table : metadata.tables()) {
            if (catalog.table(table.name()).isPresent()) {
                continue;
            }
            for (ForeignKey key : table.foreignKeys()) {
                TableDefinition wanted = key.targetTable();
                if (!metadata.tables().contains(wanted)
                        && catalog.table(wanted.name()).isEmpty()) {
                    throw new InvalidDefinition("table " + table + " refers to " + wanted
                            + ", which is neither in this MetaData nor in the database: add it to MetaData.of(…)");
                }
            }
        }
    }

    /** The differences, including the missing objects. */
    SchemaComparison comparison() {
        List<Difference> all = new ArrayList<>(differences);
        for (DdlNode statement : statements.keySet()) {
            missing(statement).ifPresent(all::add);
        }
        return new SchemaComparison(all, notCompared);
    }

    /**
     * The difference for a missing object; empty if its table is missing too, or the catalog does not show such
     * objects.
     */
    private Optional<Difference> missing(DdlNode statement) {
        boolean notTold =
                statement instanceof DdlNode.CreateIndex && catalog.notTold().contains(Facet.INDEX)
                        || statement instanceof DdlNode.CreateSequence
                                && catalog.notTold().contains(Facet.SEQUENCE);
        if (notTold) {
            return Optional.empty();
        }
        if (statement instanceof DdlNode.AlterTable altered
                && altered.change() instanceof Alteration.AddConstraint added
                && added.constraint() instanceof DdlNode.ForeignKeySpec key) {
            return difference(
                    altered.name(),
                    altered.name().toString(),
                    Facet.FOREIGN_KEY,
                    TableComparison.describe(key),
                    "none of this kind");
        }
        if (statement instanceof DdlNode.CreateIndex index) {
            String on = (index.unique() ? "unique " : "") + "on " + index.columns();
            return difference(
                    index.table(), index.table() + "." + index.name().name(), Facet.INDEX, on, "none of this name");
        }
        String kind = statement instanceof DdlNode.CreateTable
                ? "a table"
                : statement instanceof DdlNode.CreateView ? "a view" : "a sequence";
        return Optional.of(new Difference(statement.name().toString(), Facet.EXISTENCE, kind, "none"));
    }

    private Optional<Difference> difference(
            ObjectName table, String object, Facet facet, String expected, String found) {
        return catalog.table(table).map(there -> new Difference(object, facet, expected, found));
    }
}
