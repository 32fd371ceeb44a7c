package io.leanq.schema;

import io.leanq.catalog.Catalog.ColumnFound;
import io.leanq.catalog.Catalog.FillingFound;
import io.leanq.evolve.UnknownColumn;
import io.leanq.query.DataType;
import io.leanq.tree.Identifiers;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns of a table or view that the model can have, in order, by their names in the catalog. */
final class ReflectedColumns {
    private final Map<String, Known> columns = new LinkedHashMap<>();

    /** @param name the name in the model */
    record Known(String name, DataType<?, ?, ?> type, ColumnFound found) {}

    /** @param tell receives each column that is left out, as far as known, and its name in the catalog with the reason */
    ReflectedColumns(ReflectedNames names, List<ColumnFound> found, Tell tell) {
        Set<String> taken = new HashSet<>();
        for (ColumnFound column : found) {
            Optional<String> name = names.name(column.name());
            if (!isKnown(column)) {
                tell.leftOut(
                        unknown(column, name.orElseGet(() -> quoted(column))),
                        column.name(),
                        column.type().isEmpty()
                                ? "LeanQ has no type for " + column.typeName() + ", so the column is left out"
                                : "the catalog does not tell the digits of " + column.typeName()
                                        + ", so the column is left out");
            } else if (name.isEmpty() || !taken.add(Identifiers.key(name.get()))) {
                tell.leftOut(
                        unknown(column, quoted(column)),
                        column.name(),
                        "no statement of LeanQ can name it, so the column is left out");
            } else {
                columns.put(
                        column.name(),
                        new Known(name.get(), DataType.of(column.type().get()), column));
            }
        }
    }

    /** Receives a column that is left out, its name in the catalog, and the reason. */
    interface Tell {
        void leftOut(UnknownColumn column, String name, String words);
    }

    private static UnknownColumn unknown(ColumnFound column, String name) {
        return new UnknownColumn(name, column.typeName(), column.type(), column.nullable(), isFilled(column));
    }

    /** A name that equals no name in a model, since LeanQ writes no quotes in names. */
    private static String quoted(ColumnFound column) {
        return '"' + column.name() + '"';
    }

    /** Whether inserts that give the column no value write another value than NULL. */
    static boolean isFilled(ColumnFound column) {
        return !column.filling().equals(FillingFound.NONE);
    }

    /** Whether a class can have the column. */
    static boolean isKnown(ColumnFound column) {
        return column.type().isPresent()
                && !(column.type().get() instanceof SqlType.Decimal && !column.lengthTold())
                && !(column.type().get() instanceof SqlType.Array array && !isElement(array.element()));
    }

    private static boolean isElement(SqlType type) {
        return type == SqlType.Simple.BIGINT
                || type == SqlType.Simple.DOUBLE
                || type.equals(DataType.VARCHAR.sqlType());
    }

    List<Known> all() {
        return List.copyOf(columns.values());
    }

    /** The names of the given columns in the model; empty if a column is left out, or is given twice. */
    Optional<List<String>> names(List<String> found) {
        List<String> names = new ArrayList<>();
        for (String column : found) {
            Known known = columns.get(column);
            if (known == null || names.contains(known.name())) {
                return Optional.empty();
            }
            names.add(known.name());
        }
        return Optional.of(names);
    }
}
