package io.leanq.exec;

import io.leanq.catalog.CatalogReader;
import io.leanq.driver.DriverConnection;
import io.leanq.render.Dialect;
import java.util.Optional;

/** What LeanQ must know of a kind of database: how it spells SQL in which generation, and how its catalog is read. */
public interface Platform {

    /**
     * Whether {@link #dialect} answers different things for different generations, so that the server must be asked.
     */
    boolean dialectDependsOnGeneration();

    /** @param generation as {@link #probe} answered it, empty if unknown or not asked */
    Dialect dialect(Optional<String> generation);

    /** Asks the server for its generation. Never throws for a server that cannot tell: that is empty. */
    Optional<String> probe(DriverConnection connection);

    CatalogReader catalogReader();
}
