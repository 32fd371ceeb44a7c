/** Reads the catalog of any database by what its JDBC driver says of it. */
@NullMarked
package io.leanq.catalog.jdbc;

import org.jspecify.annotations.NullMarked;
