package io.leanq.exec;

import io.leanq.catalog.CatalogReader;
import io.leanq.catalog.jdbc.JdbcCatalogReader;
import io.leanq.driver.DriverConnection;
import io.leanq.render.DateStyle;
import io.leanq.render.Dialect;
import io.leanq.render.Feature;
import io.leanq.render.TypeNames;
import io.leanq.type.SqlType;
import java.util.Optional;

/** Databases with standard SQL over JDBC, whose catalog is read from {@link java.sql.DatabaseMetaData}. */
public enum StandardPlatform implements Platform {
    /**
     * H2 takes a backslash in LIKE for an escape unless the statement says otherwise, and sums DOUBLE as decimals. Of
     * an item with several aggregates, H2 2.5 fails on FILTER in a group without such rows.
     */
    H2(Dialect.STANDARD.toBuilder("H2")
            .features(
                    Feature.USERS,
                    Feature.IF_NOT_EXISTS,
                    Feature.TABLE_OF_QUERY,
                    Feature.REPLACE_VIEW,
                    Feature.CONDITIONAL_SEQUENCE,
                    Feature.FOR_UPDATE)
            .without(
                    Feature.GROUPING_SETS,
                    Feature.COLLECT,
                    Feature.AGGREGATE_FILTER,
                    Feature.SIMILAR_TO,
                    Feature.COUNTED_COMBINATIONS,
                    Feature.LATERAL,
                    Feature.JSON_PATHS)
            .explain("EXPLAIN ")
            .likeEscapes()
            .joinsEnclosed()
            .wholeKeys()
            .explicitTypes()
            .dateStyle(DateStyle.H2)
            .typeNames(StandardPlatform::name)
            .build()),

    /**
     * HSQLDB requires a length for every VARCHAR and a FROM in every select. Its IS TRUE of an unknown condition is
     * unknown, where the standard has false.
     */
    HSQLDB(Dialect.STANDARD.toBuilder("HSQLDB")
            .features(Feature.USERS, Feature.IF_NOT_EXISTS)
            .without(
                    Feature.WINDOWS,
                    Feature.GROUPING_SETS,
                    Feature.LIST_AGGREGATE,
                    Feature.COLLECT,
                    Feature.AGGREGATE_FILTER,
                    Feature.EXPLAIN,
                    Feature.DATE_ARITHMETIC,
                    Feature.CALENDAR_FIELDS,
                    Feature.SIMILAR_TO,
                    Feature.TRUTH_TESTS,
                    Feature.LATERAL,
                    Feature.JSON,
                    Feature.JSON_AGGREGATES,
                    Feature.JSON_PATHS)
            .dateStyle(DateStyle.STANDARD)
            .typeNames(StandardPlatform::hsqldbName)
            .ddlForms(new HsqldbDdl())
            .fromRequired()
            .explicitTypes()
            .build());

    private final Dialect dialect;

    StandardPlatform(Dialect dialect) {
        this.dialect = dialect;
    }

    /** H2's names of types: a bare TIME has whole seconds only. */
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
