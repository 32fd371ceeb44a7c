/** The language users write statements in: typed expressions, steps of statements, and the entry points in {@link io.leanq.query.Dsl}. */
@NullMarked
package io.leanq.query;

import org.jspecify.annotations.NullMarked;
