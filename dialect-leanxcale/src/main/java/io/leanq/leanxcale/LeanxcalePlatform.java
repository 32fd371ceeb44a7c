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
 * LeanXcale as a platform. As far as known, the generations of LeanXcale differ only in their catalogs. So no statement
 * depends on the server's generation, and only the catalog reader asks for it.
 */
public final class LeanxcalePlatform implements Platform {
    private final @Nullable String schema;
    private final boolean checkLengths;

    /**
     * A platform that refuses text and bytes that are longer than their column.
     *
     * @param schema where unqualified names are looked up; null for the user's own schema
     */
    public LeanxcalePlatform(@Nullable String schema) {
        this(schema, true);
    }

    /**
     * @param schema where unqualified names are looked up; null for the user's own schema
     * @param checkLengths whether text and bytes that are longer than their column are refused before they are sent
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
