/** A LeanXcale-speaking server over H2, for development and tests. */
@NullMarked
package io.leanq.embedded;

import org.jspecify.annotations.NullMarked;
