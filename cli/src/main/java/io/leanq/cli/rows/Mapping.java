package io.leanq.cli.rows;

import io.leanq.LeanqException;
import io.leanq.cli.result.ValueText;
import io.leanq.cli.result.ValueText.NoValue;
import io.leanq.schema.ColumnDefinition;
import io.leanq.tree.Identifiers;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which field of a row goes into which column. Immutable.
 *
 * @param width the number of fields that each row has
 * @param targets in the order of the fields
 */
record Mapping(TargetTable table, int width, List<Target> targets) {

    /** @param nullable whether the column takes NULL */
    record Target(int field, String column, SqlType type, boolean nullable) {}

    /**
     * What the command says of columns.
     *
     * @param columns the names of the columns in the order of the fields; empty if they are not given
     * @param renamed for the name of a field, the column; an empty text if the field is left out
     */
    record Wanted(List<String> columns, Map<String, String> renamed) {}

    /**
     * Finds the columns of the fields.
     *
     * @param names the names of the fields; null if the file has no header
     * @throws LeanqException if a field has no column, two have one, a column cannot be loaded from text, or a column
     *     would be left empty that must not be
     */
    static Mapping of(TargetTable table, @Nullable List<String> names, Wanted wanted) {
        List<String> columns = columns(table, names, wanted);
        List<Target> targets = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (column.isEmpty()) {
                continue;
            }
            Target target = target(table, i, column, names);
            if (!taken.add(target.column)) {
                throw new LeanqException("two fields go into column " + target.column + " of " + table
                        + ": leave one out by --map NAME=");
            }
            targets.add(target);
        }
        requireFilled(table, taken);
        if (targets.isEmpty()) {
            throw new LeanqException("no field goes into a column of " + table + ": name them by --columns a,b");
        }
        return new Mapping(table, columns.size(), List.copyOf(targets));
    }

    private static List<String> columns(TargetTable table, @Nullable List<String> names, Wanted wanted) {
        if (!wanted.columns.isEmpty()) {
            if (names != null && names.size() != wanted.columns.size()) {
                throw new LeanqException("--columns names " + wanted.columns.size() + " columns, and the header has "
                        + names.size() + " fields: name one for each, and nothing between the commas for none");
            }
            return wanted.columns;
        }
        List<String> fields = names;
        if (fields == null) {
            table.leftOut().ifPresent(told -> {
                throw new LeanqException(told.object() + " cannot be loaded, " + told.words()
                        + ": say by --columns a,b which fields go into which columns");
            });
            fields = table.definition().columns().stream()
                    .map(ColumnDefinition::name)
                    .toList();
        }
        Map<String, String> renamed = new LinkedHashMap<>(wanted.renamed);
        List<String> columns = new ArrayList<>();
        for (String field : fields) {
            String to = renamed.remove(field);
            if (to == null && field.isEmpty()) {
                throw new LeanqException("field " + (columns.size() + 1) + " has no name in the first line: name its"
                        + " column by --columns a,b, with nothing between two commas to leave it out");
            }
            columns.add(to == null ? field : to);
        }
        if (!renamed.isEmpty()) {
            throw new LeanqException("--map names " + String.join(", ", renamed.keySet()) + ", and the fields are "
                    + String.join(", ", fields));
        }
        return columns;
    }

    private static Target target(TargetTable table, int field, String name, @Nullable List<String> names) {
        Optional<ColumnDefinition> column = table.column(name);
        String from = names == null ? "field " + (field + 1) : "field " + names.get(field);
        if (column.isEmpty()) {
            throw new LeanqException(from + " has no column: "
                    + table.missing(name)
                            .map(told -> told.object() + " cannot be loaded, " + told.words())
                            .orElseGet(() -> table + " has no column " + name + " but "
                                    + table.definition().columns().stream()
                                            .map(ColumnDefinition::name)
                                            .collect(Collectors.joining(", ")))
                    + "; say --map " + (names == null ? name : names.get(field))
                    + "=COLUMN, or leave the field out by --map "
                    + (names == null ? name : names.get(field)) + "=");
        }
        ColumnDefinition found = column.get();
        SqlType type = found.type().sqlType();
        if (!ValueText.has(type)) {
            throw new LeanqException("column " + found.name() + " of " + table + " is a " + type
                    + ", which cannot be loaded from text: leave the field out by --map " + name + "=");
        }
        return new Target(field, found.name(), type, table.definition().nullable(found));
    }

    private static void requireFilled(TargetTable table, Set<String> taken) {
        for (ColumnDefinition column : table.definition().columns()) {
            if (!taken.contains(column.name()) && !table.isFilled(column)) {
                throw new LeanqException("column " + column.name() + " of " + table
                        + " is NOT NULL and has no default, and no field goes into it: name one by --map NAME="
                        + column.name());
            }
        }
    }

    /** The statement that inserts a row. */
    String insert() {
        return "INSERT INTO " + table.spelled() + " ("
                + targets.stream()
                        .map(target -> Identifiers.spelled(target.column))
                        .collect(Collectors.joining(", "))
                + ") VALUES (" + String.join(", ", Collections.nCopies(targets.size(), "?")) + ")";
    }

    /**
     * The values of a row, by the targets.
     *
     * @param into receives them; null for NULL
     * @throws NoValue if a field is no value of its column, which the reason names
     */
    void convert(CsvRow row, @Nullable Object[] into) throws NoValue {
        if (row.fields().length != width) {
            throw new NoValue(row.fields().length + " fields instead of " + width);
        }
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            String text = row.fields()[target.field];
            if (text == null) {
                if (!target.nullable) {
                    throw new NoValue("column " + target.column + ": NULL, and the column is NOT NULL");
                }
                into[i] = null;
            } else {
                try {
                    into[i] = ValueText.parse(target.type, text);
                } catch (NoValue e) {
                    throw new NoValue("column " + target.column + ": " + e.reason());
                }
            }
        }
    }
}
