/** The driver interface over any JDBC driver: for databases that are not LeanXcale, and inside callers' transactions. */
@NullMarked
package io.leanq.driver.jdbc;

import org.jspecify.annotations.NullMarked;
