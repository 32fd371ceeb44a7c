package io.leanq.schema;

import io.leanq.driver.DriverConnection;
import io.leanq.tree.ObjectName;
import java.util.Collection;

/** Reads what is in a database from its catalog. One implementation for each kind of catalog; thread-safe. */
public interface CatalogReader {

    /**
     * Those of the named tables and sequences that are there. A name without a schema means the session's default one;
     * names are matched by {@link io.leanq.render.Identifiers#matches}.
     *
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    Catalog read(DriverConnection connection, Collection<ObjectName> names);
}
