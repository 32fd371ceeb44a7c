/**
 * Orders by which pages of rows follow each other; {@link io.leanq.query.Dsl#up}, {@link io.leanq.query.Dsl#down} and
 * {@code seek} make them. {@link Seek2} and its like, for 1 to 16 keys, are generated from one template.
 */
@NullMarked
package io.leanq.query.seek;

import org.jspecify.annotations.NullMarked;
