/**
 * Geometry over columns that hold well-known text (WKT), by LeanXcale's {@code ST_} functions.
 *
 * <ul>
 *   <li>{@link io.leanq.leanxcale.geometry.Geometry}: a geometry inside a statement, with its predicates and distances
 * </ul>
 */
@NullMarked
package io.leanq.leanxcale.geometry;

import org.jspecify.annotations.NullMarked;
