package io.leanq.embedded.catalog;

/**
 * The family of column names that the views of LXSYS have. LeanXcale changed the names between 2.5 and 2.7. With one
 * family alone, a view holds the columns that the vendor's tools of that time name, and those before them in
 * {@code SELECT *}.
 */
public enum CatalogNames {
    /** Both families side by side, and a few more columns. */
    BOTH,
    /** {@code tableSchem}, {@code tableName} and so on. */
    OLD,
    /** {@code table_schem}, {@code table_name} and so on. */
    NEW
}
