/**
 * The contents of database catalogs. {@code io.leanq.schema} compares definitions with them and makes definitions from
 * them; each dialect has its own reader.
 *
 * <ol>
 *   <li>{@link Catalog}: the tables, views and sequences that were found
 *   <li>{@link CatalogReader}: reads the catalog of one kind of database
 *   <li>{@link CatalogSelection}: which objects of a catalog are read
 *   <li>{@link Facet}: a property in which a definition and a catalog are compared
 *   <li>{@link Schema}: a schema other than the session's own
 *   <li>{@link IndexDefinition}: an index with its columns and options
 *   <li>{@link FoundFilling}: the meaning of a column's default in a catalog
 *   <li>{@link DefaultText}: a parser of the defaults that catalogs contain
 *   <li>{@link Names}: checks names that users give, and generates names for objects without one
 * </ol>
 */
@NullMarked
package io.leanq.catalog;

import org.jspecify.annotations.NullMarked;
