package io.leanq.embedded.catalog;

/**
 * Which family of column names the views of LXSYS have. LeanXcale changed them between 2.5 and 2.7; with one family
 * alone the views hold the columns that the vendor's tools of that age name, and those that stand before them in
 * {@code SELECT *}.
 */
public enum CatalogNames {
    /** Both families side by side, and what is useful beyond them. */
    BOTH,
    /** {@code tableSchem}, {@code tableName} and so on. */
    OLD,
    /** {@code table_schem}, {@code table_name} and so on. */
    NEW
}
