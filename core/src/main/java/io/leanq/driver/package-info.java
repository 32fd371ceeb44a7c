/** The service that a database client implements: connect, execute, batch, fetch; SQL text and binds in, cells out. */
@NullMarked
package io.leanq.driver;

import org.jspecify.annotations.NullMarked;
