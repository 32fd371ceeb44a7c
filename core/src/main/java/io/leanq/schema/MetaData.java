package io.leanq.schema;

import io.leanq.InvalidDefinition;
import io.leanq.catalog.Catalog;
import io.leanq.catalog.IndexDefinition;
import io.leanq.evolve.Permission;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaSource;
import io.leanq.evolve.SchemaState;
import io.leanq.evolve.Tolerance;
import io.leanq.render.Dialect;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables, sequences, indexes and views of an application. A sequence that feeds a column of a listed table belongs
 * to the MetaData even if it is not listed. Immutable and thread-safe.
 */
public final class MetaData implements SchemaSource {

    /** The confirmation that {@link #dropAll} requires. */
    public enum Confirmation {
        /** Drops the tables with all their rows. */
        DROP_TABLES_AND_THEIR_DATA
    }

    private final List<TableDefinition> tables = new ArrayList<>();
    private final List<Sequence> listedSequences = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final List<View<?>> views = new ArrayList<>();

    private MetaData() {}

    /**
     * @throws InvalidDefinition if an object is null, as the constant of a class under initialisation is; or if two
     *     tables or views, or two indexes or constraints, of one schema have the same name, whether it is given or
     *     generated
     */
    public static MetaData of(Collection<? extends SchemaObject> objects) {
        return of(Required.in("MetaData.of(null)", "give the tables as a collection", objects)
                .toArray(new SchemaObject[0]));
    }

    /** {@link #of(Collection)} of objects that are written out. */
    public static MetaData of(@Nullable SchemaObject... objects) {
        MetaData metadata = new MetaData();
        SchemaNames names = new SchemaNames();
        for (int i = 0; i < objects.length; i++) {
            SchemaObject object = objects[i];
            if (object == null) {
                throw new InvalidDefinition("MetaData.of: object " + (i + 1)
                        + " is null. Its constant is not initialised yet: make the MetaData in another "
                        + "class, or below");
            }
            metadata.add(object, names);
        }
        return metadata;
    }

    /**
     * Reads the model of the session's default schema from a database.
     *
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    public static Reflection reflect(SchemaTarget target) {
        return reflect(target, ReflectOptions.ALL);
    }

    /**
     * Reads the model of another schema, or of some objects of a schema.
     *
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    public static Reflection reflect(SchemaTarget target, ReflectOptions options) {
        return Reflector.reflect(target, options.selection());
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

    /** The indexes that were listed. Indexes that are defined with a table are in the table's definition. */
    public List<Index> indexes() {
        return List.copyOf(indexes);
    }

    /** The indexes of a table: those that are defined with it, then those that were listed. */
    public List<IndexDefinition> indexesOf(TableDefinition table) {
        List<IndexDefinition> all = new ArrayList<>(table.indexes());
        indexes.stream().filter(i -> i.table() == table).forEach(i -> all.add(i.definition()));
        return all;
    }

    /** The listed sequences, then the other sequences that feed columns. */
    public List<Sequence> sequences() {
        Map<ObjectName, Sequence> all = new LinkedHashMap<>();
        listedSequences.forEach(sequence -> all.putIfAbsent(sequence.name().key(), sequence));
        for (TableDefinition table : tables) {
            for (ColumnDefinition column : table.columns()) {
                column.sequence()
                        .ifPresent(sequence -> all.putIfAbsent(sequence.name().key(), sequence));
            }
        }
        return List.copyOf(all.values());
    }

    /**
     * Creates the missing objects: sequences, then tables in the order of their foreign keys, then indexes, then the
     * foreign keys that close a cycle or reference a unique index, then views in the order in which they are listed.
     * Objects that exist are compared and not changed. After the statements, all objects are compared again, since
     * another program can have created an object first. Several programs can call this method at the same time.
     *
     * @throws SchemaMismatch if a table, index or view exists but differs, or a view whose query only the database
     *     knows does not exist; nothing has been created then. Also if another program has created something different
     *     in the meantime, or the database did not create an index since another table has an index with the same name
     * @throws InvalidDefinition if a foreign key references a table that is neither in this MetaData nor in the
     *     database
     * @throws io.leanq.SqlException if the database refuses a statement
     */
    public Created createAll(SchemaTarget target) {
        return createAll(target, new Tolerance[0]);
    }

