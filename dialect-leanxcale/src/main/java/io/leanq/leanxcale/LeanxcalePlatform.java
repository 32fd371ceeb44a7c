package io.leanq.leanxcale;

import io.leanq.catalog.CatalogReader;
import io.leanq.driver.DriverConnection;
import io.leanq.exec.Platform;
import io.leanq.leanxcale.catalog.CatalogFamily;
import io.leanq.leanxcale.catalog.LeanxcaleCatalogReader;
import io.leanq.leanxcale.dialect.LeanxcaleDialect;
import io.leanq.render.Dialect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * LeanXcale as a platform. Its generations differ, as far as known, in their catalogs only, so the server is not asked
 * before a statement; the catalog reader asks for itself.
 */
public final class LeanxcalePlatform implements Platform {
    private final @Nullable String schema;
    private final boolean checkLengths;

    /** @param schema where unqualified names are looked up; null for the user's own */
    public LeanxcalePlatform(@Nullable String schema) {
        this(schema, true);
    }

    /**
     * @param checkLengths whether text and bytes that are longer than the column they are written to are refused before
     *     they are sent
     */
    public LeanxcalePlatform(@Nullable String schema, boolean checkLengths) {
        this.schema = schema;
        this.checkLengths = checkLengths;
    }

    @Override
    public boolean dialectDependsOnGeneration() {
        return false;
    }

    @Override
    public Dialect dialect(Optional<String> generation) {
        return checkLengths ? LeanxcaleDialect.INSTANCE : LeanxcaleDialect.UNCHECKED_LENGTHS;
    }

    @Override
    public Optional<String> probe(DriverConnection connection) {
        return CatalogFamily.probe(connection).map(CatalogFamily::generation);
    }

    @Override
    public CatalogReader catalogReader() {
        return new LeanxcaleCatalogReader(schema);
    }
}
