package io.leanq.embedded.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One view of LXSYS: a source, and columns over it with the names of both families. */
final class CatalogView {
    /**
     * Keeps H2 from running the query once for each value of a condition such as {@code IN ('b', 'a')}, in the order of
     * the values. H2 pushes no condition into a query that skips rows, so the rows come once, in the order of the
     * source.
     */
    private static final String OWN_ORDER = " OFFSET 0 ROWS";

    private final String name;
    private final String source;
    private final List<Column> columns = new ArrayList<>();

    /**
     * @param newName the column's name in the new family; null for a column that is not in it
     * @param oldName the column's name in the old family; null for a column that is not in it
     * @param expression over the source
     */
    private record Column(
            @Nullable String newName, @Nullable String oldName, String expression) {}

    /** @param source the text after FROM: a query in parentheses with its alias, or joined tables */
    CatalogView(String name, String source) {
        this.name = name;
        this.source = source;
    }

    /** A column of both families. */
    CatalogView column(String newName, String oldName, String expression) {
        columns.add(new Column(newName, oldName, expression));
        return this;
    }

    CatalogView newOnly(String newName, String expression) {
        columns.add(new Column(newName, null, expression));
        return this;
    }

    CatalogView oldOnly(String oldName, String expression) {
        columns.add(new Column(null, oldName, expression));
        return this;
    }

    /** A column of neither family, shown where both families are. */
    CatalogView extra(String extraName, String expression) {
        columns.add(new Column(null, null, expression + " AS \"" + extraName + '"'));
        return this;
    }

    String name() {
        return name;
    }

    String ddl(String schema, CatalogNames names) {
        return "CREATE OR REPLACE VIEW " + schema + ".\"" + name + "\" AS " + query(names);
    }

    String query(CatalogNames names) {
        List<String> selected = new ArrayList<>();
        if (names != CatalogNames.OLD) {
            columns.stream()
                    .filter(c -> c.newName != null)
                    .forEach(c -> selected.add(c.expression + " AS \"" + c.newName + '"'));
        }
        if (names != CatalogNames.NEW) {
            columns.stream()
                    .filter(c -> c.oldName != null)
                    .filter(c -> names == CatalogNames.OLD || !c.oldName.equalsIgnoreCase(c.newName))
                    .forEach(c -> selected.add(c.expression + " AS \"" + c.oldName + '"'));
        }
        if (names == CatalogNames.BOTH) {
            columns.stream()
                    .filter(c -> c.newName == null && c.oldName == null)
                    .forEach(c -> selected.add(c.expression));
        }
        return selected.stream().collect(Collectors.joining(", ", "SELECT ", " FROM " + source + OWN_ORDER));
    }
}