    /**
     * {@link #createAll(SchemaTarget)} where the database may have more than the classes say, as it does while programs
     * of two versions run side by side. Indexes that exist only in the database are never a difference.
     *
     * @throws SchemaMismatch if a difference is not tolerated; nothing has been created then
     */
    public Created createAll(SchemaTarget target, Tolerance... tolerances) {
        Set<Tolerance> given = Set.of(Required.all("createAll(db, null)", "give the tolerances", tolerances));
        return new SchemaCreation(this, target, given).run();
    }

    /**
     * Makes the database as the classes say: creates what is missing, and changes what is there, by the plan of the
     * {@link SchemaDiff}. What would lose something is done where it is permitted. What is not permitted is left and
     * reported, if the classes can live with it ({@link Tolerance}): so a program of an older version that starts again
     * takes no column, index or constraint away from a newer one. NOT NULL, defaults, and what an index or view of a
     * name is, become as the program says that started last. Tables, views and sequences that only the database has are
     * not touched. Several programs can call this method at the same time.
     *
     * @param permitted what may be done that loses something
     * @return what was done, and what was left
     * @throws io.leanq.evolve.NotPermitted if the classes cannot live with what is not permitted; nothing has been done,
     *     or, where a program beside this one changed the schema meanwhile, what it says
     * @throws io.leanq.evolve.PlanRefused if the database has no statement for a change; nothing of the plan has been
     *     done
     * @throws io.leanq.evolve.PlanFailed if the database refuses a statement; it says which steps are done, and another
     *     call goes on
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    public Evolved evolve(SchemaTarget target, Permission... permitted) {
        Set<Permission> given = Set.of(Required.all("evolve(db, null)", "give the permissions", permitted));
        return new SchemaEvolution(this, target, given).run();
    }

    /**
     * Compares the database with this MetaData, and changes nothing. A missing table, view, sequence, index or foreign
     * key is a difference; a table, view, sequence or index that exists only in the database is none.
     *
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    public SchemaComparison compare(SchemaTarget target) {
        return CreationPlan.now(this, target, Set.of()).comparison();
    }

    /**
     * The SQL statements that {@link #createAll} would run now, in order. Nothing is changed.
     *
     * @throws SchemaMismatch if a table, index or view exists but differs
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    public List<String> createAllSql(SchemaTarget target) {
        return CreationPlan.now(this, target, Set.of()).sql();
    }

    /**
     * The SQL statements that {@link #createAll} would run in an empty schema, in order. No database is needed.
     *
     * @throws io.leanq.render.UnsupportedSqlException if the dialect has no exact form of a part
     * @throws InvalidDefinition if a foreign key references a table that is not in this MetaData
     */
    public List<String> createAllSql(Dialect dialect) {
        return new CreationPlan(this, Catalog.EMPTY, dialect, Set.of()).sql();
    }

    /**
     * The names of all objects to look up in the catalog, including the targets of foreign keys and the tables of
     * indexes.
     */
    Collection<ObjectName> names() {
        Map<ObjectName, ObjectName> names = new LinkedHashMap<>();
        for (TableDefinition table : tables) {
            names.put(table.name().key(), table.name());
            for (ForeignKey foreignKey : table.foreignKeys()) {
                ObjectName name = foreignKey.targetTable().name();
                names.putIfAbsent(name.key(), name);
            }
        }
        indexes.forEach(index ->
                names.putIfAbsent(index.table().name().key(), index.table().name()));
        views.forEach(view ->
                names.put(view.definition().name().key(), view.definition().name()));
        sequences().forEach(sequence -> names.putIfAbsent(sequence.name().key(), sequence.name()));
        return names.values();
    }

    /**
     * Drops those of the views, tables and sequences that exist, in the reverse order of their creation. The indexes of
     * a table are dropped with it.
     *
     * @param confirmation confirms that the rows are lost
     * @return the dropped objects in order, as in {@code "table students"}
     * @throws io.leanq.SqlException if the database refuses to drop an object. If tables outside this MetaData refer to
     *     the object, the message names them. The objects before it in the order have been dropped
     */
    public List<String> dropAll(SchemaTarget target, Confirmation confirmation) {
        if (confirmation != Confirmation.DROP_TABLES_AND_THEIR_DATA) {
            throw new InvalidDefinition("dropAll needs Confirmation.DROP_TABLES_AND_THEIR_DATA");
        }
        return new SchemaDropping(this, target).run();
    }

    /**
     * The schema as a value, of which everything is known.
     *
     * @throws InvalidDefinition if an index is listed without its table
     */
    @Override
    public SchemaState state() {
        return ModelState.of(this, List.of());
    }

    @Override
    public String toString() {
        return "MetaData" + tables;
    }
}
