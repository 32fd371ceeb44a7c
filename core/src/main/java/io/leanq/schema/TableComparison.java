package io.leanq.schema;

import io.leanq.render.Identifiers;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares one table as defined with the same table as found, facet by facet. */
final class TableComparison {
    private final TableDefinition defined;
    private final Catalog.TableFound found;
    private final Set<Facet> notTold;
    private final List<Difference> differences = new ArrayList<>();

    private TableComparison(TableDefinition defined, Catalog.TableFound found, Set<Facet> notTold) {
        this.defined = defined;
        this.found = found;
        this.notTold = notTold;
    }

    /** Indexes are compared where an index of the name is there; one that is missing can still be created. */
    static List<Difference> compare(
            TableDefinition defined,
            Set<ForeignKey> createdLater,
            List<IndexDefinition> indexes,
            Catalog.TableFound found,
            Set<Facet> notTold) {
        TableComparison comparison = new TableComparison(defined, found, notTold);
        comparison.columns();
        comparison.primaryKey();
        comparison.foreignKeys(createdLater);
        indexes.forEach(comparison::index);
        return comparison.differences;
    }

    /** Differences of one index of a table that is itself not compared. */
    static List<Difference> compareIndex(
            TableDefinition defined, IndexDefinition index, Catalog.TableFound found, Set<Facet> notTold) {
        TableComparison comparison = new TableComparison(defined, found, notTold);
        comparison.index(index);
        return comparison.differences;
    }

    static Optional<IndexDefinition> index(Catalog.TableFound found, IndexDefinition wanted) {
        return found.indexes().stream()
                .filter(index -> Identifiers.matches(wanted.name(), index.name()))
                .findFirst();
    }

    private void differ(String object, Facet facet, Object expected, Object actual) {
        if (!notTold.contains(facet)) {
            differences.add(new Difference(object, facet, expected.toString(), actual.toString()));
        }
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
            type(name, column.type().sqlType(), there.get());
            if (there.get().nullable() != defined.nullable(column)) {
                differ(
                        name,
                        Facet.NULLABILITY,
                        defined.nullable(column) ? "NULL" : "NOT NULL",
                        there.get().nullable() ? "NULL" : "NOT NULL");
            }
        }
        for (Catalog.ColumnFound column : found.columns()) {
            if (defined.columns().stream().noneMatch(c -> Identifiers.matches(c.name(), column.name()))) {
                differ(defined.name() + "." + column.name(), Facet.COLUMN, "no such column", column.typeName());
            }
        }
    }

    private void type(String name, SqlType expected, Catalog.ColumnFound column) {
        if (column.type().isEmpty() || !expected.sameKind(column.type().get())) {
            differ(
                    name,
                    Facet.TYPE,
                    expected,
                    column.type().map(Object::toString).orElse(column.typeName()));
        } else if (!expected.equals(expected.withoutLength()) || expected instanceof SqlType.Decimal) {
            // A type written without a length has whatever length the database gives it.
            if (!expected.equals(column.type().get())) {
                differ(name, Facet.LENGTH, expected, column.type().get());
            }
        }
    }

    private void primaryKey() {
        if (!sameNames(defined.primaryKey(), found.primaryKey())) {
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
            boolean there = unexplained.removeIf(other -> isSame(key, other));
            if (!there && !createdLater.contains(key)) {
                differ(defined.name().toString(), Facet.FOREIGN_KEY, describe(key), "none of this kind");
            }
        }
        for (Catalog.ForeignKeyFound key : unexplained) {
            differ(
                    defined.name().toString(),
                    Facet.FOREIGN_KEY,
                    "none of this kind",
                    describe(key.columns(), key.target(), key.targetColumns()));
        }
    }

    static Optional<Catalog.ForeignKeyFound> foreignKey(Catalog.TableFound found, ForeignKey wanted) {
        return found.foreignKeys().stream()
                .filter(other -> isSame(wanted, other))
                .findFirst();
    }

    /** By what it does: names of keys differ between who created them. */
    private static boolean isSame(ForeignKey key, Catalog.ForeignKeyFound found) {
        DdlNode.ForeignKeySpec spec = key.spec();
        return sameNames(spec.columns(), found.columns())
                && Catalog.matches(spec.target(), found.target())
                && sameNames(spec.targetColumns(), found.targetColumns());
    }

    private static String describe(ForeignKey key) {
        DdlNode.ForeignKeySpec spec = key.spec();
        return describe(spec.columns(), spec.target(), spec.targetColumns());
    }

    private static String describe(List<String> columns, ObjectName target, List<String> targetColumns) {
        return columns + " -> " + target + targetColumns;
    }

    private void index(IndexDefinition wanted) {
        Optional<IndexDefinition> there = index(found, wanted);
        if (there.isPresent()
                && (wanted.unique() != there.get().unique()
                        || !sameNames(wanted.columns(), there.get().columns()))) {
            differ(defined.name() + "." + wanted.name(), Facet.INDEX, describe(wanted), describe(there.get()));
        }
    }

    private static String describe(IndexDefinition index) {
        return (index.unique() ? "unique " : "") + "on " + index.columns();
    }

    private static boolean sameNames(List<String> written, List<String> inCatalog) {
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
