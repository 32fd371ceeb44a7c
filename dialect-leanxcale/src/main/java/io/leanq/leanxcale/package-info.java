/** LeanXcale: connecting, its dialect and its vendor clauses. */
@NullMarked
package io.leanq.leanxcale;

import org.jspecify.annotations.NullMarked;
