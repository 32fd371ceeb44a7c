package io.leanq.cli.rows;

import io.leanq.LeanqException;
import io.leanq.catalog.Facet;
import io.leanq.catalog.Schema;
import io.leanq.exec.Database;
import io.leanq.schema.ColumnDefinition;
import io.leanq.schema.MetaData;
import io.leanq.schema.NotTold;
import io.leanq.schema.ReflectOptions;
import io.leanq.schema.Reflection;
import io.leanq.schema.TableDefinition;
import io.leanq.tree.Identifiers;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table, or a view to be read, that exists in the database, found by the name that was typed: as it is in the catalog, or in any case if
 * only one fits.
 */
record TargetTable(TableDefinition definition, List<NotTold> notTold) {

    /**
     * Finds a table to load.
     *
     * @throws LeanqException if there is no such table, or several have the name in another case
     */
    static TargetTable find(Database db, String typed) {
        return find(db, typed, false);
    }

    /** Finds a table or view to export; throws as {@link #find}. */
    static TargetTable findOrView(Database db, String typed) {
        return find(db, typed, true);
    }

    private static TargetTable find(Database db, String typed, boolean orView) {
        int dot = typed.indexOf('.');
        String schema = dot < 0 ? "" : typed.substring(0, dot);
        String name = typed.substring(dot + 1);
        ReflectOptions wanted = ReflectOptions.ALL.include(found -> found.equalsIgnoreCase(name));
        if (dot >= 0) {
            wanted = wanted.schema(Schema.named(schema));
        }
        Reflection found = MetaData.reflect(db, wanted);
        List<TableDefinition> tables = new ArrayList<>(found.metadata().tables());
        if (orView) {
            found.metadata().views().forEach(view -> tables.add(view.definition()));
        }
        return only(tables, table -> table.name().name(), name)
                .map(table -> new TargetTable(table, found.notTold()))
                .orElseThrow(() -> new LeanqException(
                        tables.isEmpty()
                                ? "there is no table " + (orView ? "or view " : "") + name + " in "
                                        + (dot < 0
                                                ? "the session's own schema; give --table SCHEMA." + name
                                                        + " for one elsewhere"
                                                : "schema " + schema)
                                : "several tables are called " + name + " in some case: write the name as one of "
                                        + tables.stream()
                                                .map(TableDefinition::toString)
                                                .toList()));
    }

    private static <X> Optional<X> only(List<X> all, Function<X, String> name, String typed) {
        Optional<X> same =
                all.stream().filter(each -> name.apply(each).equals(typed)).findFirst();
        if (same.isPresent()) {
            return same;
        }
        List<X> similar = all.stream()
                .filter(each -> name.apply(each).equalsIgnoreCase(typed))
                .toList();
        return similar.size() == 1 ? Optional.of(similar.get(0)) : Optional.empty();
    }

    /** The column with this name, in any case if only one fits. */
    Optional<ColumnDefinition> column(String typed) {
        return only(definition.columns(), ColumnDefinition::name, typed);
    }

    /** A column of a type that LeanQ does not have; empty if there is none. */
    Optional<NotTold> leftOut() {
        return notTold.stream()
                .filter(each -> each.facet() == Facet.UNKNOWN_COLUMN)
                .findFirst();
    }

    /** What the model does not say of a column; empty if it says all. */
    Optional<NotTold> missing(String column) {
        String label = definition.name() + "." + column;
        return notTold.stream()
                .filter(each -> each.object().equalsIgnoreCase(label))
                .findFirst();
    }

    /** Whether the database fills the column where an insert leaves it out. */
    boolean isFilled(ColumnDefinition column) {
        return definition.nullable(column)
                || column.filling().isPresent()
                || column.sequence().isPresent()
                || missing(column.name()).isPresent();
    }

    /** The name in SQL. */
    String spelled() {
        ObjectName name = definition.name();
        return name.schema().map(schema -> Identifiers.spelled(schema) + ".").orElse("")
                + Identifiers.spelled(name.name());
    }

    @Override
    public String toString() {
        return definition.toString();
    }
}
