package io.leanq.wire.common;

/** The JDBC metadata calls of SyncResults, numbered as on the wire. */
public enum MetaDataOperation {
    GET_ATTRIBUTES,
    GET_BEST_ROW_IDENTIFIER,
    GET_CATALOGS,
    GET_CLIENT_INFO_PROPERTIES,
    GET_COLUMN_PRIVILEGES,
    GET_COLUMNS,
    GET_CROSS_REFERENCE,
    GET_EXPORTED_KEYS,
    GET_FUNCTION_COLUMNS,
    GET_FUNCTIONS,
    GET_IMPORTED_KEYS,
    GET_INDEX_INFO,
    GET_PRIMARY_KEYS,
    GET_PROCEDURE_COLUMNS,
    GET_PROCEDURES,
    GET_PSEUDO_COLUMNS,
    GET_SCHEMAS,
    GET_SCHEMAS_WITH_ARGS,
    GET_SUPER_TABLES,
    GET_SUPER_TYPES,
    GET_TABLE_PRIVILEGES,
    GET_TABLES,
    GET_TABLE_TYPES,
    GET_TYPE_INFO,
    GET_UDTS,
    GET_VERSION_COLUMNS;

    private static final MetaDataOperation[] ALL = values();

    /** The constant with this number. */
    public static MetaDataOperation of(int number) {
        return Numbered.at(ALL, number, "metadata operation");
    }

    /** The number on the wire. */
    public int number() {
        return ordinal();
    }
}
