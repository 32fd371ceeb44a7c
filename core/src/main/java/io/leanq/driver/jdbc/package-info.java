/**
 * The driver interface over any JDBC driver: for databases that are not LeanXcale, and inside callers' transactions.
 *
 * <ol>
 *   <li>{@link JdbcDriver}: lends the connections of a data source
 *   <li>{@link JdbcConnection}: a JDBC connection as a driver's
 *   <li>{@link JdbcOwnership}: whose the transactions of a connection are, and who closes it
 * </ol>
 */
@NullMarked
package io.leanq.driver.jdbc;

import org.jspecify.annotations.NullMarked;
