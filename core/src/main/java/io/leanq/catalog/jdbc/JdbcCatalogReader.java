package io.leanq.catalog.jdbc;

import static io.leanq.catalog.CatalogRow.text;
import static io.leanq.catalog.CatalogRow.textIfAny;

import io.leanq.SqlException;
import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogReader;
import io.leanq.catalog.CatalogRow;
import io.leanq.catalog.CatalogSelection;
import io.leanq.catalog.Facet;
import io.leanq.catalog.IndexDefinition;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.driver.DriverCursor;
import io.leanq.driver.DriverMetadata;
import io.leanq.tree.ObjectName;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads tables, keys and indexes from JDBC metadata ({@link DriverMetadata}), and sequences from the INFORMATION_SCHEMA
 * of the SQL standard. It serves databases for which LeanQ has no reader of their own catalog. Keys, indexes or
 * sequences that the database does not show are in {@link Catalog#notTold}. Thread-safe.
 */
public final class JdbcCatalogReader implements CatalogReader {

    /** The facets of definitions that {@link DatabaseMetaData} never shows. */
    private static final Set<Facet> NEVER_TOLD =
            Set.of(Facet.CHECK, Facet.INDEX_OPTIONS, Facet.TABLE_OPTIONS, Facet.SEQUENCE_OPTIONS, Facet.VIEW_QUERY);

    @Override
    public Catalog read(DriverConnection connection, CatalogSelection selection) {
        return new Reading(connection, selection).run();
    }

    /** One run of the reader. Used by one thread. */
    private static final class Reading {
        private final DriverConnection connection;
        private final DriverMetadata metadata;
        private final CatalogSelection selection;
        private final Optional<String> defaultSchema;
        private final Set<Facet> notTold = EnumSet.copyOf(NEVER_TOLD);
        private boolean showsUniqueConstraints = true;

        Reading(DriverConnection connection, CatalogSelection selection) {
            this.connection = connection;
            this.metadata = connection.metadata();
            this.selection = selection;
            this.defaultSchema = metadata.defaultSchema();
        }

        Catalog run() {
            List<Catalog.TableFound> tables = new ArrayList<>();
            for (Listed found : tables("TABLE", "BASE TABLE")) {
                tables.add(table(found));
            }
            List<Catalog.ViewFound> views = new ArrayList<>();
            for (Listed found : tables("VIEW")) {
                views.add(new Catalog.ViewFound(found.name, columns(found.name)));
            }
            return new Catalog(
                    defaultSchema,
                    tables,
                    views,
                    sequences(),
                    notTold,
                    showsUniqueConstraints,
                    metadata.foldsToUpper());
        }

        private boolean isWanted(ObjectName found) {
            return selection.includes(found, name -> defaultSchema.isPresent() && name.equals(defaultSchema.get()));
        }

        private record Listed(ObjectName name, Optional<String> comment) {}

        private List<Listed> tables(String... types) {
            List<Listed> listed = CatalogRow.all(
                    metadata.tables(List.of(types)),
                    cells -> new Listed(new ObjectName(textIfAny(cells, 1), text(cells, 2)), comment(cells, 4)));
            listed.removeIf(found -> !isWanted(found.name));
            return listed;
        }

        private static Optional<String> comment(DriverCursor cells, int index) {
            return index < cells.columns()
                    ? textIfAny(cells, index).filter(comment -> !comment.isBlank())
                    : Optional.empty();
        }

        private List<ObjectName> sequences() {
            try {
                List<ObjectName> names = CatalogRow.all(
                        connection.query(
                                "SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME FROM INFORMATION_SCHEMA.SEQUENCES",
                                BindWriter.NONE),
                        cells -> new ObjectName(textIfAny(cells, 0), text(cells, 1)));
                names.removeIf(name -> !isWanted(name));
                return names;
            } catch (SqlException e) {
                if (!e.mayBeUnknownName()) {
                    throw e;
                }
                notTold.add(Facet.SEQUENCE);
                return List.of();
            }
        }

        private Catalog.TableFound table(Listed found) {
            ObjectName name = found.name;
            List<String> primaryKey = primaryKey(name);
            return new Catalog.TableFound(
                    name, columns(name), primaryKey, foreignKeys(name), indexes(name, primaryKey), found.comment);
        }

        private List<Catalog.ColumnFound> columns(ObjectName table) {
            List<Catalog.ColumnFound> columns = new ArrayList<>();
            try (DriverCursor cells = metadata.columns(table.schema().map(Reading::pattern), pattern(table.name()))) {
                while (cells.next()) {
                    if (textIfAny(cells, 1).equals(table.schema())
                            && text(cells, 2).equals(table.name())) {
                        columns.add(column(cells));
                    }
                }
            }
            return columns;
        }

        /**
         * A pattern that matches the name, and possibly other names. It has no escapes, since databases differ in their
         * escape character and need not have one.
         */
        private static String pattern(String name) {
            StringBuilder pattern = new StringBuilder();
            name.codePoints().forEach(c -> pattern.appendCodePoint(Character.isLetterOrDigit(c) ? c : '_'));
            return pattern.toString();
        }

        private static Catalog.ColumnFound column(DriverCursor cells) {
            String typeName = text(cells, 5);
            return new Catalog.ColumnFound(
                    text(cells, 3),
                    JdbcTypeCodes.type(cells.getInt(4), typeName, cells.getInt(6), cells.getInt(8)),
                    true,
                    typeName,
                    cells.getInt(10) != DatabaseMetaData.columnNoNulls,
                    new Catalog.FillingFound(textIfAny(cells, 12), isYes(cells, 22), isYes(cells, 23)),
                    comment(cells, 11));
        }

        private static boolean isYes(DriverCursor cells, int index) {
            return index < cells.columns() && text(cells, index).equals("YES");
        }

        private List<String> primaryKey(ObjectName table) {
            Map<Integer, String> columns = new TreeMap<>();
            Optional<DriverCursor> rows = metadata.primaryKey(table);
            if (rows.isEmpty()) {
                notTold.add(Facet.PRIMARY_KEY);
            } else {
                CatalogRow.all(rows.get(), cells -> columns.put(cells.getInt(4), text(cells, 3)));
            }
            return List.copyOf(columns.values());
        }

        private List<Catalog.ForeignKeyFound> foreignKeys(ObjectName table) {
            Map<String, Catalog.ForeignKeyFound> keys = new LinkedHashMap<>();
            Optional<DriverCursor> rows = metadata.foreignKeys(table);
            if (rows.isEmpty()) {
                notTold.add(Facet.FOREIGN_KEY);
            } else {
                CatalogRow.all(
                        rows.get(),
                        cells -> keys.merge(
                                text(cells, 11),
                                new Catalog.ForeignKeyFound(
                                        text(cells, 11),
                                        List.of(text(cells, 7)),
                                        new ObjectName(textIfAny(cells, 1), text(cells, 2)),
                                        List.of(text(cells, 3)),
                                        Optional.of(deleteRule(cells.getInt(10)))),
                                Reading::joined));
            }
            return List.copyOf(keys.values());
        }

        private static Catalog.ForeignKeyFound joined(Catalog.ForeignKeyFound first, Catalog.ForeignKeyFound next) {
            List<String> columns = new ArrayList<>(first.columns());
            columns.addAll(next.columns());
            List<String> targets = new ArrayList<>(first.targetColumns());
            targets.addAll(next.targetColumns());
            return new Catalog.ForeignKeyFound(first.name(), columns, first.target(), targets, first.deleteRule());
        }

        private static String deleteRule(int code) {
            return switch (code) {
                case DatabaseMetaData.importedKeyCascade -> "CASCADE";
                case DatabaseMetaData.importedKeySetNull -> "SET NULL";
                case DatabaseMetaData.importedKeySetDefault -> "SET DEFAULT";
                default -> "NO ACTION";
            };
        }

        private List<IndexDefinition> indexes(ObjectName table, List<String> primaryKey) {
            Optional<DriverCursor> rows = metadata.indexes(table);
            if (rows.isEmpty()) {
                notTold.addAll(Set.of(Facet.INDEX, Facet.UNIQUE));
                return List.of();
            }
            JdbcIndexes indexes = JdbcIndexes.read(connection, rows.get(), table, primaryKey);
            showsUniqueConstraints &= indexes.haveUniqueConstraints();
            return indexes.all();
        }
    }
}
