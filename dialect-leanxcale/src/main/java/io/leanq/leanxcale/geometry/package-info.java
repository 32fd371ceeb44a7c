/**
 * Geometry over columns that hold well-known text (WKT), by LeanXcale's {@code ST_} functions:
 * {@link io.leanq.leanxcale.geometry.Geometry}.
 */
@NullMarked
package io.leanq.leanxcale.geometry;

import org.jspecify.annotations.NullMarked;
