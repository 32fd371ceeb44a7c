package io.leanq.schema;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogSelection;
import io.leanq.render.Dialect;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ObjectName;
import java.util.Collection;

/** A database that a schema can be created in, and read from. {@code Database} is one. */
public interface SchemaTarget {

    Dialect dialect();

    /**
     * What the database has of the selected tables, views and sequences.
     *
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    Catalog catalog(CatalogSelection selection);

    /** What the database has of these names: {@link CatalogSelection#named}. */
    default Catalog catalog(Collection<ObjectName> names) {
        return catalog(CatalogSelection.named(names));
    }

    /** Runs DDL, which the database commits by itself. */
    void execute(DdlNode ddl);
}
