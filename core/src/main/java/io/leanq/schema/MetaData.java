package io.leanq.schema;

import static io.leanq.schema.SchemaNames.key;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Catalog;
import io.leanq.catalog.IndexDefinition;
import io.leanq.render.Dialect;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables, sequences, indexes and views of an application. Immutable and thread-safe. Sequences that feed columns of
 * its tables belong to it even if they are not listed.
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
     * Creates what is missing: sequences, then tables in the order of their foreign keys, then indexes, then the
     * foreign keys that close a cycle or point at a unique index, then views in the order in which they are listed.
     * What is there is compared and left as it is; what was created is looked at again, since another program may have
     * been first. Safe when several programs do it at once.
     *
     * @throws SchemaMismatch if a table, index or view is there but different, or a view whose query only the database
     *     knows is not there, and then nothing has been created; or if another program created something different in
     *     the meantime, or an index was passed over since another table has one of its name
     * @throws InvalidDefinition if a foreign key points at a table that is neither in this MetaData nor in the database
     * @throws io.leanq.SqlException if the database refuses a statement
     */
    public Created createAll(SchemaTarget target) {
        return new SchemaCreation(this, target).run();
    }

    /**
     * Compares the database with what is described here, and changes nothing. A table, view, sequence, index or foreign
     * key that is missing is a difference; a table, view, sequence or index that is there and not described is none.
     *
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    public SchemaComparison compare(SchemaTarget target) {
        return CreationPlan.now(this, target).comparison();
    }

    /**
     * The SQL that {@link #createAll} would run now, in order. Nothing is changed.
     *
     * @throws SchemaMismatch if a table, index or view is there but different
     */
    public List<String> createAllSql(SchemaTarget target) {
        return CreationPlan.now(this, target).sql();
    }

    /**
     * The SQL that {@link #createAll} would run in an empty schema, in order; no database is needed.
     *
     * @throws io.leanq.render.UnsupportedSqlException if the dialect has no exact form of something
     * @throws InvalidDefinition if a foreign key points at a table that is not in this MetaData
     */
    public List<String> createAllSql(Dialect dialect) {
        return new CreationPlan(this, Catalog.EMPTY, dialect).sql();
    }

    /** The objects that must be looked up, with the targets of foreign keys and indexes. */
    Collection<ObjectName> names() {
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
     * @throws io.leanq.SqlException if the database refuses to drop something. Where tables that are not in this
     *     MetaData refer to one in it, the message names them; what comes before that table is dropped then
     */
    public List<String> dropAll(SchemaTarget target, Confirmation confirmation) {
        if (confirmation != Confirmation.DROP_TABLES_AND_THEIR_DATA) {
            throw new InvalidDefinition("dropAll needs Confirmation.DROP_TABLES_AND_THEIR_DATA");
        }
        return new SchemaDropping(this, target).run();
    }

    @Override
    public String toString() {
        return "MetaData" + tables;
    }
}
