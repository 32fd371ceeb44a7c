package io.leanq.schema;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.Facet;
import io.leanq.catalog.IndexDefinition;
import io.leanq.evolve.Tolerance;
import io.leanq.tree.DdlNode;
import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the definition of a table with the table that was found in a catalog, facet by facet. Used by one thread.
 */
final class TableComparison {
    private final TableDefinition defined;
    private final Catalog.TableFound found;
    private final Catalog catalog;
    private final Set<Tolerance> tolerances;
    private final Set<Facet> notSeen = EnumSet.noneOf(Facet.class);
    private final List<UniqueConstraint> unseenUniques = new ArrayList<>();
    private final ColumnComparison columns;

    private TableComparison(
            TableDefinition defined, Catalog.TableFound found, Catalog catalog, Set<Tolerance> tolerances) {
        this.tolerances = tolerances;
        this.defined = defined;
        this.found = found;
        this.catalog = catalog;
        this.columns = new ColumnComparison(catalog, notSeen, tolerances);
    }

    /**
     * Compares a table. An index is compared if an index with its name exists; a missing index is no difference, since
     * it can still be created.
     *
     * @param createdLater the foreign keys that are created later than their table: a missing one is no difference
     */
    static TableComparison of(
            TableDefinition defined,
            Set<ForeignKey> createdLater,
            List<IndexDefinition> indexes,
            Catalog.TableFound found,
            Catalog catalog,
            Set<Tolerance> tolerances) {
        TableComparison comparison = new TableComparison(defined, found, catalog, tolerances);
        comparison.columns();
        comparison.primaryKey();
        comparison.foreignKeys(createdLater);
        defined.uniques().forEach(comparison::unique);
        indexes.forEach(comparison::index);
        return comparison;
    }

    /** The differences of one index of a table that is not compared itself. */
    static List<Difference> ofIndex(
            TableDefinition defined, IndexDefinition index, Catalog.TableFound found, Catalog catalog) {
        TableComparison comparison = new TableComparison(defined, found, catalog, Set.of());
        comparison.index(index);
        return comparison.differences();
    }

    List<Difference> differences() {
        return columns.differences();
    }

    /** The facets that the catalog does not show for this table. */
    Set<Facet> notSeen() {
        return notSeen;
    }

    /** The unique constraints for which the catalog does not show whether the table has them. */
    List<UniqueConstraint> unseenUniques() {
        return unseenUniques;
    }

    static Optional<IndexDefinition> index(Catalog.TableFound found, String name) {
        return found.indexes().stream()
                .filter(index -> Identifiers.matches(name, index.name()))
                .findFirst();
    }

    private void differ(String object, Facet facet, Object expected, Object actual) {
        columns.differ(object, facet, expected, actual);
    }

    private void columns() {
        for (ColumnDefinition column : defined.columns()) {
            String name = defined.name() + "." + column.name();
            Optional<Catalog.ColumnFound> there = found.columns().stream()
                    .filter(c -> Identifiers.matches(column.name(), c.name()))
                    .findFirst();
            if (there.isEmpty()) {
                differ(name, Facet.COLUMN, column.type(), "no such column");
                continue;
            }
            columns.type(name, column.type().sqlType(), there.get());
            columns.nullability(name, defined.nullable(column), there.get());
            columns.filling(name, column, there.get());
        }
        for (Catalog.ColumnFound column : found.columns()) {
            boolean surplus = defined.columns().stream().noneMatch(c -> Identifiers.matches(c.name(), column.name()))
                    && !hidden(column.name());
            boolean optional = column.nullable() || ReflectedColumns.isFilled(column);
            if (surplus && !ReflectedColumns.isKnown(column) && optional) {
                notSeen.add(Facet.UNKNOWN_COLUMN);
            } else if (surplus && !ReflectedColumns.isKnown(column)) {
                differ(
                        defined.name() + "." + column.name(),
                        Facet.COLUMN,
                        Difference.NONE,
                        column.typeName() + " NOT NULL");
            } else if (surplus && !isTolerated(column)) {
                differ(defined.name() + "." + column.name(), Facet.COLUMN, Difference.NONE, column.typeName());
            }
        }
    }

    /** Whether a column that the class does not have may be there: inserts can leave it out. */
    private boolean isTolerated(Catalog.ColumnFound column) {
        return tolerances.contains(Tolerance.EXTRA_COLUMNS)
                && (column.nullable() || !column.filling().equals(Catalog.FillingFound.NONE));
    }

    /** Whether one of these columns in the database has a type that no class can have. */
    private boolean standsOnUnknown(List<String> columns) {
        return found.columns().stream()
                .anyMatch(column -> !ReflectedColumns.isKnown(column) && columns.contains(column.name()));
    }

    private boolean hidden(String column) {
        return defined.options().stream()
                .anyMatch(option -> option.hiddenColumns().contains(column));
    }

