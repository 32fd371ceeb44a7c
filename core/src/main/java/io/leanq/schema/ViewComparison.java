package io.leanq.schema;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.Catalog.ColumnFound;
import io.leanq.catalog.Catalog.ViewFound;
import io.leanq.catalog.Facet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Compares a view with the view in the database. If the class has the query, only the names of the columns are
 * compared: each server derives their types from the query in its own way. Otherwise names, types and nullability are
 * compared. Used by one thread.
 */
final class ViewComparison {
    private final View<?> view;
    private final List<ColumnFound> found;
    private final ColumnComparison columns;
    private final Set<Facet> notSeen = EnumSet.of(Facet.VIEW_QUERY);

    ViewComparison(View<?> view, ViewFound found, Catalog catalog) {
        this.view = view;
        this.columns = new ColumnComparison(catalog, notSeen, Set.of());
        this.found = view.hasQuery()
                ? found.columns()
                : found.columns().stream().filter(this::isKnown).toList();
        compare();
    }

    private boolean isKnown(ColumnFound column) {
        boolean known = ReflectedColumns.isKnown(column);
        if (!known) {
            notSeen.add(Facet.UNKNOWN_COLUMN);
        }
        return known;
    }

    private void compare() {
        List<ColumnDefinition> wanted = view.definition().columns();
        List<String> names = wanted.stream().map(ColumnDefinition::name).toList();
        List<String> namesFound = found.stream().map(ColumnFound::name).toList();
        if (!TableComparison.sameNames(names, namesFound)) {
            columns.differ(view.toString(), Facet.COLUMN, names, namesFound);
        } else if (!view.hasQuery()) {
            for (int i = 0; i < wanted.size(); i++) {
                String label = view + "." + names.get(i);
                columns.type(label, wanted.get(i).type().sqlType(), found.get(i));
                columns.nullability(label, wanted.get(i).nullable(), found.get(i));
            }
        }
    }

    List<Difference> differences() {
        return columns.differences();
    }

    Set<Facet> notSeen() {
        return notSeen;
    }
}
