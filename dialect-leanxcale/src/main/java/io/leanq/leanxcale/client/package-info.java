/**
 * LeanXcale's wire protocol as a {@link io.leanq.driver.Driver}: a pool of connections, and on each connection prepared
 * statements, cursors, batches and the classification of the server's errors. Objects that belong to one connection are
 * used by one thread at a time.
 *
 * <ol>
 *   <li>{@link LeanxcaleDriver}: the driver, which is the only public class here
 * </ol>
 */
@NullMarked
package io.leanq.leanxcale.client;

import org.jspecify.annotations.NullMarked;
