/**
 * Orders by which pages of rows follow each other.
 *
 * <ol>
 *   <li>{@link Seek}: an order without ties, and the condition by which the next page begins
 *   <li>{@link SeekKey}: one column of it with its direction, made by {@code up} and {@code down} of
 *       {@link io.leanq.query.Dsl}
 *   <li>{@link Seek2}: what {@code seek} makes of two keys; from {@link Seek1} to {@link Seek16}, generated from one
 *       template
 * </ol>
 */
@NullMarked
package io.leanq.query.seek;

import org.jspecify.annotations.NullMarked;
