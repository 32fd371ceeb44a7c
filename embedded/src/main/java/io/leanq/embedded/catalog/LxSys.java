package io.leanq.embedded.catalog;

import io.leanq.embedded.rewrite.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The views of LeanXcale's catalog. They show what the asking user may see, names exactly as stored, types by LeanXcale's
 * codes. A table without a primary key shows the hidden key column {@value #HIDDEN_KEY}, as LeanXcale does; indexes of
 * primary and foreign keys, which H2 makes for itself, are not shown, unique constraints are, under the constraint's name.
 */
public final class LxSys {
    public static final String SCHEMA = "LXSYS";
    static final String HIDDEN_KEY = "_UUID_";

    /** Where clients up to May 2024 look for primary keys and indexes. */
    private static final String SCHEMA_BEFORE = "LXSYSMETA";

    /** Where users of 1.8 look for tables. */
    private static final String SCHEMA_OF_1_8 = "SYSMETA";

    /** In a condition: schemas that are not shown to clients. */
    public static final String HIDDEN_SCHEMAS =
            "('INFORMATION_SCHEMA', 'PUBLIC', '" + SCHEMA_BEFORE + "', '" + SCHEMA_OF_1_8 + "')";

    /** Tables of users that have no primary key. */
    private static final String KEYLESS = """
            SELECT k.TABLE_SCHEMA, k.TABLE_NAME FROM INFORMATION_SCHEMA.TABLES k
            WHERE k.TABLE_TYPE = 'BASE TABLE' AND k.TABLE_SCHEMA NOT IN %s
              AND (k.TABLE_SCHEMA, k.TABLE_NAME) NOT IN (
                SELECT p.TABLE_SCHEMA, p.TABLE_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS p
                WHERE p.CONSTRAINT_TYPE = 'PRIMARY KEY')""".formatted(HIDDEN_SCHEMAS);

    private LxSys() {}

    /** Creates or replaces the views; {@code database} is shown as the catalog of all objects. */
    public static void create(Connection root, String database, CatalogNames names) throws SQLException {
        try (Statement statement = root.createStatement()) {
            for (CatalogView view : views(database)) {
                statement.execute(view.ddl(SCHEMA, names));
            }
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA_BEFORE);
            String catalog = catalogOf(database);
            statement.execute(primaryKeys(catalog).ddl(SCHEMA_BEFORE, CatalogNames.OLD));
            statement.execute(indexColumns("INDEXES", catalog).ddl(SCHEMA_BEFORE, CatalogNames.OLD));
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA_OF_1_8);
            statement.execute(tablesInAnyCase(catalog).ddl(SCHEMA_OF_1_8, CatalogNames.OLD));
            for (String schema : List.of(SCHEMA, SCHEMA_BEFORE, SCHEMA_OF_1_8)) {
                statement.execute("GRANT SELECT ON SCHEMA " + schema + " TO PUBLIC");
            }
        }
    }

    /** The query behind a view with the names of both families, whatever families the views themselves have. */
    public static String query(String view, String database) {
        return views(database).stream()
                .filter(v -> v.name().equals(view))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("LXSYS has no view " + view))
                .query(CatalogNames.BOTH);
    }

    private static List<CatalogView> views(String database) {
        String catalog = catalogOf(database);
        return List.of(
                tables(catalog),
                columns(catalog),
                primaryKeys(catalog),
                foreignKeys(catalog),
                indexColumns("INDEX_COLUMNS", catalog),
                connections());
    }

    private static String catalogOf(String database) {
        return "'" + database.replace("'", "''") + "'";
    }

    private static String text(String expression) {
        return "CAST(" + expression + " AS VARCHAR)";
    }

    /** A name that is found in any case: the clients that ask for keys and indexes by the old names ask in upper case. */
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
                 ORDER BY 3, 1, 2) v""".formatted(HIDDEN_SCHEMAS, TableShape.ONLINE_AGGREGATE);
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
                   c.IS_IDENTITY auto, CASE c.IS_GENERATED WHEN 'ALWAYS' THEN 'YES' ELSE 'NO' END generated, c.REMARKS remarks
                 FROM INFORMATION_SCHEMA.COLUMNS c WHERE c.TABLE_SCHEMA NOT IN %s
                 UNION ALL
                 SELECT h.TABLE_SCHEMA, h.TABLE_NAME, '%s',
                   1 + (SELECT COUNT(*) FROM INFORMATION_SCHEMA.COLUMNS x
                        WHERE x.TABLE_SCHEMA = h.TABLE_SCHEMA AND x.TABLE_NAME = h.TABLE_NAME),
                   12, 'VARCHAR', 36, NULL, NULL, 0, NULL, 36, 'NO', 'YES', NULL
                 FROM (%s) h
                 ORDER BY 1, 2, 4) v""".formatted(
                        CatalogTypes.code("c"),
                        CatalogTypes.name("c"),
                        CatalogTypes.size("c"),
                        CatalogTypes.digits("c"),
                        CatalogTypes.radix("c"),
                        CatalogTypes.defaultText("c"),
                        HIDDEN_SCHEMAS,
                        HIDDEN_KEY,
                        KEYLESS);
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
                (SELECT k.TABLE_SCHEMA s, k.TABLE_NAME t, k.COLUMN_NAME c, k.ORDINAL_POSITION o, k.CONSTRAINT_NAME n
                 FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE k
                 WHERE (k.CONSTRAINT_SCHEMA, k.CONSTRAINT_NAME) IN (
                   SELECT p.CONSTRAINT_SCHEMA, p.CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS p
                   WHERE p.CONSTRAINT_TYPE = 'PRIMARY KEY')
                 UNION ALL
                 SELECT h.TABLE_SCHEMA, h.TABLE_NAME, '%s', 1, NULL FROM (%s) h
                 ORDER BY 1, 2, 4) v""".formatted(HIDDEN_KEY, KEYLESS);
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
        String source = """
                INFORMATION_SCHEMA.KEY_COLUMN_USAGE f
                INNER JOIN INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS r
                  ON r.CONSTRAINT_SCHEMA = f.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = f.CONSTRAINT_NAME
                INNER JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE p
                  ON p.CONSTRAINT_SCHEMA = r.UNIQUE_CONSTRAINT_SCHEMA AND p.CONSTRAINT_NAME = r.UNIQUE_CONSTRAINT_NAME
                  AND p.ORDINAL_POSITION = f.POSITION_IN_UNIQUE_CONSTRAINT
                WHERE f.POSITION_IN_UNIQUE_CONSTRAINT IS NOT NULL""";
        return new CatalogView("FOREIGN_KEYS", source)
                .newOnly("table_cat", text(catalog))
                .column("table_schem", "fktableSchem", text("f.TABLE_SCHEMA"))
                .column("table_name", "fktableName", text("f.TABLE_NAME"))
                .column("column_name", "fkcolumnName", text("f.COLUMN_NAME"))
                .column("key_name", "fkName", text("f.CONSTRAINT_NAME"))
                .column("key_seq", "keySeq", "f.ORDINAL_POSITION")
                .newOnly("ptable_cat", text(catalog))
                .column("ptable_schem", "pktableSchem", text("p.TABLE_SCHEMA"))
                .column("ptable_name", "pktableName", text("p.TABLE_NAME"))
                .column("pcolumn_name", "pkcolumnName", text("p.COLUMN_NAME"))
                .newOnly("enable", "TRUE")
                .newOnly("validate", "TRUE")
                .newOnly("on_delete", text("r.DELETE_RULE"));
    }

    /** Clients read the columns 0, 2 and 5 by their positions, under the names of either family. */
    private static CatalogView indexColumns(String view, String catalog) {
        String source = """
                (SELECT i.TABLE_SCHEMA s, i.TABLE_NAME t, i.INDEX_NAME n, i.COLUMN_NAME c, i.ORDINAL_POSITION o,
                   NOT i.IS_UNIQUE non_unique, CASE i.ORDERING_SPECIFICATION WHEN 'DESC' THEN 'D' ELSE 'A' END direction
                 FROM INFORMATION_SCHEMA.INDEX_COLUMNS i
                 WHERE (i.INDEX_SCHEMA, i.INDEX_NAME) NOT IN (
                   SELECT g.INDEX_SCHEMA, g.INDEX_NAME FROM INFORMATION_SCHEMA.INDEXES g
                   WHERE g.IS_GENERATED OR g.INDEX_TYPE_NAME = 'PRIMARY KEY')
                 UNION ALL
                 SELECT k.TABLE_SCHEMA, k.TABLE_NAME, k.CONSTRAINT_NAME, k.COLUMN_NAME, k.ORDINAL_POSITION, FALSE, 'A'
                 FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE k
                 WHERE (k.CONSTRAINT_SCHEMA, k.CONSTRAINT_NAME) IN (
                   SELECT u.CONSTRAINT_SCHEMA, u.CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS u
                   WHERE u.CONSTRAINT_TYPE = 'UNIQUE')
                 ORDER BY 1, 2, 3, 5) v""";
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

    /** One row for each session that the user may see; the administrator's name is shown as the vendor's tools compare it. */
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
