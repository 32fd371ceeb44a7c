package io.leanq.embedded.server;

import io.leanq.embedded.catalog.CatalogTypes;
import io.leanq.embedded.catalog.LxSys;
import io.leanq.embedded.rewrite.Quoted;
import io.leanq.wire.request.ColumnsRequest;
import io.leanq.wire.request.SchemasRequest;
import io.leanq.wire.request.TablesRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The queries for the metadata requests of the protocol, with the columns in the order of java.sql.DatabaseMetaData.
 * Names match in any case, as in statements: stock Avatica tells its tools that the database stores names in upper
 * case, and the tools ask for such names.
 */
final class MetaDataQueries {
    private MetaDataQueries() {}

    static String tables(TablesRequest request, String database) {
        List<String> filters = new ArrayList<>();
        is(filters, "table_cat", request.catalog());
        like(filters, "table_schem", request.schemaPattern());
        like(filters, "table_name", request.tableNamePattern());
        List<String> types = request.types();
        if (types != null) {
            filters.add(
                    types.isEmpty()
                            ? "FALSE"
                            : types.stream()
                                    .map(Quoted::text)
                                    .collect(Collectors.joining(", ", "table_type IN (", ")")));
        }
        return "SELECT table_cat AS TABLE_CAT, table_schem AS TABLE_SCHEM, table_name AS TABLE_NAME,"
                + " table_type AS TABLE_TYPE, CAST(NULL AS VARCHAR) AS REMARKS, CAST(NULL AS VARCHAR) AS TYPE_CAT,"
                + " CAST(NULL AS VARCHAR) AS TYPE_SCHEM, CAST(NULL AS VARCHAR) AS TYPE_NAME,"
                + " CAST(NULL AS VARCHAR) AS SELF_REFERENCING_COL_NAME, CAST(NULL AS VARCHAR) AS REF_GENERATION"
                + from("TABLES", database, filters) + " ORDER BY 4, 1, 2, 3";
    }

    static String columns(ColumnsRequest request, String database) {
        List<String> filters = new ArrayList<>();
        is(filters, "table_cat", request.catalog());
        like(filters, "table_schem", request.schemaPattern());
        like(filters, "table_name", request.tableNamePattern());
        like(filters, "column_name", request.columnNamePattern());
        return "SELECT table_cat AS TABLE_CAT, table_schem AS TABLE_SCHEM, table_name AS TABLE_NAME,"
                + " column_name AS COLUMN_NAME, data_type AS DATA_TYPE, type_name AS TYPE_NAME,"
                + " column_size AS COLUMN_SIZE, buffer_length AS BUFFER_LENGTH, decimal_digits AS DECIMAL_DIGITS,"
                + " num_prec_radix AS NUM_PREC_RADIX, nullable AS NULLABLE, remarks AS REMARKS,"
                + " column_def AS COLUMN_DEF,"
                + " sql_data_type AS SQL_DATA_TYPE, sql_datetime_sub AS SQL_DATETIME_SUB,"
                + " char_octet_length AS CHAR_OCTET_LENGTH, ordinal_position AS ORDINAL_POSITION,"
                + " is_nullable AS IS_NULLABLE, scope_cat AS SCOPE_CATALOG, scope_schem AS SCOPE_SCHEMA,"
                + " scope_table AS SCOPE_TABLE, source_data_type AS SOURCE_DATA_TYPE,"
                + " is_autoincrement AS IS_AUTOINCREMENT, is_generated_column AS IS_GENERATEDCOLUMN"
                + from("COLUMNS", database, filters) + " ORDER BY 1, 2, 3, 17";
    }

    static String schemas(SchemasRequest request, String database) {
        List<String> filters = new ArrayList<>();
        filters.add("SCHEMA_NAME NOT IN " + LxSys.HIDDEN_SCHEMAS);
        is(filters, Quoted.text(database), request.catalog());
        like(filters, "SCHEMA_NAME", request.schemaPattern());
        return "SELECT CAST(SCHEMA_NAME AS VARCHAR) AS TABLE_SCHEM, " + Quoted.text(database) + " AS TABLE_CATALOG"
                + " FROM INFORMATION_SCHEMA.SCHEMATA WHERE " + String.join(" AND ", filters) + " ORDER BY 1";
    }

    static String catalogs(String database) {
        return "SELECT " + Quoted.text(database) + " AS TABLE_CAT";
    }

    static String tableTypes() {
        return "SELECT t AS TABLE_TYPE FROM (VALUES"
                + " ('MATERIALIZED QUERY TABLE'), ('SEQUENCE'), ('TABLE'), ('VIEW')) v(t) ORDER BY 1";
    }

    static String typeInfo() {
        return CatalogTypes.typeInfo();
    }

    private static String from(String view, String database, List<String> filters) {
        return " FROM (" + LxSys.query(view, database) + ") o"
                + (filters.isEmpty() ? "" : " WHERE " + String.join(" AND ", filters));
    }

    private static void is(List<String> filters, String column, @Nullable String value) {
        if (value != null) {
            filters.add("UPPER(" + column + ") = UPPER(" + Quoted.text(value) + ")");
        }
    }

    /** A condition for a pattern of JDBC: percent sign and underscore, escaped by a backslash. */
    private static void like(List<String> filters, String column, @Nullable String pattern) {
        if (pattern != null) {
            filters.add("UPPER(" + column + ") LIKE UPPER(" + Quoted.text(pattern) + ") ESCAPE '\\'");
        }
    }
}
