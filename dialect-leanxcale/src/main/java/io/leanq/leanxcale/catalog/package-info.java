/**
 * Reads LeanXcale's catalog, LXSYS, under either family of its column names, and the catalogs of servers without LXSYS.
 *
 * <ol>
 *   <li>{@link LeanxcaleCatalogReader}: the reader; it finds out which kind of catalog a server has
 *   <li>{@link CatalogFamily}: the two families of column names, and their queries
 * </ol>
 */
@NullMarked
package io.leanq.leanxcale.catalog;

import org.jspecify.annotations.NullMarked;
