package io.leanq.exec;

import io.leanq.catalog.CatalogReader;
import io.leanq.driver.DriverConnection;
import io.leanq.render.Dialect;
import java.util.Optional;

/**
 * A kind of database: the SQL of each of its generations, and how its catalog is read. Implementations are thread-safe.
 */
public interface Platform {

    /** Whether {@link #dialect} depends on the generation, so that the server must be probed first. */
    boolean dialectDependsOnGeneration();

    /** @param generation the result of {@link #probe}; empty if unknown or not probed */
    Dialect dialect(Optional<String> generation);

    /**
     * Asks the server for its generation. Never throws for a server that does not know the question.
     *
     * @return the generation; empty if the server does not say it
     */
    Optional<String> probe(DriverConnection connection);

    /** The reader of the database's catalog. */
    CatalogReader catalogReader();
}
