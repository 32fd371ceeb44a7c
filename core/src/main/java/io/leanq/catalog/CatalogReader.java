package io.leanq.catalog;

import io.leanq.driver.DriverConnection;

/**
 * Reads the objects of a database from its catalog. There is one implementation for each kind of catalog.
 * Implementations are thread-safe.
 */
public interface CatalogReader {

    /**
     * Reads the selected tables, views and sequences, and states what the catalog does not show of them:
     * {@link Catalog#notTold} and {@link Catalog#showsUniqueConstraints}.
     *
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    Catalog read(DriverConnection connection, CatalogSelection selection);
}
