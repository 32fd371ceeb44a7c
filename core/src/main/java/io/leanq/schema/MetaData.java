package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.SqlException;
import io.leanq.render.Identifiers;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables, sequences and indexes of an application. Immutable and thread-safe. Sequences that feed columns of its
 * tables belong to it even if they are not listed.
 */
public final class MetaData {

    /** What one says to drop everything. */
    public enum Confirmation {
        /** The tables go, and every row in them. */
        DROP_TABLES_AND_THEIR_DATA
    }

    private final List<TableDefinition> tables = new ArrayList<>();
    private final List<Sequence> listedSequences = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    private MetaData() {}

    /**
     * @throws InvalidDefinition if an object is null, as a constant of a class under initialisation is, or two tables
     *     have one name
     */
    public static MetaData of(@Nullable SchemaObject... objects) {
        MetaData metadata = new MetaData();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < objects.length; i++) {
            SchemaObject object = objects[i];
            if (object == null) {
                throw new InvalidDefinition(
                        "MetaData.of: object " + (i + 1)
                                + " is null. Its constant is not initialised yet: make the MetaData in another class, or below");
            }
            metadata.add(object, names);
        }
        metadata.requireUnlikeIndexes();
        return metadata;
    }

    /** The second of two indexes of one name would never be created: the first is there already. */
    private void requireUnlikeIndexes() {
        Map<String, DdlNode.CreateIndex> byName = new HashMap<>();
        for (TableDefinition table : tables) {
            table.indexes().forEach(index -> requireUnlike(byName, Index.ddl(table, index)));
        }
        indexes.forEach(index -> requireUnlike(byName, Index.ddl(index.table(), index.definition())));
    }

    private static void requireUnlike(Map<String, DdlNode.CreateIndex> byName, DdlNode.CreateIndex index) {
        DdlNode.CreateIndex other = byName.putIfAbsent(key(index.name()), index);
        if (other != null && !other.equals(index)) {
            throw new InvalidDefinition("two indexes are named " + index.name() + ": one on " + other.table()
                    + other.columns() + ", one on " + index.table() + index.columns() + ": give one another name");
        }
    }

    private void add(SchemaObject object, Set<String> names) {
        if (object instanceof Table<?> table) {
            if (tables.contains(table.definition())) {
                return;
            }
            if (!names.add("table " + key(table.definition().name()))) {
                throw new InvalidDefinition(
                        "two tables are named " + table.definition().name());
            }
            tables.add(table.definition());
        } else if (object instanceof Sequence sequence) {
            if (names.add("sequence " + key(sequence.name()))) {
                listedSequences.add(sequence);
            }
        } else {
            Index index = (Index) object;
            index.table();
            indexes.add(index);
        }
    }

    private static String key(ObjectName name) {
        return name.schema().map(s -> Identifiers.key(s) + ".").orElse("") + Identifiers.key(name.name());
    }

    /** In the order in which they were listed. */
    public List<TableDefinition> tables() {
        return List.copyOf(tables);
    }

    /** Listed ones first, then those that feed columns. */
    public List<Sequence> sequences() {
        Map<String, Sequence> all = new LinkedHashMap<>();
        listedSequences.forEach(sequence -> all.put(key(sequence.name()), sequence));
        for (TableDefinition table : tables) {
            for (ColumnDefinition column : table.columns()) {
                column.sequence().ifPresent(sequence -> all.putIfAbsent(key(sequence.name()), sequence));
            }
        }
        return List.copyOf(all.values());
    }

    /**
     * Creates what is missing: sequences, then tables in the order of their foreign keys, then the foreign keys that close
     * a cycle, then indexes. What is there is
     * compared and left as it is. Safe when several programs do it at once.
     *
     * @throws SchemaMismatch if a table or index is there but different; then nothing has been created
     * @throws io.leanq.SqlException if the database refuses a statement
     */
    public Created createAll(SchemaTarget target) {
        Catalog catalog = target.catalog(names());
        Plan plan = new Plan(catalog);
        if (!plan.differences.isEmpty()) {
            throw new SchemaMismatch(plan.differences, plan.notCompared());
        }
        List<String> created = new ArrayList<>();
        List<String> present = new ArrayList<>(plan.present);
        plan.statements.forEach((statement, label) -> (created(target, statement) ? created : present).add(label));
        return new Created(created, present, plan.notCompared());
    }

    /** False if another program created it in the meantime. */
    private boolean created(SchemaTarget target, DdlNode statement) {
        try {
            target.execute(statement);
            return true;
        } catch (SqlException e) {
            Plan now = new Plan(target.catalog(names()));
            if (!now.differences.isEmpty()) {
                throw new SchemaMismatch(now.differences, now.notCompared());
            }
            if (now.statements.containsKey(statement)) {
                throw e;
            }
            return false;
        }
    }

    /** The tables and sequences that must be looked up, with the targets of foreign keys and indexes. */
    private Collection<ObjectName> names() {
        Map<String, ObjectName> names = new LinkedHashMap<>();
        for (TableDefinition table : tables) {
            names.put(key(table.name()), table.name());
            for (ForeignKey foreignKey : table.foreignKeys()) {
                ObjectName name = foreignKey.targetTable().name();
                names.putIfAbsent(key(name), name);
            }
        }
        indexes.forEach(index ->
                names.putIfAbsent(key(index.table().name()), index.table().name()));
        sequences().forEach(sequence -> names.putIfAbsent(key(sequence.name()), sequence.name()));
        return names.values();
    }

    /**
     * Drops what is there of these tables and sequences, in the reverse order of their foreign keys. Indexes go with
     * their tables.
     *
     * @param confirmation said on purpose
     * @return what was dropped, as {@code "table students"}
     */
    public List<String> dropAll(SchemaTarget target, Confirmation confirmation) {
        if (confirmation != Confirmation.DROP_TABLES_AND_THEIR_DATA) {
            throw new InvalidDefinition("dropAll needs Confirmation.DROP_TABLES_AND_THEIR_DATA");
        }
        Catalog catalog = target.catalog(names());
        List<String> dropped = new ArrayList<>();
        TableOrder order = new TableOrder(tables);
        order.deferred()
                .forEach((key, table) -> catalog.table(table.name())
                        .flatMap(found -> nameOf(key, found, catalog))
                        .ifPresent(name -> target.execute(new DdlNode.DropForeignKey(table.name(), name))));
        for (Index index : indexes) {
            boolean there = catalog.table(index.table().name())
                    .flatMap(table -> TableComparison.index(table, index.definition()))
                    .isPresent();
            if (there && !tables.contains(index.table())) {
                target.execute(new DdlNode.DropIndex(
                        Index.nameIn(index.table(), index.definition().name())));
                dropped.add("index " + index);
            }
        }
        List<TableDefinition> reversed = new ArrayList<>(order.order());
        Collections.reverse(reversed);
        for (TableDefinition table : reversed) {
            if (catalog.table(table.name()).isPresent()) {
                target.execute(new DdlNode.DropTable(table.name()));
                dropped.add("table " + table);
            }
        }
        for (Sequence sequence : sequences()) {
            if (catalog.hasSequence(sequence.name())) {
                target.execute(new DdlNode.DropSequence(sequence.name()));
                dropped.add("sequence " + sequence);
            }
        }
        return dropped;
    }

    /** The name that a foreign key has in the database, if it is there; ours where the catalog does not tell. */
    private static Optional<String> nameOf(ForeignKey key, Catalog.TableFound found, Catalog catalog) {
        return catalog.notTold().contains(Facet.FOREIGN_KEY)
                ? Optional.of(key.spec().name())
                : TableComparison.foreignKey(found, key).map(Catalog.ForeignKeyFound::name);
    }

    @Override
    public String toString() {
        return "MetaData" + tables;
    }

    /** What is to be done, found before anything is done. */
    private final class Plan {
        private final Catalog catalog;
        private final Map<DdlNode, String> statements = new LinkedHashMap<>();
        private final List<String> present = new ArrayList<>();
        private final List<Difference> differences = new ArrayList<>();

        Plan(Catalog catalog) {
            this.catalog = catalog;
            sequences()
                    .forEach(sequence ->
                            plan(catalog.hasSequence(sequence.name()), "sequence " + sequence, sequence.ddl()));
            tables();
            for (Index index : indexes) {
                if (!tables.contains(index.table())) {
                    catalog.table(index.table().name())
                            .ifPresent(found -> differences.addAll(TableComparison.compareIndex(
                                    index.table(), index.definition(), found, catalog.notTold())));
                    planIndex(index.table(), catalog.table(index.table().name()), index.definition());
                }
            }
        }

        private void plan(boolean there, String label, DdlNode create) {
            if (there) {
                present.add(label);
            } else {
                statements.put(create, label);
            }
        }

        private void tables() {
            TableOrder order = new TableOrder(tables);
            for (TableDefinition table : order.order()) {
                Optional<Catalog.TableFound> there = catalog.table(table.name());
                List<ForeignKey> immediate = new ArrayList<>(table.foreignKeys());
                immediate.removeAll(order.deferred().keySet());
                there.ifPresent(found -> differences.addAll(TableComparison.compare(
                        table, order.deferred().keySet(), indexesOf(table), found, catalog.notTold())));
                if (there.isEmpty()) {
                    requireTargets(table);
                }
                plan(there.isPresent(), "table " + table, table.ddl(immediate));
            }
            order.deferred().forEach(this::planForeignKey);
            for (TableDefinition table : order.order()) {
                indexesOf(table).forEach(index -> planIndex(table, catalog.table(table.name()), index));
            }
        }

        /** A key that closes a cycle is an object of its own: its table stands before it, for a moment or for longer. */
        private void planForeignKey(ForeignKey key, TableDefinition table) {
            Optional<Catalog.TableFound> there = catalog.table(table.name());
            boolean present = there.flatMap(found -> TableComparison.foreignKey(found, key))
                            .isPresent()
                    || there.isPresent() && catalog.notTold().contains(Facet.FOREIGN_KEY);
            DdlNode.ForeignKeySpec spec = key.spec();
            plan(present, "foreign key " + spec.name(), new DdlNode.AddForeignKey(table.name(), spec));
        }

        private void planIndex(TableDefinition table, Optional<Catalog.TableFound> found, IndexDefinition index) {
            boolean there = found.flatMap(f -> TableComparison.index(f, index)).isPresent();
            plan(there, "index " + index.name(), Index.ddl(table, index));
        }

        private List<IndexDefinition> indexesOf(TableDefinition table) {
            List<IndexDefinition> all = new ArrayList<>(table.indexes());
            indexes.stream().filter(i -> i.table() == table).forEach(i -> all.add(i.definition()));
            return all;
        }

        private void requireTargets(TableDefinition table) {
            for (ForeignKey key : table.foreignKeys()) {
                TableDefinition wanted = key.targetTable();
                if (!tables.contains(wanted) && catalog.table(wanted.name()).isEmpty()) {
                    throw new InvalidDefinition("table " + table + " refers to " + wanted
                            + ", which is neither in this MetaData nor in the database: add it to MetaData.of(…)");
                }
            }
        }

        /** What no catalog of LeanXcale tells as far as known, and what this one does not tell. */
        Set<Facet> notCompared() {
            Set<Facet> facets = EnumSet.of(Facet.DEFAULT, Facet.SEQUENCE_OPTIONS, Facet.TABLE_OPTIONS);
            facets.addAll(catalog.notTold());
            return facets;
        }
    }
}
