package io.leanq.leanxcale.catalog;

import static io.leanq.catalog.CatalogRow.text;
import static io.leanq.catalog.CatalogRow.textIfAny;

import io.leanq.SqlException;
import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogReader;
import io.leanq.catalog.CatalogSelection;
import io.leanq.catalog.Facet;
import io.leanq.catalog.IndexDefinition;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code LXSYS} with the queries of its {@link CatalogFamily}. Hundreds of tables take as many queries as two.
 * Thread-safe.
 */
final class LxsysReader implements CatalogReader {

    /** The hidden key column of a table that was created without a key (docs/leanxcale.md, "Documented DDL"). */
    private static final String HIDDEN_KEY = "_UUID_";

    /**
     * INDEX_COLUMNS shows unique indexes; whether it shows UNIQUE constraints is open (docs/leanxcale.md, "Catalog
     * views").
     */
    private static final boolean SHOWS_UNIQUE_CONSTRAINTS = false;

    private final @Nullable String schema;
    private final CatalogFamily known;

    /**
     * @param schema where unqualified names are looked up; null for the user's own schema
     * @param known the family that the server has
     */
    LxsysReader(@Nullable String schema, CatalogFamily known) {
        this.schema = schema;
        this.known = known;
    }

    @Override
    public Catalog read(DriverConnection connection, CatalogSelection selection) {
        CatalogQueries queries = new CatalogQueries(connection);
        String defaultSchema = schema == null ? defaultSchema(queries, known) : schema;
        Set<Facet> notTold = EnumSet.of(
                Facet.CHECK, Facet.INDEX_OPTIONS, Facet.TABLE_OPTIONS, Facet.SEQUENCE_OPTIONS, Facet.VIEW_QUERY);
        if (!known.isFull()) {
            notTold.addAll(Set.of(Facet.LENGTH, Facet.IDENTITY, Facet.DELETE_RULE));
        }
        List<Listed> listed = queries.rows(
                known.tables(),
                cells -> new Listed(new ObjectName(textIfAny(cells, 0), text(cells, 1)), text(cells, 2)));
        // A user's name is the name of the user's schema, in whatever case the server keeps it.
        List<Listed> wanted = listed.stream()
                .filter(object -> selection.includes(object.name, defaultSchema::equalsIgnoreCase))
                .toList();
        List<ObjectName> tables = names(wanted, Listed::isTable);
        List<ObjectName> views = names(wanted, Listed::isView);
        List<ObjectName> withColumns =
                Stream.concat(tables.stream(), views.stream()).toList();
        Map<ObjectName, List<Catalog.ColumnFound>> columns = columns(queries, withColumns);
        Map<ObjectName, List<String>> primaryKeys =
                primaryKeys(queries, tables, columns, names(listed, Listed::isTable), notTold);
        Map<ObjectName, List<Catalog.ForeignKeyFound>> foreignKeys = foreignKeys(queries, tables);
        Map<ObjectName, List<IndexDefinition>> indexes = indexes(queries, tables);
        return new Catalog(
                Optional.of(defaultSchema),
                tables.stream()
                        .map(name -> new Catalog.TableFound(
                                name,
                                of(columns, name),
                                of(primaryKeys, name),
                                of(foreignKeys, name),
                                of(indexes, name)))
                        .toList(),
                views.stream()
                        .map(name -> new Catalog.ViewFound(name, of(columns, name)))
                        .toList(),
                names(wanted, Listed::isSequence),
                wanted.stream()
                        .filter(Listed::isOther)
                        .map(object -> new Catalog.OtherFound(object.name, object.type))
                        .toList(),
                notTold,
                SHOWS_UNIQUE_CONSTRAINTS,
                false);
    }

    private static List<ObjectName> names(List<Listed> listed, Predicate<Listed> kind) {
        return listed.stream().filter(kind).map(Listed::name).toList();
    }

    private static <X> List<X> of(Map<ObjectName, List<X>> byName, ObjectName name) {
        return byName.getOrDefault(name, List.of());
    }

    private record Listed(ObjectName name, String type) {
        boolean isTable() {
            return type.equalsIgnoreCase("TABLE");
        }

        boolean isView() {
            return type.equalsIgnoreCase("VIEW");
        }

        boolean isSequence() {
            return type.equalsIgnoreCase("SEQUENCE");
        }

        boolean isOther() {
            return !isTable() && !isView() && !isSequence();
        }
    }

    /** The schema has the user's name, except that LXADMIN's is APP (docs/leanxcale.md, "Users and schemas"). */
    private static String defaultSchema(CatalogQueries queries, CatalogFamily family) {
        List<String> names = queries.rows(family.defaultSchema(), cells -> text(cells, 0));
        if (names.isEmpty()) {
            throw new SqlException(
                    "the catalog does not show the current connection, so the default schema is unknown: give the URL a"
                            + " schema=… option",
                    "42S02",
                    -1,
                    null,
                    null);
        }
        return names.get(0).equalsIgnoreCase("LXADMIN") ? "APP" : names.get(0);
    }

    private Map<ObjectName, List<Catalog.ColumnFound>> columns(CatalogQueries queries, List<ObjectName> wanted) {
        boolean full = known.isFull();
        Map<ObjectName, List<Catalog.ColumnFound>> columns = queries.byTable(wanted, known::columns, cells -> {
            int size = full && !cells.isNull(6) ? cells.getInt(6) : -1;
            int digits = full && !cells.isNull(7) ? cells.getInt(7) : -1;
            Optional<SqlType> type = TypeCodes.type(cells.getInt(2), size, digits);
            return new Catalog.ColumnFound(
                    text(cells, 1),
                    type,
                    TypeCodes.isLengthTold(type, full, size),
                    text(cells, 3),
                    cells.getInt(4) != 0,
                    new Catalog.FillingFound(
                            textIfAny(cells, 5),
                            full && text(cells, 8).equalsIgnoreCase("YES"),
                            full && text(cells, 9).equalsIgnoreCase("YES")));
        });
        columns.values().forEach(all -> all.removeIf(column -> column.name().equals(HIDDEN_KEY)));
        return columns;
    }