    private void primaryKey() {
        List<String> key = new ArrayList<>(found.primaryKey());
        key.removeIf(column -> !defined.primaryKey().contains(column) && hidden(column));
        if (defined.primaryKey().isEmpty() && standsOnUnknown(key)) {
            notSeen.add(Facet.UNKNOWN_COLUMN);
        } else if (!sameNames(defined.primaryKey(), key)) {
            differ(
                    defined.name().toString(),
                    Facet.PRIMARY_KEY,
                    describeKey(defined.primaryKey()),
                    describeKey(found.primaryKey()));
        }
    }

    private static String describeKey(List<String> columns) {
        return columns.isEmpty() ? "none" : columns.toString();
    }

    private void foreignKeys(Set<ForeignKey> createdLater) {
        List<Catalog.ForeignKeyFound> unexplained = new ArrayList<>(found.foreignKeys());
        for (ForeignKey key : defined.foreignKeys()) {
            boolean there = unexplained.removeIf(other -> isSame(key, other, catalog));
            if (!there && !createdLater.contains(key)) {
                differ(defined.name().toString(), Facet.FOREIGN_KEY, describe(key), "none of this kind");
            }
        }
        for (Catalog.ForeignKeyFound key : unexplained) {
            if (standsOnUnknown(key.columns())) {
                notSeen.add(Facet.UNKNOWN_COLUMN);
                continue;
            }
            differ(
                    defined.name().toString(),
                    Facet.FOREIGN_KEY,
                    Difference.NONE,
                    describe(key.columns(), key.target(), key.targetColumns()));
        }
    }

    static Optional<Catalog.ForeignKeyFound> foreignKey(Catalog.TableFound found, ForeignKey wanted, Catalog catalog) {
        return found.foreignKeys().stream()
                .filter(other -> isSame(wanted, other, catalog))
                .findFirst();
    }

    /**
     * Whether both foreign keys have the same effect. Their names are not compared, since they depend on the program
     * that created the key; nor is the order of the column pairs, since databases show their own.
     */
    private static boolean isSame(ForeignKey key, Catalog.ForeignKeyFound found, Catalog catalog) {
        DdlNode.ForeignKeySpec spec = key.spec();
        if (spec.columns().size() != found.columns().size() || !catalog.matches(spec.target(), found.target())) {
            return false;
        }
        for (int i = 0; i < spec.columns().size(); i++) {
            int there = position(spec.columns().get(i), found.columns());
            if (there < 0
                    || !Identifiers.matches(
                            spec.targetColumns().get(i), found.targetColumns().get(there))) {
                return false;
            }
        }
        return true;
    }

    private static int position(String written, List<String> inCatalog) {
        for (int i = 0; i < inCatalog.size(); i++) {
            if (Identifiers.matches(written, inCatalog.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static String describe(ForeignKey key) {
        return describe(key.spec());
    }

    static String describe(DdlNode.ForeignKeySpec spec) {
        return describe(spec.columns(), spec.target(), spec.targetColumns());
    }

    private static String describe(List<String> columns, ObjectName target, List<String> targetColumns) {
        return columns + " -> " + target + targetColumns;
    }

    private void index(IndexDefinition wanted) {
        Optional<IndexDefinition> there = index(found, wanted.name());
        if (there.isPresent()
                && (wanted.unique() != there.get().unique()
                        || !sameNames(wanted.columns(), there.get().columns()))) {
            differ(defined.name() + "." + wanted.name(), Facet.INDEX, describe(wanted), describe(there.get()));
        }
    }

    private static String describe(IndexDefinition index) {
        return (index.unique() ? "unique " : "") + "on " + index.columns();
    }

    /**
     * Compares a unique constraint. Catalogs show it as the primary key or as a unique index, under its own name or a
     * name that the database made. The order of its columns has no meaning.
     */
    private void unique(UniqueConstraint wanted) {
        String object = defined.name() + "." + wanted.name();
        String expected = "unique on " + wanted.columns();
        Optional<IndexDefinition> there = index(found, wanted.name());
        if (there.isPresent()) {
            if (!there.get().unique() || !sameSet(wanted.columns(), there.get().columns())) {
                differ(object, Facet.UNIQUE, expected, describe(there.get()));
            }
        } else if (!isUnique(wanted.columns())) {
            if (catalog.showsUniqueConstraints()) {
                differ(object, Facet.UNIQUE, expected, "none of this kind");
            } else {
                notSeen.add(Facet.UNIQUE);
                unseenUniques.add(wanted);
            }
        }
    }

    private boolean isUnique(List<String> columns) {
        return sameSet(columns, found.primaryKey())
                || found.indexes().stream().anyMatch(index -> index.unique() && sameSet(columns, index.columns()));
    }

    /** Whether both lists have the same column names in any order; neither has a name twice. */
    private static boolean sameSet(List<String> written, List<String> inCatalog) {
        return written.size() == inCatalog.size()
                && written.stream()
                        .allMatch(name -> inCatalog.stream().anyMatch(other -> Identifiers.matches(name, other)));
    }

    static boolean sameNames(List<String> written, List<String> inCatalog) {
        if (written.size() != inCatalog.size()) {
            return false;
        }
        for (int i = 0; i < written.size(); i++) {
            if (!Identifiers.matches(written.get(i), inCatalog.get(i))) {
                return false;
            }
        }
        return true;
    }
}
