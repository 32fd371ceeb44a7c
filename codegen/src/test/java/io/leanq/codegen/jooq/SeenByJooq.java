package io.leanq.codegen.jooq;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.codegen.JavaGenerator;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.DataTypeDefinition;
import org.jooq.meta.Database;
import org.jooq.meta.ForeignKeyDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UniqueKeyDefinition;

/** jOOQ's own generator, which records its input instead of writing classes. jOOQ creates it by its class name. */
public final class SeenByJooq extends JavaGenerator {
    /**
     * H2 spells types in full. Where H2 gives a length or digits to a type that was declared without, they are part of
     * the name.
     */
    private static final Map<String, String> SHORT = Map.of(
            "CHARACTER VARYING", "VARCHAR",
            "CHARACTER", "CHAR",
            "NUMERIC", "DECIMAL",
            "DOUBLE PRECISION", "DOUBLE",
            "BINARY VARYING", "VARBINARY",
            "BINARY LARGE OBJECT", "BLOB",
            "CHARACTER LARGE OBJECT", "CLOB");

    private static final Map<String, List<String>> TABLES = new HashMap<>();

    static Map<String, List<String>> tables() {
        return Map.copyOf(TABLES);
    }

    @Override
    public void generate(Database database) {
        TABLES.clear();
        for (TableDefinition table : database.getTables(database.getSchemata().get(0))) {
            List<String> lines = new ArrayList<>();
            for (ColumnDefinition column : table.getColumns()) {
                lines.add(lower(column.getName()) + " " + type(column.getType())
                        + (column.getType().isNullable() ? "" : " NOT NULL"));
            }
            lines.add("PRIMARY KEY " + columns(table.getPrimaryKey().getKeyColumns()));
            for (ForeignKeyDefinition key : table.getForeignKeys()) {
                lines.add("FOREIGN KEY " + lower(key.getName()) + " " + columns(key.getKeyColumns()) + " -> "
                        + lower(key.getReferencedTable().getName()) + columns(key.getReferencedColumns()));
            }
            for (UniqueKeyDefinition key : table.getUniqueKeys()) {
                if (!key.isPrimaryKey()) {
                    lines.add("UNIQUE " + columns(key.getKeyColumns()));
                }
            }
            TABLES.put(lower(table.getName()), lines);
        }
    }

    private static List<String> columns(List<ColumnDefinition> columns) {
        return columns.stream().map(column -> lower(column.getName())).toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String type(DataTypeDefinition type) {
        String name = SHORT.getOrDefault(type.getType(), type.getType());
        return switch (name) {
            case "VARCHAR", "CHAR", "VARBINARY" -> name + "(" + type.getLength() + ")";
            case "DECIMAL" -> name + "(" + type.getPrecision() + "," + type.getScale() + ")";
            default -> name;
        };
    }
}