    private record PrimaryKeyPart(int position, String column) {}

    /** @param all the tables of all schemas */
    private Map<ObjectName, List<String>> primaryKeys(
            CatalogQueries queries,
            List<ObjectName> wanted,
            Map<ObjectName, List<Catalog.ColumnFound>> columns,
            List<ObjectName> all,
            Set<Facet> notTold) {
        Map<ObjectName, List<String>> keys = new HashMap<>();
        Set<String> names = wanted.stream().map(ObjectName::name).collect(Collectors.toSet());
        if (names.isEmpty()) {
            return keys;
        }
        boolean one = names.size() == 1;
        BindWriter values = binds -> names.stream().filter(name -> one).forEach(name -> binds.setString(0, name));
        Map<String, List<PrimaryKeyPart>> parts = new HashMap<>();
        queries.read(
                known.primaryKeys(one),
                values,
                cells -> parts.computeIfAbsent(text(cells, 0), name -> new ArrayList<>())
                        .add(new PrimaryKeyPart(cells.getInt(2), text(cells, 1))));
        Map<String, Long> namesakes =
                all.stream().collect(Collectors.groupingBy(ObjectName::name, Collectors.counting()));
        for (ObjectName table : wanted) {
            Optional<List<String>> key = primaryKey(
                    parts.getOrDefault(table.name(), List.of()),
                    of(columns, table),
                    namesakes.getOrDefault(table.name(), 0L));
            if (key.isEmpty()) {
                notTold.add(Facet.PRIMARY_KEY);
            }
            keys.put(table, key.orElse(List.of()));
        }
        return keys;
    }

    /**
     * The key of one table. The catalog's keys have no schema, so the keys of all tables of one name come mixed. A part
     * belongs to this table if every table of the name has a part at its position, and only one of these parts can be
     * this table's. If that leaves a part in doubt, the key is not known, and the result is empty.
     *
     * @param parts of the keys of all tables of the name
     * @param namesakes how many tables have the name, this one included
     */
    private static Optional<List<String>> primaryKey(
            List<PrimaryKeyPart> parts, List<Catalog.ColumnFound> columns, long namesakes) {
        List<String> key = new ArrayList<>();
        for (int position : parts.stream()
                .mapToInt(PrimaryKeyPart::position)
                .distinct()
                .sorted()
                .toArray()) {
            List<String> there = parts.stream()
                    .filter(part -> part.position == position)
                    .map(PrimaryKeyPart::column)
                    .toList();
            List<String> own = there.stream()
                    .distinct()
                    .filter(column -> namesakes == 1
                            || column.equals(HIDDEN_KEY)
                            || columns.stream().anyMatch(each -> each.name().equals(column)))
                    .toList();
            if (there.size() != namesakes || own.size() != 1) {
                return Optional.empty();
            }
            key.addAll(own);
        }
        key.removeIf(HIDDEN_KEY::equals);
        return Optional.of(key);
    }

    private record KeyPart(
            String key, String column, ObjectName target, String targetColumn, Optional<String> deleteRule) {}

    private Map<ObjectName, List<Catalog.ForeignKeyFound>> foreignKeys(
            CatalogQueries queries, List<ObjectName> wanted) {
        Map<ObjectName, List<KeyPart>> parts = queries.byTable(
                wanted,
                known::foreignKeys,
                cells -> new KeyPart(
                        text(cells, 1),
                        text(cells, 2),
                        new ObjectName(textIfAny(cells, 3), text(cells, 4)),
                        text(cells, 5),
                        known.isFull() ? textIfAny(cells, 6) : Optional.empty()));
        return joined(
                parts,
                KeyPart::key,
                (key, own) -> new Catalog.ForeignKeyFound(
                        key,
                        own.stream().map(KeyPart::column).toList(),
                        own.get(0).target,
                        own.stream().map(KeyPart::targetColumn).toList(),
                        own.get(0).deleteRule));
    }

    private record IndexPart(String index, String column, boolean unique) {}

    private Map<ObjectName, List<IndexDefinition>> indexes(CatalogQueries queries, List<ObjectName> wanted) {
        Map<ObjectName, List<IndexPart>> parts = queries.byTable(
                wanted, known::indexes, cells -> new IndexPart(text(cells, 1), text(cells, 2), cells.getInt(3) == 0));
        return joined(
                parts,
                IndexPart::index,
                (index, own) -> new IndexDefinition(
                        index, own.stream().map(IndexPart::column).toList(), own.get(0).unique));
    }

    /** Makes one object of each table's parts that have one name, in the order of the parts. */
    private static <P, X> Map<ObjectName, List<X>> joined(
            Map<ObjectName, List<P>> parts, Function<P, String> name, BiFunction<String, List<P>, X> join) {
        Map<ObjectName, List<X>> found = new HashMap<>();
        parts.forEach((table, all) -> {
            Map<String, List<P>> byName =
                    all.stream().collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
            List<X> objects = new ArrayList<>();
            byName.forEach((object, own) -> objects.add(join.apply(object, own)));
            found.put(table, objects);
        });
        return found;
    }
}
