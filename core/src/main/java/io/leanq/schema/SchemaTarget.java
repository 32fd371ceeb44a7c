package io.leanq.schema;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogSelection;
import io.leanq.evolve.PlanTarget;
import io.leanq.evolve.SchemaState;
import io.leanq.tree.ObjectName;
import java.util.Collection;

/** A database in which schemas can be created and from which they can be read. {@code Database} implements it. */
public interface SchemaTarget extends PlanTarget {

    /**
     * Reads the selected tables, views and sequences from the database's catalog.
     *
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    Catalog catalog(CatalogSelection selection);

    /** Reads the tables, views and sequences with these names: {@link CatalogSelection#named}. */
    default Catalog catalog(Collection<ObjectName> names) {
        return catalog(CatalogSelection.named(names));
    }

    @Override
    default SchemaState state(Collection<ObjectName> names) {
        return Reflector.reflect(this, CatalogSelection.named(names)).state();
    }
}
