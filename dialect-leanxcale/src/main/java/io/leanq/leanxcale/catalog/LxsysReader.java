package io.leanq.leanxcale.catalog;

import io.leanq.SqlException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.schema.Catalog;
import io.leanq.schema.CatalogReader;
import io.leanq.schema.CatalogSelection;
import io.leanq.schema.Facet;
import io.leanq.schema.IndexDefinition;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code LXSYS} with the queries of its {@link CatalogFamily}. Thread-safe.
 */
final class LxsysReader implements CatalogReader {

    /** The hidden key of a table that was created without one (facts: leanxcale.md §5.4). */
    private static final String HIDDEN_KEY = "_UUID_";

    /** INDEX_COLUMNS has unique indexes; whether it has unique constraints is not known (facts: leanxcale.md §7, §9). */
    private static final boolean SHOWS_UNIQUE_CONSTRAINTS = false;

    private final @Nullable String schema;
    private final CatalogFamily known;

    /**
     * @param schema where unqualified names are; null for the user's own schema
     * @param known the family that the server has
     */
    LxsysReader(@Nullable String schema, CatalogFamily known) {
        this.schema = schema;
        this.known = known;
    }

    @Override
    public Catalog read(DriverConnection connection, CatalogSelection selection) {
        String defaultSchema = schema == null ? defaultSchema(connection, known) : schema;
        Set<Facet> notTold = EnumSet.of(
                Facet.CHECK, Facet.INDEX_OPTIONS, Facet.TABLE_OPTIONS, Facet.SEQUENCE_OPTIONS, Facet.VIEW_QUERY);
        if (!known.isFull()) {
            notTold.addAll(Set.of(Facet.LENGTH, Facet.IDENTITY, Facet.DELETE_RULE));
        }
        List<Listed> listed = rows(
                connection,
                known.tables(),
                BindWriter.NONE,
                cells -> new Listed(
                        new ObjectName(Optional.ofNullable(cells.getString(0)), text(cells, 1)), text(cells, 2)));
        List<Catalog.TableFound> tables = new ArrayList<>();
        List<Catalog.ViewFound> views = new ArrayList<>();
        List<ObjectName> sequences = new ArrayList<>();
        for (Listed object : listed) {
            // A user's name is his schema's, in whatever case the server keeps it.
            if (!selection.includes(object.name, defaultSchema::equalsIgnoreCase)) {
                continue;
            }
            if (object.type.equalsIgnoreCase("SEQUENCE")) {
                sequences.add(object.name);
            } else if (object.type.equalsIgnoreCase("VIEW")) {
                views.add(new Catalog.ViewFound(object.name, columns(connection, known, object.name)));
            } else if (object.isTable()) {
                long namesakes = listed.stream()
                        .filter(other -> other.isTable() && other.name.name().equals(object.name.name()))
                        .count();
                tables.add(table(connection, known, object.name, namesakes, notTold));
            }
        }
        return new Catalog(
                Optional.of(defaultSchema), tables, views, sequences, notTold, SHOWS_UNIQUE_CONSTRAINTS, false);
    }

    private record Listed(ObjectName name, String type) {
        boolean isTable() {
            return type.equalsIgnoreCase("TABLE");
        }
    }

