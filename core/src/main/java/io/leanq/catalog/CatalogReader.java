package io.leanq.catalog;

import io.leanq.driver.DriverConnection;

/** Reads what is in a database from its catalog. One implementation for each kind of catalog; thread-safe. */
public interface CatalogReader {

    /**
     * The selected tables, views and sequences, and what the catalog does not tell of them: {@link Catalog#notTold} and
     * {@link Catalog#showsUniqueConstraints}.
     *
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    Catalog read(DriverConnection connection, CatalogSelection selection);
}
