/**
 * Reads the catalog of any database through the metadata of its JDBC driver.
 *
 * <ol>
 *   <li>{@link JdbcCatalogReader}: the reader, over the calls of {@link java.sql.DatabaseMetaData}
 * </ol>
 */
@NullMarked
package io.leanq.catalog.jdbc;

import org.jspecify.annotations.NullMarked;