    /** Schema and user have one name, except that LXADMIN's is APP (facts: leanxcale.md §2.3). */
    private static String defaultSchema(DriverConnection connection, CatalogFamily family) {
        List<String> names = rows(connection, family.defaultSchema(), BindWriter.NONE, cells -> text(cells, 0));
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

    private static List<Catalog.ColumnFound> columns(
            DriverConnection connection, CatalogFamily family, ObjectName name) {
        BindWriter schemaAndTable = binds -> {
            binds.setString(0, name.schema().orElse(""));
            binds.setString(1, name.name());
        };
        List<Catalog.ColumnFound> columns = rows(connection, family.columns(), schemaAndTable, cells -> {
            boolean full = family.isFull();
            int size = full && !cells.isNull(5) ? cells.getInt(5) : -1;
            int digits = full && !cells.isNull(6) ? cells.getInt(6) : -1;
            Optional<SqlType> type = TypeCodes.type(cells.getInt(1), size, digits);
            return new Catalog.ColumnFound(
                    text(cells, 0),
                    type,
                    TypeCodes.isLengthTold(type, full, size),
                    text(cells, 2),
                    cells.getInt(3) != 0,
                    new Catalog.FillingFound(
                            Optional.ofNullable(cells.getString(4)),
                            full && text(cells, 7).equalsIgnoreCase("YES"),
                            full && text(cells, 8).equalsIgnoreCase("YES")));
        });
        columns.removeIf(column -> column.name().equals(HIDDEN_KEY));
        return columns;
    }

    private static Catalog.TableFound table(
            DriverConnection connection, CatalogFamily family, ObjectName name, long namesakes, Set<Facet> notTold) {
        String schemaName = name.schema().orElse("");
        BindWriter tableAndSchema = binds -> {
            binds.setString(0, name.name());
            binds.setString(1, schemaName);
        };
        List<Catalog.ColumnFound> columns = columns(connection, family, name);
        return new Catalog.TableFound(
                name,
                columns,
                primaryKey(connection, family, name, columns, namesakes, notTold),
                foreignKeys(connection, family, tableAndSchema),
                indexes(connection, family, tableAndSchema));
    }

    private record PrimaryKeyPart(int position, String column) {}

    /**
     * The catalog's keys have no schema, so that those of tables of one name come together. A part is this table's if every
     * table of the name has one at its position, and only one of them can be: else keys are not told.
     *
     * @param namesakes how many tables have the name, this one included
     */
    private static List<String> primaryKey(
            DriverConnection connection,
            CatalogFamily family,
            ObjectName name,
            List<Catalog.ColumnFound> columns,
            long namesakes,
            Set<Facet> notTold) {
        List<PrimaryKeyPart> parts = rows(
                connection,
                family.primaryKey(),
                binds -> binds.setString(0, name.name()),
                cells -> new PrimaryKeyPart(cells.getInt(1), text(cells, 0)));
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
                notTold.add(Facet.PRIMARY_KEY);
                return List.of();
            }
            key.addAll(own);
        }
        key.removeIf(HIDDEN_KEY::equals);
        return key;
    }

    private record KeyPart(
            String key, String column, ObjectName target, String targetColumn, Optional<String> deleteRule) {}

    private static List<Catalog.ForeignKeyFound> foreignKeys(
            DriverConnection connection, CatalogFamily family, BindWriter tableAndSchema) {
        Map<String, List<KeyPart>> keys = new LinkedHashMap<>();
        for (KeyPart part : rows(
                connection,
                family.foreignKeys(),
                tableAndSchema,
                cells -> new KeyPart(
                        text(cells, 0),
                        text(cells, 1),
                        new ObjectName(Optional.ofNullable(cells.getString(2)), text(cells, 3)),
                        text(cells, 4),
                        family.isFull() ? Optional.ofNullable(cells.getString(5)) : Optional.empty()))) {
            keys.computeIfAbsent(part.key, key -> new ArrayList<>()).add(part);
        }
        List<Catalog.ForeignKeyFound> found = new ArrayList<>();
        keys.forEach((key, parts) -> found.add(new Catalog.ForeignKeyFound(
                key,
                parts.stream().map(KeyPart::column).toList(),
                parts.get(0).target,
                parts.stream().map(KeyPart::targetColumn).toList(),
                parts.get(0).deleteRule)));
        return found;
    }

    private record IndexPart(String index, String column, boolean unique) {}

    private static List<IndexDefinition> indexes(
            DriverConnection connection, CatalogFamily family, BindWriter tableAndSchema) {
        Map<String, List<IndexPart>> indexes = new LinkedHashMap<>();
        for (IndexPart part : rows(
                connection,
                family.indexes(),
                tableAndSchema,
                cells -> new IndexPart(text(cells, 0), text(cells, 1), cells.getInt(2) == 0))) {
            indexes.computeIfAbsent(part.index, index -> new ArrayList<>()).add(part);
        }
        List<IndexDefinition> found = new ArrayList<>();
        indexes.forEach((index, parts) -> found.add(
                new IndexDefinition(index, parts.stream().map(IndexPart::column).toList(), parts.get(0).unique)));
        return found;
    }

    /** Reads one row of the catalog. */
    @FunctionalInterface
    private interface CatalogRow<X> {
        X read(DriverCursor cells);
    }

    private static <X> List<X> rows(DriverConnection connection, String sql, BindWriter values, CatalogRow<X> row) {
        List<X> rows = new ArrayList<>();
        try (DriverCursor cursor = connection.query(sql, values)) {
            while (cursor.next()) {
                rows.add(row.read(cursor));
            }
        }
        return rows;
    }

    private static String text(DriverCursor cells, int index) {
        String text = cells.getString(index);
        return text == null ? "" : text;
    }
}
