/** Reading LeanXcale's catalog, LXSYS, under either family of its column names. */
@NullMarked
package io.leanq.leanxcale.catalog;

import org.jspecify.annotations.NullMarked;
