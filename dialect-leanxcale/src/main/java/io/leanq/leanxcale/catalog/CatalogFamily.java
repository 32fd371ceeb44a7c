package io.leanq.leanxcale.catalog;

import io.leanq.SqlException;
import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import java.util.Optional;

/**
 * The two families of column names in LXSYS (docs/leanxcale.md, "Catalog views"), and the queries that read them. The
 * queries name only columns that the vendor's own tools name, and have only kinds of predicates that those tools send.
 */
public enum CatalogFamily {
    /** Names with underscores, as the vendor's dialect of September 2025 reads them. */
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
            return "SELECT table_name, column_name, data_type, type_name, nullable, column_def, column_size, "
                    + "decimal_digits,"
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
    /** Names without underscores, as the vendor's dialects from December 2024 to February 2025 read them. */
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

    /** The newest generation that is known to have this family. */
    public String generation() {
        return generation;
    }

    /**
     * Asks the server which family it has; empty if it has neither.
     *
     * @throws SqlException if the server refuses for another reason than unknown names, so that it may have a family
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

    /** A query of one column: the name of the current user's schema. */
    abstract String defaultSchema();

    /** A query of schema, name and type of each table, view and sequence. */
    abstract String tables();

    /**
     * A query of each column: table, name, type code, type name, nullable, default, and if {@link #isFull} size,
     * digits, identity and computed, the last two as YES or NO. The parameters are the schema and, for one table, its
     * name. The columns of one table come in their order; rows of several tables may be mixed.
     */
    abstract String columns(boolean ofOneTable);

    /** Whether the catalog has lengths, identities, computed columns and delete rules. */
    abstract boolean isFull();

    /**
     * A query of table, column and position of each part of a primary key. The view has no schemas, so the query is of
     * the tables of all schemas, or of all tables of the name that is its parameter.
     */
    abstract String primaryKeys(boolean ofOneName);

    /**
     * A query of each part of a foreign key: table, key, column, target's schema, target, target's column, and if
     * {@link #isFull} the delete rule. The parameters are the schema and, for one table, its name.
     */
    abstract String foreignKeys(boolean ofOneTable);

    /**
     * A query of each part of an index: table, index, column, and 0 if the index is unique. The parameters are the
     * schema and, for one table, its name.
     */
    abstract String indexes(boolean ofOneTable);
}
