/** Tests of the driver over JDBC. */
@NullMarked
package io.leanq.driver.jdbc;

import org.jspecify.annotations.NullMarked;
