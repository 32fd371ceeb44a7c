package io.leanq.leanxcale.evolve;

import io.leanq.evolve.ColumnState;
import io.leanq.evolve.SchemaState;
import io.leanq.evolve.TableState;
import io.leanq.exec.Database;
import io.leanq.query.DataType;
import io.leanq.query.Dsl;
import io.leanq.tree.Identifiers;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts the same two rows into each table, and finds them again. */
final class FilledTables {
    static final int ROWS = 2;

    private FilledTables() {}

    /** Fills the tables, each after those that its foreign keys reference. */
    static void fill(Database db, SchemaState schema) {
        for (TableState table : ordered(schema)) {
            for (int row = 1; row <= ROWS; row++) {
                fill(db, table, row);
            }
        }
    }

    /** Removes all rows. */
    static void clear(Database db, SchemaState schema) {
        List<TableState> tables = ordered(schema);
        for (int i = tables.size() - 1; i >= 0; i--) {
            db.execute(Dsl.sql(
                    "DELETE FROM " + Identifiers.spelled(tables.get(i).name().name())));
        }
    }

    private static List<TableState> ordered(SchemaState schema) {
        List<TableState> ordered = new ArrayList<>();
        Set<TableState> open = new LinkedHashSet<>(schema.tables());
        while (!open.isEmpty()) {
            TableState next = open.stream()
                    .filter(table -> table.foreignKeys().stream()
                            .allMatch(key -> open.stream()
                                    .noneMatch(other ->
                                            other != table && other.name().equals(key.target()))))
                    .findFirst()
                    .orElseThrow();
            open.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private static void fill(Database db, TableState table, int row) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (ColumnState column : withoutIdentity(table)) {
            names.add(Identifiers.spelled(column.name()));
            values.add(value(column.type(), row));
        }
        db.execute(Dsl.sql("INSERT INTO " + Identifiers.spelled(table.name().name()) + " (" + String.join(", ", names)
                + ") VALUES (" + String.join(", ", values) + ")"));
    }

    /** The columns whose values an insert gives. */
    private static List<ColumnState> withoutIdentity(TableState table) {
        return table.columns().stream().filter(column -> !column.isIdentity()).toList();
    }

    /** A literal that every column of the type takes. */
    private static String value(SqlType type, int row) {
        return switch (type.kind()) {
            case BOOLEAN -> row == 1 ? "TRUE" : "FALSE";
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, FLOAT, DOUBLE -> String.valueOf(row);
            case DECIMAL -> "0";
            case CHAR, VARCHAR, CLOB -> "'" + row + "'";
            case BINARY, VARBINARY, BLOB -> "X'0" + row + "'";
            case DATE -> "DATE '2026-01-0" + row + "'";
            case TIME -> "TIME '10:00:0" + row + "'";
            case TIMESTAMP -> "TIMESTAMP '2026-01-01 10:00:0" + row + "'";
            case ARRAY ->
                ((SqlType.Array) type).element() instanceof SqlType.Varchar
                        ? "ARRAY['" + row + "']"
                        : "ARRAY[" + row + "]";
        };
    }

    /**
     * Counts the rows in which the columns of the table still have the values that it was filled with.
     *
     * @param before the table when it was filled
     * @param after the table now, perhaps under another name, with more or fewer columns or with other types
     */
    static long countUnchanged(Database db, TableState before, TableState after) {
        String rows = IntStream.rangeClosed(1, ROWS)
                .mapToObj(row -> withoutIdentity(before).stream()
                        .flatMap(column -> nameNow(column, after)
                                .map(name -> Identifiers.spelled(name) + " = " + value(column.type(), row))
                                .stream())
                        .collect(Collectors.joining(" AND ", "(", ")")))
                .collect(Collectors.joining(" OR "));
        return db.fetch(Dsl.sql("SELECT COUNT(*) AS n FROM "
                                + Identifiers.spelled(after.name().name()) + " WHERE " + rows)
                        .as(Dsl.field("n", DataType.BIGINT)))
                .get(0);
    }

    private static Optional<String> nameNow(ColumnState column, TableState after) {
        return after.columns().stream()
                .filter(now ->
                        now.name().equals(column.name()) || now.renamedFrom().contains(column.name()))
                .map(ColumnState::name)
                .findFirst();
    }
}
