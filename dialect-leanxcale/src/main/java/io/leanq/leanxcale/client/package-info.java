/**
 * LeanXcale's wire protocol as a {@link io.leanq.driver.Driver}: a pool of connections, and on each of them prepared
 * statements, cursors, batches and the mapping of the server's errors. Everything below one connection belongs to one
 * thread at a time.
 *
 * <ol>
 *   <li>{@link LeanxcaleDriver}: the driver; everything else here is behind it
 * </ol>
 */
@NullMarked
package io.leanq.leanxcale.client;

import org.jspecify.annotations.NullMarked;
