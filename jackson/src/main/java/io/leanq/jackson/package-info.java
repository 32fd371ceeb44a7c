/**
 * JSON documents in text columns, read and written by Jackson as the program's own classes, records, generic types or
 * trees.
 *
 * <ul>
 *   <li>{@link io.leanq.jackson.JsonTypes}: makes the types of such columns
 * </ul>
 */
@NullMarked
package io.leanq.jackson;

import org.jspecify.annotations.NullMarked;
