package io.leanq.exec;

import io.leanq.catalog.CatalogReader;
import io.leanq.catalog.jdbc.JdbcCatalogReader;
import io.leanq.driver.DriverConnection;
import io.leanq.render.Dialect;
import io.leanq.render.Feature;
import io.leanq.render.TypeNames;
import io.leanq.type.SqlType;
import java.util.Optional;

/** Databases that speak the standard's SQL over JDBC, with a catalog in {@link java.sql.DatabaseMetaData}. */
public enum StandardPlatform implements Platform {
    /** Takes the backslash in LIKE as an escape unless told otherwise, and sums DOUBLE as decimals. */
    H2(Dialect.STANDARD.toBuilder("H2")
            .features(Feature.REPLACE_VIEW, Feature.CONDITIONAL_SEQUENCE)
            .likeEscapes()
            .joinsEnclosed()
            .wholeKeys()
            .explicitTypes()
            .typeNames(StandardPlatform::name)
            .build()),

    /** Wants a length with every VARCHAR, and a from with every select. */
    HSQLDB(Dialect.STANDARD.toBuilder("HSQLDB")
            .typeNames(StandardPlatform::hsqldbName)
            .fromRequired()
            .explicitTypes()
            .build());

    private final Dialect dialect;

    StandardPlatform(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A bare TIME holds whole seconds. */
    private static String name(SqlType type) {
        return type == SqlType.Simple.TIME ? "TIME(3)" : TypeNames.STANDARD.name(type);
    }

    private static String hsqldbName(SqlType type) {
        String standard = name(type);
        return type.equals(type.withoutLength())
                        && (type instanceof SqlType.Varchar || type instanceof SqlType.Varbinary)
                ? standard + "(16777216)"
                : standard;
    }

    @Override
    public boolean dialectDependsOnGeneration() {
        return false;
    }

    @Override
    public Dialect dialect(Optional<String> generation) {
        return dialect;
    }

    @Override
    public Optional<String> probe(DriverConnection connection) {
        return Optional.empty();
    }

    @Override
    public CatalogReader catalogReader() {
        return new JdbcCatalogReader();
    }
}
