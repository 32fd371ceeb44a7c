/**
 * What a database says of itself. Definitions are compared with it and made from it in {@code io.leanq.schema}; readers
 * belong to dialects.
 *
 * <ol>
 *   <li>{@link Catalog}: the tables, views and sequences that were found
 *   <li>{@link CatalogReader}: reads the catalog of one kind of database
 *   <li>{@link CatalogSelection}: what of a catalog is wanted
 *   <li>{@link Facet}: what is compared between a table as defined and as found
 *   <li>{@link Schema}: a schema other than the session's own
 *   <li>{@link IndexDefinition}: an index with its columns
 *   <li>{@link FoundFilling}: what a column's default in the catalog means
 *   <li>{@link DefaultValue}: a constant default, as the catalog's words and as a value
 *   <li>{@link Names}: names that users give, and those that are made for what they leave unnamed
 * </ol>
 */
@NullMarked
package io.leanq.catalog;

import org.jspecify.annotations.NullMarked;
