/**
 * The driver interface over any JDBC driver: for databases other than LeanXcale, and for work inside the application's
 * transactions.
 *
 * <ol>
 *   <li>{@link JdbcDriver}: lends the connections of a data source
 *   <li>{@link JdbcConnection}: a JDBC connection as a driver connection
 *   <li>{@link JdbcOwnership}: who ends the transactions of a connection, and who closes it
 * </ol>
 */
@NullMarked
package io.leanq.driver.jdbc;

import org.jspecify.annotations.NullMarked;
