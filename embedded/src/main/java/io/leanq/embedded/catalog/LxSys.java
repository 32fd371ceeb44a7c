package io.leanq.embedded.catalog;

import io.leanq.embedded.rewrite.Quoted;
import io.leanq.embedded.rewrite.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The views of LeanXcale's catalog. A user sees the objects that the user has rights to, with names exactly as stored
 * and types by LeanXcale's codes. A table without a primary key shows the hidden key column {@value #HIDDEN_KEY}, as on
 * LeanXcale. The views show unique constraints as indexes under the constraint's name, and leave out the indexes that
 * H2 makes for primary and foreign keys.
 */
public final class LxSys {
    public static final String SCHEMA = "LXSYS";
    static final String HIDDEN_KEY = "_UUID_";

    /** The schema in which clients up to May 2024 look for primary keys and indexes. */
    private static final String SCHEMA_BEFORE = "LXSYSMETA";

    /** The schema in which clients of version 1.8 look for tables. */
    private static final String SCHEMA_OF_1_8 = "SYSMETA";

    /** The schemas that clients do not see, as a list for a condition. */
    public static final String HIDDEN_SCHEMAS = CatalogSources.HIDDEN_SCHEMAS;

    private LxSys() {}

    /** Creates or replaces the views. The catalog of all objects is {@code database}. */
    public static void create(Connection root, String database, CatalogNames names) throws SQLException {
        try (Statement statement = root.createStatement()) {
            for (CatalogView view : views(database)) {
                statement.execute(view.ddl(SCHEMA, names));
            }
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA_BEFORE);
            String catalog = Quoted.text(database);
            statement.execute(primaryKeys(catalog).ddl(SCHEMA_BEFORE, CatalogNames.OLD));
            statement.execute(indexColumns("INDEXES", catalog).ddl(SCHEMA_BEFORE, CatalogNames.OLD));
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA_OF_1_8);
            statement.execute(tablesInAnyCase(catalog).ddl(SCHEMA_OF_1_8, CatalogNames.OLD));
            for (String schema : List.of(SCHEMA, SCHEMA_BEFORE, SCHEMA_OF_1_8)) {
                statement.execute("GRANT SELECT ON SCHEMA " + schema + " TO PUBLIC");
            }
        }
    }

    /** The query of a view with the names of both families, whatever families the views have. */
    public static String query(String view, String database) {
        return views(database).stream()
                .filter(v -> v.name().equals(view))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("LXSYS has no view " + view))
                .query(CatalogNames.BOTH);
    }

    private static List<CatalogView> views(String database) {
        String catalog = Quoted.text(database);
        return List.of(
                tables(catalog),
                columns(catalog),
                primaryKeys(catalog),
                foreignKeys(catalog),
                indexColumns("INDEX_COLUMNS", catalog),
                connections());
    }

    private static String text(String expression) {
        return "CAST(" + expression + " AS VARCHAR)";
    }

    /**
     * A name that matches in any case. Clients that ask for keys and indexes by the old column names send upper case.
     */
    private static String anyCase(String expression) {
        return "CAST(" + expression + " AS VARCHAR_IGNORECASE)";
    }

    private static CatalogView tables(String catalog) {
        String source = """
                (SELECT t.TABLE_SCHEMA s, t.TABLE_NAME n, CASE WHEN t.TABLE_TYPE = 'BASE TABLE' THEN 'TABLE'
                   WHEN t.REMARKS = '%2$s' THEN 'MATERIALIZED QUERY TABLE' ELSE 'VIEW' END k
                 FROM INFORMATION_SCHEMA.TABLES t WHERE t.TABLE_SCHEMA NOT IN %1$s
                 UNION ALL
                 SELECT q.SEQUENCE_SCHEMA, q.SEQUENCE_NAME, 'SEQUENCE'
                 FROM INFORMATION_SCHEMA.SEQUENCES q WHERE q.SEQUENCE_SCHEMA NOT IN %1$s
                 ORDER BY 3, 1, 2) v""".formatted(CatalogSources.HIDDEN_SCHEMAS, TableShape.ONLINE_AGGREGATE);
        return new CatalogView("TABLES", source)
                .column("table_schem", "tableSchem", text("v.s"))
                .column("table_name", "tableName", text("v.n"))
                .column("table_type", "tableType", text("v.k"))
                .extra("table_cat", text(catalog));
    }

    private static CatalogView tablesInAnyCase(String catalog) {
        return new CatalogView("TABLES", "(" + tables(catalog).query(CatalogNames.NEW) + ") o")
                .oldOnly("tableSchem", anyCase("o.table_schem"))
                .oldOnly("tableName", anyCase("o.table_name"))
                .oldOnly("tableType", "o.table_type");
    }

    private static CatalogView columns(String catalog) {
        String source = """
                (SELECT c.TABLE_SCHEMA s, c.TABLE_NAME t, c.COLUMN_NAME n, c.ORDINAL_POSITION o,
                   %s code, %s type_name, %s size, %s digits, %s radix,
                   CASE c.IS_NULLABLE WHEN 'YES' THEN 1 ELSE 0 END nullable, %s def, c.CHARACTER_OCTET_LENGTH octets,
                   c.IS_IDENTITY auto, CASE c.IS_GENERATED WHEN 'ALWAYS' THEN 'YES' ELSE 'NO' END generated,
                   c.REMARKS remarks
                 FROM (%s) c
                 UNION ALL
                 SELECT h.s, h.t, '%s',
                   1 + (SELECT COUNT(*) FROM INFORMATION_SCHEMA.COLUMNS x
                        WHERE x.TABLE_SCHEMA = h.s AND x.TABLE_NAME = h.t),
                   12, 'VARCHAR', 36, NULL, NULL, 0, NULL, 36, 'NO', 'YES', NULL
                 FROM (%s) h
                 ORDER BY 1, 2, 4) v""".formatted(
                        CatalogTypes.code("c"),
                        CatalogTypes.name("c"),
                        CatalogTypes.size("c"),
                        CatalogTypes.digits("c"),
                        CatalogTypes.radix("c"),
                        CatalogTypes.defaultText("c"),
                        CatalogSources.COLUMNS,
                        HIDDEN_KEY,
                        CatalogSources.KEYLESS);
        return new CatalogView("COLUMNS", source)
                .column("table_cat", "tableCat", text(catalog))
                .column("table_schem", "tableSchem", text("v.s"))
                .column("table_name", "tableName", text("v.t"))
                .column("column_name", "columnName", text("v.n"))
                .column("data_type", "dataType", "v.code")
                .column("type_name", "typeName", text("v.type_name"))
                .newOnly("column_size", "CAST(v.size AS INTEGER)")
                .newOnly("buffer_length", "CAST(NULL AS INTEGER)")
                .newOnly("decimal_digits", "CAST(v.digits AS INTEGER)")
                .newOnly("num_prec_radix", "CAST(v.radix AS INTEGER)")
                .column("nullable", "nullable", "v.nullable")
                .newOnly("remarks", text("v.remarks"))
                .column("column_def", "columnDef", text("v.def"))
                .newOnly("sql_data_type", "CAST(NULL AS INTEGER)")
                .newOnly("sql_datetime_sub", "CAST(NULL AS INTEGER)")
                .newOnly("char_octet_length", "CAST(CASE WHEN v.octets <= 2147483647 THEN v.octets END AS INTEGER)")
                .newOnly("ordinal_position", "CAST(v.o AS INTEGER)")
                .newOnly("is_nullable", text("CASE v.nullable WHEN 1 THEN 'YES' ELSE 'NO' END"))
                .newOnly("scope_cat", text("NULL"))
                .newOnly("scope_schem", text("NULL"))
                .newOnly("scope_table", text("NULL"))
                .newOnly("source_data_type", "CAST(NULL AS SMALLINT)")
                .newOnly("is_autoincrement", text("v.auto"))
                .newOnly("is_generated_column", text("v.generated"));
    }

    private static CatalogView primaryKeys(String catalog) {
        String source = """
                (SELECT k.s, k.t, k.c, k.o, k.n FROM (%s) k WHERE k.k = 'PRIMARY KEY'
                 UNION ALL
                 SELECT h.s, h.t, '%s', 1, NULL FROM (%s) h
                 ORDER BY 1, 2, 4) v""".formatted(CatalogSources.KEY_PARTS, HIDDEN_KEY, CatalogSources.KEYLESS);
        return new CatalogView("PRIMARY_KEYS", source)
                .column("column_name", "columnName", text("v.c")) // the first: clients read it by its position
                .newOnly("table_name", text("v.t"))
                .oldOnly("tableName", anyCase("v.t"))
                .oldOnly("tableSchem", anyCase("v.s"))
                .column("key_seq", "keySeq", "CAST(v.o AS INTEGER)")
                .extra("table_schem", text("v.s"))
                .extra("table_cat", text(catalog))
                .extra("pk_name", text("v.n"));
    }

    private static CatalogView foreignKeys(String catalog) {
        String source = "(" + CatalogSources.FOREIGN_KEY_PARTS + ") v";
        return new CatalogView("FOREIGN_KEYS", source)
                .newOnly("table_cat", text(catalog))
                .column("table_schem", "fktableSchem", text("v.s"))
                .column("table_name", "fktableName", text("v.t"))
                .column("column_name", "fkcolumnName", text("v.c"))
                .column("key_name", "fkName", text("v.n"))
                .column("key_seq", "keySeq", "v.o")
                .newOnly("ptable_cat", text(catalog))
                .column("ptable_schem", "pktableSchem", text("v.ps"))
                .column("ptable_name", "pktableName", text("v.pt"))
                .column("pcolumn_name", "pkcolumnName", text("v.pc"))
                .newOnly("enable", "TRUE")
                .newOnly("validate", "TRUE")
                .newOnly("on_delete", text("v.r"));
    }

    /** The columns of indexes. Clients read columns 0, 2 and 5 by position, under the names of either family. */
    private static CatalogView indexColumns(String view, String catalog) {
        String source = """
                (SELECT i.s, i.t, i.n, i.c, i.o, NOT i.u non_unique, i.d direction FROM (%s) i
                 UNION ALL
                 SELECT k.s, k.t, k.n, k.c, k.o, FALSE, 'A' FROM (%s) k WHERE k.k = 'UNIQUE'
                 ORDER BY 1, 2, 3, 5) v""".formatted(CatalogSources.INDEX_PARTS, CatalogSources.KEY_PARTS);
        return new CatalogView(view, source)
                .column("non_unique", "nonUnique", "v.non_unique")
                .column("index_qualifier", "indexQualifier", text("v.s"))
                .column("index_name", "indexName", text("v.n"))
                .column("type", "type", "CAST(3 AS SMALLINT)")
                .column("ordinal_position", "ordinalPosition", "CAST(v.o AS INTEGER)")
                .column("column_name", "columnName", text("v.c"))
                .column("asc_or_desc", "ascOrDesc", text("v.direction"))
                .newOnly("cardinality", "CAST(NULL AS BIGINT)")
                .newOnly("pages", "CAST(NULL AS BIGINT)")
                .newOnly("filter_condition", text("NULL"))
                .newOnly("table_cat", text(catalog))
                .newOnly("table_schem", text("v.s"))
                .newOnly("table_name", text("v.t"))
                .oldOnly("tableSchem", anyCase("v.s"))
                .oldOnly("tableName", anyCase("v.t"));
    }

    /**
     * One row for each session that the user may see. The administrator's name is in lower case, since the vendor's
     * tools compare it so.
     */
    private static CatalogView connections() {
        String source = """
                (SELECT s.SESSION_ID id,
                   CASE s.USER_NAME WHEN 'LXADMIN' THEN 'lxadmin' ELSE o.SCHEMA_NAME END username,
                   CASE s.USER_NAME WHEN 'LXADMIN' THEN 'APP' ELSE o.SCHEMA_NAME END schema_name
                 FROM INFORMATION_SCHEMA.SESSIONS s
                 LEFT JOIN INFORMATION_SCHEMA.SCHEMATA o ON o.SCHEMA_OWNER = s.USER_NAME
                 WHERE s.USER_NAME = 'LXADMIN' OR o.SCHEMA_NAME IS NOT NULL) v""";
        return new CatalogView("CONNECTIONS", source)
                .newOnly("username", text("v.username"))
                .column("current", "iscurrent", "v.id = SESSION_ID()")
                .oldOnly("schema", text("v.schema_name"))
                .newOnly("table_schem", text("v.schema_name"));
    }
}
