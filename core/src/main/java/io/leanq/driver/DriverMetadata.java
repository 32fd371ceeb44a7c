package io.leanq.driver;

import io.leanq.tree.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * The catalog of a database as JDBC's {@link java.sql.DatabaseMetaData} has it, for databases whose own catalog LeanQ
 * does not read. The cursors have JDBC's columns in JDBC's order; further columns may follow. An instance belongs to
 * its connection and the connection's thread. All methods throw what {@link DriverConnection} throws.
 */
public interface DriverMetadata {

    /** The schema of names without a schema; empty if the database has no schemas or does not report it. */
    Optional<String> defaultSchema();

    /** Whether the database is known to fold unquoted names to upper case. */
    boolean foldsToUpper();

    /**
     * {@link java.sql.DatabaseMetaData#getTables} for all schemas.
     *
     * @param types the kinds of tables, such as TABLE, in the database's own terms
     */
    DriverCursor tables(List<String> types);

    /**
     * {@link java.sql.DatabaseMetaData#getColumns}.
     *
     * @param schema a pattern with % and _; empty for any schema or none
     * @param table a pattern with % and _
     */
    DriverCursor columns(Optional<String> schema, String table);

    /** {@link java.sql.DatabaseMetaData#getPrimaryKeys}; empty if the database does not support this call. */
    Optional<DriverCursor> primaryKey(ObjectName table);

    /** {@link java.sql.DatabaseMetaData#getImportedKeys}; empty if the database does not support this call. */
    Optional<DriverCursor> foreignKeys(ObjectName table);

    /** {@link java.sql.DatabaseMetaData#getIndexInfo}; empty if the database does not support this call. */
    Optional<DriverCursor> indexes(ObjectName table);
}
