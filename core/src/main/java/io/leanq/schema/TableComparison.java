package io.leanq.schema;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.Facet;
import io.leanq.catalog.IndexDefinition;
import io.leanq.tree.DdlNode;
import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares one table as defined with the same table as found, facet by facet. */
final class TableComparison {
    private final TableDefinition defined;
    private final Catalog.TableFound found;
    private final Catalog catalog;
    private final Set<Facet> notSeen = EnumSet.noneOf(Facet.class);
    private final List<UniqueConstraint> unseenUniques = new ArrayList<>();
    private final ColumnComparison columns;

    private TableComparison(TableDefinition defined, Catalog.TableFound found, Catalog catalog) {
        this.defined = defined;
        this.found = found;
        this.catalog = catalog;
        this.columns = new ColumnComparison(catalog, notSeen);
    }

    /**
     * Indexes are compared where an index of the name is there; one that is missing can still be created.
     *
     * @param createdLater keys that are created on their own, so that one which is missing is no difference */
    static TableComparison of(
            TableDefinition defined,
            Set<ForeignKey> createdLater,
            List<IndexDefinition> indexes,
            Catalog.TableFound found,
            Catalog catalog) {
        TableComparison comparison = new TableComparison(defined, found, catalog);
        comparison.columns();
        comparison.primaryKey();
        comparison.foreignKeys(createdLater);
        defined.uniques().forEach(comparison::unique);
        indexes.forEach(comparison::index);
        return comparison;
    }

    /** Differences of one index of a table that is itself not compared. */
    static List<Difference> ofIndex(
            TableDefinition defined, IndexDefinition index, Catalog.TableFound found, Catalog catalog) {
        TableComparison comparison = new TableComparison(defined, found, catalog);
        comparison.index(index);
        return comparison.differences();
    }

    List<Difference> differences() {
        return columns.differences();
    }

    /** What this table's catalog entries left open. */
    Set<Facet> notSeen() {
        return notSeen;
    }

    /** Constraints that the table may have or not: its catalog does not show them. */
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
            if (surplus && !ReflectedColumns.isKnown(column)) {
                notSeen.add(Facet.UNKNOWN_COLUMN);
            } else if (surplus) {
                differ(defined.name() + "." + column.name(), Facet.COLUMN, Difference.NONE, column.typeName());
            }
        }
    }

    /** Whether one of these columns of the database is of a type that no class can have. */
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
     * By what it does: names of keys differ between who created them, and databases show its pairs in their own order.
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
     * Catalogs show a unique constraint as a unique index, of its name or of one that the database made, or as the
     * primary key; the order of its columns means nothing.
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

    /** Names of columns, each of which is there once. */
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
