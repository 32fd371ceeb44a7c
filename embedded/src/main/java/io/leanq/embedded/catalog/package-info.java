/**
 * The catalog schema LXSYS as views over H2's INFORMATION_SCHEMA. Read {@code LxSys} first, then {@code CatalogView},
 * {@code CatalogSources} and {@code CatalogTypes}.
 */
@NullMarked
package io.leanq.embedded.catalog;

import org.jspecify.annotations.NullMarked;
