package io.leanq.embedded.server;

import io.leanq.embedded.catalog.LxSys;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.embedded.rewrite.Quoted;
import io.leanq.wire.common.MetaDataOperation;
import io.leanq.wire.common.MetaDataOperationArgument;
import io.leanq.wire.common.QueryState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queries for keys and indexes. The protocol has no requests for these: clients ask for them by SyncResults. The
 * columns are those of java.sql.DatabaseMetaData in its order; arguments are exact names.
 */
final class KeyQueries {
    private KeyQueries() {}

    /**
     * @throws ServerErrorException for the result of a statement, which is read once only, and for other metadata calls
     */
    static String of(QueryState state, String database) {
        MetaDataOperation operation = state.operation();
        if (!state.metadata() || operation == null) {
            throw new ServerErrorException("0A000", "A result is read once; run the statement again to read it again");
        }
        List<MetaDataOperationArgument> given = state.arguments();
        List<MetaDataOperationArgument> arguments = given == null ? List.of() : given;
        return switch (operation) {
            case GET_PRIMARY_KEYS -> primaryKeys(database, arguments);
            case GET_INDEX_INFO -> indexes(database, arguments);
            case GET_IMPORTED_KEYS -> foreignKeys(database, filters(arguments, "table_schem", "table_name"), 2, 3);
            case GET_EXPORTED_KEYS -> foreignKeys(database, filters(arguments, "ptable_schem", "ptable_name"), 6, 7);
            default -> throw new ServerErrorException("0A000", "This metadata call is not supported by the server");
        };
    }

    private static String primaryKeys(String database, List<MetaDataOperationArgument> arguments) {
        return "SELECT table_cat AS TABLE_CAT, table_schem AS TABLE_SCHEM, table_name AS TABLE_NAME,"
                + " column_name AS COLUMN_NAME, key_seq AS KEY_SEQ, pk_name AS PK_NAME"
                + from("PRIMARY_KEYS", database, filters(arguments, "table_schem", "table_name")) + " ORDER BY 4";
    }

    private static String indexes(String database, List<MetaDataOperationArgument> arguments) {
        List<String> filters = filters(arguments, "table_schem", "table_name");
        if (arguments.size() > 3 && Boolean.TRUE.equals(arguments.get(3).value())) {
            filters.add("NOT non_unique");
        }
        return "SELECT table_cat AS TABLE_CAT, table_schem AS TABLE_SCHEM, table_name AS TABLE_NAME,"
                + " non_unique AS NON_UNIQUE, index_qualifier AS INDEX_QUALIFIER, index_name AS INDEX_NAME,"
                + " type AS TYPE,"
                + " ordinal_position AS ORDINAL_POSITION, column_name AS COLUMN_NAME, asc_or_desc AS ASC_OR_DESC,"
                + " cardinality AS CARDINALITY, pages AS PAGES, filter_condition AS FILTER_CONDITION"
                + from("INDEX_COLUMNS", database, filters) + " ORDER BY 4, 7, 6, 8";
    }

    /**
     * Foreign keys, ordered by the table at the other end.
     *
     * @param schema the number of the column with that table's schema
     * @param table the number of the column with that table's name
     */
    private static String foreignKeys(String database, List<String> filters, int schema, int table) {
        return "SELECT ptable_cat AS PKTABLE_CAT, ptable_schem AS PKTABLE_SCHEM, ptable_name AS PKTABLE_NAME,"
                + " pcolumn_name AS PKCOLUMN_NAME, table_cat AS FKTABLE_CAT, table_schem AS FKTABLE_SCHEM,"
                + " table_name AS FKTABLE_NAME, column_name AS FKCOLUMN_NAME, CAST(key_seq AS SMALLINT) AS KEY_SEQ,"
                + " CAST(3 AS SMALLINT) AS UPDATE_RULE,"
                + " CAST(CASE on_delete WHEN 'CASCADE' THEN 0 WHEN 'SET NULL' THEN 2"
                + " WHEN 'SET DEFAULT' THEN 4 ELSE 3 END AS SMALLINT) AS DELETE_RULE, key_name AS FK_NAME,"
                + " CAST(NULL AS VARCHAR) AS PK_NAME, CAST(7 AS SMALLINT) AS DEFERRABILITY"
                + from("FOREIGN_KEYS", database, filters) + " ORDER BY " + schema + ", " + table + ", 12, 9";
    }

    private static String from(String view, String database, List<String> filters) {
        return " FROM (" + LxSys.query(view, database) + ") o"
                + (filters.isEmpty() ? "" : " WHERE " + String.join(" AND ", filters));
    }

    /** Conditions for the first three arguments. A null or absent argument adds no condition. */
    private static List<String> filters(List<MetaDataOperationArgument> arguments, String schema, String table) {
        List<String> filters = new ArrayList<>();
        is(filters, "table_cat", text(arguments, 0));
        is(filters, schema, text(arguments, 1));
        is(filters, table, text(arguments, 2));
        return filters;
    }

    private static @Nullable String text(List<MetaDataOperationArgument> arguments, int index) {
        return index < arguments.size() && arguments.get(index).value() instanceof String text ? text : null;
    }

    private static void is(List<String> filters, String column, @Nullable String value) {
        if (value != null) {
            filters.add("UPPER(" + column + ") = UPPER(" + Quoted.text(value) + ")");
        }
    }
}
