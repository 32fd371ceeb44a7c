/**
 * What a database says of itself: {@link io.leanq.catalog.Catalog} holds the tables, views and sequences that a
 * {@link io.leanq.catalog.CatalogReader} has found, for a {@link io.leanq.catalog.CatalogSelection}. Definitions are compared with it and
 * made from it in {@code io.leanq.schema}; readers belong to dialects.
 */
@NullMarked
package io.leanq.catalog;

import org.jspecify.annotations.NullMarked;
