package io.leanq.driver;

import io.leanq.tree.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * What a database tells of its tables in the calls of JDBC's {@link java.sql.DatabaseMetaData}, for databases whose own
 * catalog LeanQ does not know. The cursors have JDBC's columns in JDBC's order, perhaps with more behind them. Belongs
 * to the connection that it came from, and to its thread; all methods throw what {@link DriverConnection} throws.
 */
public interface DriverMetadata {

    /** Where names without a schema are; empty if the database has no schemas, or does not tell. */
    Optional<String> defaultSchema();

    /** Whether the database is known to keep names that were written bare in upper case. */
    boolean foldsToUpper();

    /**
     * As {@link java.sql.DatabaseMetaData#getTables}, of all schemas.
     *
     * @param types kinds as the database calls them, such as TABLE
     */
    DriverCursor tables(List<String> types);

    /**
     * As {@link java.sql.DatabaseMetaData#getColumns}.
     *
     * @param schema a pattern with % and _; empty for any, or none
     * @param table a pattern with % and _
     */
    DriverCursor columns(Optional<String> schema, String table);

    /** As {@link java.sql.DatabaseMetaData#getPrimaryKeys}; empty if the database does not tell keys in this way. */
    Optional<DriverCursor> primaryKey(ObjectName table);

    /** As {@link java.sql.DatabaseMetaData#getImportedKeys}; empty if the database does not tell keys in this way. */
    Optional<DriverCursor> foreignKeys(ObjectName table);

    /** As {@link java.sql.DatabaseMetaData#getIndexInfo}; empty if the database does not tell indexes in this way. */
    Optional<DriverCursor> indexes(ObjectName table);
}
