package io.leanq.leanxcale.catalog;

import io.leanq.ConnectionLost;
import io.leanq.SqlException;
import io.leanq.catalog.Catalog;
import io.leanq.catalog.CatalogReader;
import io.leanq.catalog.CatalogSelection;
import io.leanq.catalog.jdbc.JdbcCatalogReader;
import io.leanq.driver.DriverConnection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads LXSYS if the server has it, as LeanXcale does; else the metadata that the server reports by JDBC, as Avatica's
 * own server does. The server is asked for LXSYS until a catalog has been read once. Thread-safe.
 */
public final class LeanxcaleCatalogReader implements CatalogReader {
    private final @Nullable String schema;
    private volatile @Nullable CatalogReader known;

    /** @param schema where unqualified names are looked up; null for the user's own schema */
    public LeanxcaleCatalogReader(@Nullable String schema) {
        this.schema = schema;
    }

    @Override
    public Catalog read(DriverConnection connection, CatalogSelection selection) {
        CatalogReader reader = known;
        if (reader != null) {
            return reader.read(connection, selection);
        }
        Optional<CatalogFamily> family = CatalogFamily.probe(connection);
        Catalog catalog;
        if (family.isPresent()) {
            reader = new LxsysReader(schema, family.get());
            catalog = reader.read(connection, selection);
        } else {
            reader = new JdbcCatalogReader();
            catalog = withoutLxsys(reader, connection, selection);
        }
        known = reader;
        return catalog;
    }

    private static Catalog withoutLxsys(CatalogReader reader, DriverConnection connection, CatalogSelection selection) {
        try {
            return reader.read(connection, selection);
        } catch (ConnectionLost e) {
            throw e;
        } catch (SqlException e) {
            throw new SqlException(
                    "the catalog cannot be read: LXSYS.TABLES has neither the names of generation 2.5 nor those of "
                            + "2.7, or"
                            + " there is no LXSYS; and the server refuses to tell of its tables in JDBC's words",
                    "42S02",
                    -1,
                    e.serverMessage(),
                    e);
        }
    }
}
