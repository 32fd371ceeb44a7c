/** Reading LeanXcale's catalog, LXSYS, under either family of its column names, and the catalogs of servers without it. */
@NullMarked
package io.leanq.leanxcale.catalog;

import org.jspecify.annotations.NullMarked;
