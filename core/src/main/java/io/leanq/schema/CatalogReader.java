package io.leanq.schema;

import io.leanq.driver.DriverConnection;

/** Reads what is in a database from its catalog. One implementation for each kind of catalog; thread-safe. */
public interface CatalogReader {

    /**
     * The selected tables, views and sequences.
     *
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    Catalog read(DriverConnection connection, CatalogSelection selection);
}
