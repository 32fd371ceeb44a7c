package io.leanq.leanxcale.catalog;

import io.leanq.SqlException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import java.util.Optional;

/**
 * The two families of column names in LXSYS (docs/leanxcale.md, "Catalog views"), and the queries that read them. Only
 * columns that the vendor's own tools name are used, and predicates only of the kinds that those tools send.
 */
public enum CatalogFamily {
    /** With underscores, as the vendor's dialect of September 2025 reads it. */
    UNDERSCORE("2.7") {
        @Override
        String defaultSchema() {
            return "SELECT username FROM LXSYS.CONNECTIONS WHERE current";
        }

        @Override
        String tables() {
            return "SELECT table_schem, table_name, table_type FROM LXSYS.TABLES WHERE table_schem <> 'LXSYS'";
        }

        @Override
        String columns(boolean ofOneTable) {
            return "SELECT table_name, column_name, data_type, type_name, nullable, column_def, column_size, decimal_digits,"
                    + " is_autoincrement, is_generated_column FROM LXSYS.COLUMNS"
                    + " WHERE table_schem = ?" + (ofOneTable ? " AND table_name = ?" : "")
                    + " ORDER BY ordinal_position";
        }

        @Override
        boolean isFull() {
            return true;
        }

        @Override
        String primaryKeys(boolean ofOneName) {
            return "SELECT table_name, column_name, key_seq FROM LXSYS.PRIMARY_KEYS"
                    + (ofOneName ? " WHERE table_name = ?" : "") + " ORDER BY key_seq";
        }

        @Override
        String foreignKeys(boolean ofOneTable) {
            return "SELECT table_name, key_name, column_name, ptable_schem, ptable_name, pcolumn_name, on_delete"
                    + " FROM LXSYS.FOREIGN_KEYS WHERE table_schem = ?" + (ofOneTable ? " AND table_name = ?" : "")
                    + " ORDER BY key_name, key_seq";
        }

        @Override
        String indexes(boolean ofOneTable) {
            return "SELECT table_name, index_name, column_name, CAST(non_unique AS INTEGER) FROM LXSYS.INDEX_COLUMNS"
                    + " WHERE table_schem = ?" + (ofOneTable ? " AND table_name = ?" : "")
                    + " ORDER BY index_name, ordinal_position";
        }
    },
    /** Without underscores, as the vendor's dialects from December 2024 to February 2025 read it. */
    PLAIN("2.5") {
        @Override
        String defaultSchema() {
            return "SELECT schema FROM LXSYS.CONNECTIONS WHERE iscurrent";
        }

        @Override
        String tables() {
            return "SELECT tableSchem, tableName, tableType FROM LXSYS.TABLES WHERE tableSchem <> 'LXSYS'";
        }

        @Override
        String columns(boolean ofOneTable) {
            return "SELECT tableName, columnName, dataType, typeName, nullable, columnDef FROM LXSYS.COLUMNS"
                    + " WHERE tableSchem = ?" + (ofOneTable ? " AND tableName = ?" : "");
        }

        @Override
        boolean isFull() {
            return false;
        }

        @Override
        String primaryKeys(boolean ofOneName) {
            return "SELECT tableName, columnName, keySeq FROM LXSYS.PRIMARY_KEYS"
                    + (ofOneName ? " WHERE tableName = ?" : "") + " ORDER BY keySeq";
        }

        @Override
        String foreignKeys(boolean ofOneTable) {
            return "SELECT fktableName, fkName, fkcolumnName, pktableSchem, pktableName, pkcolumnName"
                    + " FROM LXSYS.FOREIGN_KEYS WHERE fktableSchem = ?" + (ofOneTable ? " AND fktableName = ?" : "")
                    + " ORDER BY fkName, keySeq";
        }

        @Override
        String indexes(boolean ofOneTable) {
            return "SELECT tableName, indexName, columnName, CAST(nonUnique AS INTEGER) FROM LXSYS.INDEX_COLUMNS"
                    + " WHERE tableSchem = ?" + (ofOneTable ? " AND tableName = ?" : "")
                    + " ORDER BY indexName, ordinalPosition";
        }
    };

    private final String generation;

    CatalogFamily(String generation) {
        this.generation = generation;
    }

    /** The youngest generation known to have this family. */
    public String generation() {
        return generation;
    }

    /**
     * Asks the server which family it has; empty if it knows the names of neither.
     *
     * @throws SqlException if it refuses for another reason, so that it may have one
     */
    public static Optional<CatalogFamily> probe(DriverConnection connection) {
        for (CatalogFamily family : values()) {
            try {
                connection.query(family.tables() + " AND 1=0", BindWriter.NONE).close();
                return Optional.of(family);
            } catch (SqlException e) {
                if (!e.mayBeUnknownName()) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    /** One column: the name of the current user's schema. */
    abstract String defaultSchema();

    /** Schema, name, type. */
    abstract String tables();

    /**
     * Table, name, type code, type name, nullable, default, and with {@link #isFull} size, digits, identity and
     * computed, both as YES or NO; by schema, and by table if one table's are wanted. A table's own are in order,
     * tables may mix.
     */
    abstract String columns(boolean ofOneTable);

    /** Whether the catalog tells lengths, identities, computed columns and delete rules. */
    abstract boolean isFull();

    /** Table, column and position; of all schemas, which the view does not tell apart, or by table name. */
    abstract String primaryKeys(boolean ofOneName);

    /**
     * Table, key, column, target's schema, target, target's column, and with {@link #isFull} the delete rule; by
     * schema, and by table if one table's are wanted.
     */
    abstract String foreignKeys(boolean ofOneTable);

    /** Table, index, column, 0 if unique; by schema, and by table if one table's are wanted. */
    abstract String indexes(boolean ofOneTable);
}
