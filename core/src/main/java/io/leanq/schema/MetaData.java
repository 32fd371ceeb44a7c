package io.leanq.schema;

import static io.leanq.schema.SchemaNames.key;

import io.leanq.InvalidDefinition;
import io.leanq.SqlException;
import io.leanq.render.Dialect;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The tables, sequences, indexes and views of an application. Immutable and thread-safe. Sequences that feed columns of its
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
    private final List<View<?>> views = new ArrayList<>();

    private MetaData() {}

    /**
     * @throws InvalidDefinition if an object is null, as a constant of a class under initialisation is, or two objects
     *     have one name, given or made: tables and views, or indexes and constraints, of one schema
     */
    public static MetaData of(@Nullable SchemaObject... objects) {
        MetaData metadata = new MetaData();
        SchemaNames names = new SchemaNames();
        for (int i = 0; i < objects.length; i++) {
            SchemaObject object = objects[i];
            if (object == null) {
                throw new InvalidDefinition(
                        "MetaData.of: object " + (i + 1)
                                + " is null. Its constant is not initialised yet: make the MetaData in another class, or below");
            }
            metadata.add(object, names);
        }
        return metadata;
    }

    /**
     * The model of what is in the session's default schema.
     *
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    public static Reflection reflect(SchemaTarget target) {
        return Reflector.reflect(target, ReflectOptions.ALL);
    }

    /** The same of another schema, or of some of its objects. */
    public static Reflection reflect(SchemaTarget target, ReflectOptions options) {
        return Reflector.reflect(target, options);
    }

    private void add(SchemaObject object, SchemaNames names) {
        if (object instanceof View<?> view) {
            if (views.stream().noneMatch(other -> other.definition() == view.definition())) {
                names.table(view.definition(), "view");
                views.add(view);
            }
        } else if (object instanceof Table<?> table) {
            if (!tables.contains(table.definition())) {
                names.table(table.definition(), "table");
                tables.add(table.definition());
            }
        } else if (object instanceof Sequence sequence) {
            listedSequences.add(sequence);
        } else if (object instanceof Index index && !indexes.contains(index)) {
            names.index(index.table(), index.definition());
            indexes.add(index);
        }
    }

    /** In the order in which they were listed. */
    public List<TableDefinition> tables() {
        return List.copyOf(tables);
    }

    /** In the order in which they were listed, which is that of creation. */
    public List<View<?>> views() {
        return List.copyOf(views);
    }

    /** Those listed on their own; the tables' own are in their definitions. */
    public List<Index> indexes() {
        return List.copyOf(indexes);
    }

    /** Those of the table itself, then those listed on their own. */
    public List<IndexDefinition> indexesOf(TableDefinition table) {
        List<IndexDefinition> all = new ArrayList<>(table.indexes());
        indexes.stream().filter(i -> i.table() == table).forEach(i -> all.add(i.definition()));
        return all;
    }

    /** Listed ones first, then those that feed columns. */
    public List<Sequence> sequences() {
        Map<ObjectName, Sequence> all = new LinkedHashMap<>();
        listedSequences.forEach(sequence -> all.putIfAbsent(key(sequence.name()), sequence));
        for (TableDefinition table : tables) {
            for (ColumnDefinition column : table.columns()) {
                column.sequence().ifPresent(sequence -> all.putIfAbsent(key(sequence.name()), sequence));
            }
        }
        return List.copyOf(all.values());
    }

    /**
     * Creates what is missing: sequences, then tables in the order of their foreign keys, then the foreign keys that close
     * a cycle, then indexes, then views in the order in which they are listed. What is there is compared and left as it is. Safe when several programs do it at once.
     *
     * @throws SchemaMismatch if a table, index or view is there but different, and then nothing has been created; or if an
     *     index was passed over since another table has one of its name
     * @throws io.leanq.SqlException if the database refuses a statement
     */
    public Created createAll(SchemaTarget target) {
        CreationPlan plan = settledPlan(target);
        plan.requireNoDifference();
        List<String> created = new ArrayList<>();
        List<String> present = new ArrayList<>(plan.present());
        plan.statements().forEach((statement, label) -> (created(target, statement) ? created : present).add(label));
        if (plan.statements().keySet().stream().anyMatch(DdlNode.CreateIndex.class::isInstance)) {
            new CreationPlan(this, target.catalog(names()), target.dialect()).requireIndexes();
        }
        return new Created(created, present, plan.notCompared());
    }

    /**
     * A table that another program creates just now may stand in the catalog before its keys do. So a difference counts
     * only if it is still there when looked at again, twice within half a second.
     */
    private CreationPlan settledPlan(SchemaTarget target) {
        CreationPlan plan = new CreationPlan(this, target.catalog(names()), target.dialect());
        for (long wait : new long[] {100, 400}) {
            if (!plan.hasDifference()) {
                return plan;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
            plan = new CreationPlan(this, target.catalog(names()), target.dialect());
        }
        return plan;
    }

    /** False if another program created it in the meantime. */
    private boolean created(SchemaTarget target, DdlNode statement) {
        try {
            target.execute(statement);
            return true;
        } catch (SqlException e) {
            CreationPlan now = settledPlan(target);
            now.requireNoDifference();
            if (now.statements().containsKey(statement)) {
                throw e;
            }
            return false;
        }
    }

    /**
     * The SQL that {@link #createAll} would run now, in order. Nothing is changed.
     *
     * @throws SchemaMismatch if a table, index or view is there but different
     */
    public List<String> createAllSql(SchemaTarget target) {
        return sql(new CreationPlan(this, target.catalog(names()), target.dialect()));
    }

    /**
     * The SQL that {@link #createAll} would run in an empty schema, in order; no database is needed.
     *
     * @throws io.leanq.render.UnsupportedSqlException if the dialect has no exact form of something
     * @throws InvalidDefinition if a foreign key points at a table that is not in this MetaData
     */
    public List<String> createAllSql(Dialect dialect) {
        return sql(new CreationPlan(this, Catalog.EMPTY, dialect));
    }

    private static List<String> sql(CreationPlan plan) {
        plan.requireNoDifference();
        return plan.sql();
    }

    /** The objects that must be looked up, with the targets of foreign keys and indexes. */
    private Collection<ObjectName> names() {
        Map<ObjectName, ObjectName> names = new LinkedHashMap<>();
        for (TableDefinition table : tables) {
            names.put(key(table.name()), table.name());
            for (ForeignKey foreignKey : table.foreignKeys()) {
                ObjectName name = foreignKey.targetTable().name();
                names.putIfAbsent(key(name), name);
            }
        }
        indexes.forEach(index ->
                names.putIfAbsent(key(index.table().name()), index.table().name()));
        views.forEach(view ->
                names.put(key(view.definition().name()), view.definition().name()));
        sequences().forEach(sequence -> names.putIfAbsent(key(sequence.name()), sequence.name()));
        return names.values();
    }

    /**
     * Drops what is there of these views, tables and sequences, in the reverse order of their creation. Indexes go with
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
        for (int i = views.size() - 1; i >= 0; i--) {
            ObjectName view = views.get(i).definition().name();
            if (catalog.view(view).isPresent()) {
                target.execute(new DdlNode.DropView(view));
                dropped.add("view " + view);
            }
        }
        TableOrder order = new TableOrder(tables);
        order.deferred()
                .forEach((key, table) -> catalog.table(table.name())
                        .flatMap(found -> nameOf(key, found, catalog))
                        .ifPresent(name -> target.execute(new DdlNode.DropForeignKey(table.name(), name))));
        for (Index index : indexes) {
            boolean there = catalog.table(index.table().name())
                    .flatMap(table ->
                            TableComparison.index(table, index.definition().name()))
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
                ? Optional.of(key.name())
                : TableComparison.foreignKey(found, key, catalog).map(Catalog.ForeignKeyFound::name);
    }

    @Override
    public String toString() {
        return "MetaData" + tables;
    }
}
